namespace Tandem.Engine.Settings;

using Tandem.Core;
using Tandem.Core.Configuration;
using Tandem.Core.Contract;
using Tandem.Engine.Ports;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Codecs;
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

    /// <summary>Networks whose peers are told our own address all the same.</summary>
    public IReadOnlyList<LocalNet> LocalNets { get; init; } = [];

    public required IReadOnlyList<TenantConfig> Tenants { get; init; }

    public ExchangeLimits Limits { get; init; } = new();

    public CentreLimits CentreLimits { get; init; } = new();

    /// <summary>Timers, limits and policies of SIP; listeners and loop number are filled in from here.</summary>
    public SipConfig Sip { get; init; } = new() { Listeners = [] };

    /// <summary>Of the certificate media workers show in DTLS handshakes, for our descriptions; null: there are no legs of browsers.</summary>
    public CertificateFingerprint? MediaCertificate { get; init; }

    /// <summary>Codecs and their order.</summary>
    public SdpPolicy Sdp { get; init; } = new() { Codecs = CodecTable.Telephony };

    /// <summary>Likewise of browsers.</summary>
    public SdpPolicy BrowserSdp { get; init; } = new() { Codecs = CodecTable.Browsers };
}
