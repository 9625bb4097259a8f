namespace Tandem.Sip.Settings;

/// <summary>What a stack is told at its birth. Immutable; times are whole milliseconds' worth.</summary>
public sealed record SipConfig
{
    /// <summary>Our listeners; the first of a transport is the one new requests leave from.</summary>
    public required IReadOnlyList<SipListener> Listeners { get; init; }

    /// <summary>Proxies that are believed when they say where a request came from.</summary>
    public IReadOnlyList<Foundation.NetBlock> Proxies { get; init; } = [];

    /// <summary>Networks whose peers are told our own address, not the public one.</summary>
    public IReadOnlyList<Foundation.LocalNet> LocalNets { get; init; } = [];

    /// <summary>The loop's number, put in branches, tags and Call-IDs so that the rim can route without state.</summary>
    public int Loop { get; init; }

    /// <summary>Server and User-Agent.</summary>
    public string UserAgent { get; init; } = "Tandem";

    public SipTimers Timers { get; init; } = new();

    public SipLimits Limits { get; init; } = new();

    public SessionTimerConfig SessionTimer { get; init; } = new();

    public RegistrarConfig Registrar { get; init; } = new();

    public DigestConfig Digest { get; init; } = new();

    public ReliableProvisionals Reliable { get; init; } = ReliableProvisionals.WhenRequired;
}
