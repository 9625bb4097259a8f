namespace Tandem.Sip.Settings;

/// <summary>Session timers (RFC 4028).</summary>
public sealed record SessionTimerConfig
{
    /// <summary>False: neither offered nor announced.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Session-Expires we ask for, in seconds.</summary>
    public int Expires { get; init; } = 1800;

    /// <summary>The least we accept and ask for, in seconds (the RFC's own floor is 90; tests go lower).</summary>
    public int Minimum { get; init; } = 90;
}
