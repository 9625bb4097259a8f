namespace Tandem.Outbound;

/// <summary>What came of a request.</summary>
/// <param name="Status">Of HTTP; 0 when no answer came.</param>
/// <param name="Trouble">Why there is none, or not all of it.</param>
/// <param name="Detail">The same for a person; never the URL's query.</param>
/// <param name="Body">Its beginning, as much as was asked for.</param>
/// <param name="ContentType">Empty when it says none.</param>
/// <param name="RetryAfter">How long the other side asks us to stay away; null when it does not.</param>
public sealed record OutboundAnswer(
    int Status,
    OutboundTrouble Trouble,
    string Detail,
    byte[] Body,
    string ContentType,
    TimeSpan? RetryAfter
)
{
    /// <summary>It says 2xx.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    internal static OutboundAnswer None(OutboundTrouble trouble, string detail) => new(0, trouble, detail, [], "", null);
}

public enum OutboundTrouble
{
    None,

    /// <summary>The address is none that may be sent to.</summary>
    Refused,

    /// <summary>The name is not known.</summary>
    Unresolved,

    /// <summary>Nobody takes the connection.</summary>
    Unreachable,

    /// <summary>The certificate is not to be trusted, or TLS fails otherwise.</summary>
    Tls,

    /// <summary>No answer, or not all of it, in time.</summary>
    TimedOut,

    /// <summary>The connection ended early, or what came is no HTTP.</summary>
    Broken,
}
