namespace Tandem.Engine;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Ports;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Sip.Settings;

/// <summary>How one loop runs: its addresses, limits and tenants. Given once at start.</summary>
public sealed record ExchangeConfig
{
    /// <summary>Number of this loop on the node; it is in our branches, tags and Call-IDs so that the rim routes without state.</summary>
    public int Loop { get; init; }

    /// <summary>Where SIP is listened to.</summary>
    public required IReadOnlyList<SipListener> Listeners { get; init; }

    /// <summary>The address peers reach us at when we are behind NAT (Contact and SDP); none otherwise.</summary>
    public NetAddress Public { get; init; }

    public required IReadOnlyList<TenantConfig> Tenants { get; init; }

    public ExchangeLimits Limits { get; init; } = new();

    public CentreLimits CentreLimits { get; init; } = new();

    /// <summary>Timers, limits and policies of SIP; listeners and loop number are filled in from here.</summary>
    public SipConfig Sip { get; init; } = new() { Listeners = [] };

    /// <summary>Codecs and their order.</summary>
    public SdpPolicy Sdp { get; init; } = new();
}

/// <param name="Bindings">Registrations to restore.</param>
public sealed record TenantConfig(
    int Id,
    string Name,
    string Domain,
    ConfigurationRows Configuration,
    IReadOnlyList<StoredBinding> Bindings
);

/// <summary>Every limit of the exchange, with its default. What is past a limit is answered 503 with Retry-After.</summary>
public sealed record ExchangeLimits
{
    /// <summary>Calls in progress on this loop.</summary>
    public int Calls { get; init; } = 10_000;

    /// <summary>New calls a second, with a burst of a quarter of it; 0 is no limit.</summary>
    public int CallsPerSecond { get; init; }

    /// <summary>Retry-After of a refusal, in seconds.</summary>
    public int RetryAfterSeconds { get; init; } = 5;

    /// <summary>How long a released port pair rests before it is used again.</summary>
    public TimeSpan PortRest { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A leg that has sent RTP and is not on hold is probed after this long without any.</summary>
    public TimeSpan ProbeAfter { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>An unanswered probe ends the leg after this long (64·T1).</summary>
    public TimeSpan ProbeTimeout { get; init; } = TimeSpan.FromSeconds(32);

    /// <summary>Sounds kept decoded.</summary>
    public int Sounds { get; init; } = 256;

    /// <summary>Seconds of sound kept decoded, all tenants together: an hour is about 120 MB.</summary>
    public int SoundSeconds { get; init; } = 3_600;
}
