namespace Tandem.Sip.Settings;

/// <summary>The timers of RFC 3261 §17 (Table 4).</summary>
public sealed record SipTimers
{
    /// <summary>Round-trip estimate.</summary>
    public TimeSpan T1 { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest retransmission interval of non-INVITE requests and INVITE answers.</summary>
    public TimeSpan T2 { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How long a message can stay in the network.</summary>
    public TimeSpan T4 { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Timer D: at least 32 s over UDP (§17.1.1.2).</summary>
    public TimeSpan D { get; init; } = TimeSpan.FromSeconds(32);

    /// <summary>How long a called INVITE may stay without a final answer (Timer C's idea, §16.6).</summary>
    public TimeSpan C { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>64·T1: Timers B, F, H, J, L, M.</summary>
    public TimeSpan Span64 => T1 * 64;
}
