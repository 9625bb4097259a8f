namespace Tandem.Server.Hosting;

internal enum Severity
{
    Ok,

    /// <summary>The server starts and does less than was asked.</summary>
    Warning,

    /// <summary>The server does not start.</summary>
    Error,
}

/// <summary>One thing that was looked at before a start, and what to do where it is not well.</summary>
internal sealed record Finding(Severity Severity, string Text);
