namespace Tandem.Net;

using System.Security.Cryptography.X509Certificates;
using Tandem.Engine;
using Tandem.Engine.Outputs;
using Tandem.Engine.Ports;
using Tandem.Engine.Replay;
using Tandem.Engine.Settings;
using Tandem.Engine.Tracing;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Net.Loop;
using Tandem.Net.Names;
using Tandem.Net.Transports;
using Tandem.Sip.Settings;

/// <summary>How a node meets the network.</summary>
public sealed record NetConfig
{
    /// <summary>Where SIP is listened to; port 0 lets the system choose.</summary>
    public required IReadOnlyList<(SipTransport Transport, NetAddress Local)> Listeners { get; init; }

    /// <summary>The address RTP sockets are bound to, without port.</summary>
    public required NetAddress RtpHost { get; init; }

    public int RtpLow { get; init; } = 20_000;

    public int RtpHigh { get; init; } = 29_999;

    /// <summary>The one UDP port for the media of all browsers; 0: the lowest of the range that is free; null: no browsers.</summary>
    public int? BrowserPort { get; init; }

    /// <summary>What peers are told instead of our own address, behind NAT; none otherwise.</summary>
    public NetAddress Public { get; init; }

    public int Workers { get; init; } = 1;

    public TlsCertificate? Certificate { get; init; }

    /// <summary>Whose certificates we trust when we connect; null for those the machine trusts.</summary>
    public X509Certificate2Collection? TlsRoots { get; init; }

    /// <summary>Of these HTTP is given so many; 0 for its share.</summary>
    public int HttpConnections { get; init; }

    /// <summary>Files and sockets the process may open; audio and streams get their shares of it (<see cref="DescriptorBudget"/>).</summary>
    public long Descriptors { get; init; } = long.MaxValue;

    public StreamLimits Streams { get; init; } = new();

    public WebSocketLimits WebSockets { get; init; } = new();

    public ResolverLimits Names { get; init; } = new();

    public DnsLimits Dns { get; init; } = new();

    public MediaLimits Media { get; init; } = new();

    /// <summary>Commands under way; one more answers Overloaded.</summary>
    public int Commands { get; init; } = 10_000;

    /// <summary>32 random bytes.</summary>
    public required byte[] Seed { get; init; }

    /// <summary>Makes the exchange's configuration once the listeners' addresses are known.</summary>
    public required Func<IReadOnlyList<SipListener>, ExchangeConfig> Exchange { get; init; }

    public required IStorePort Store { get; init; }

    public required IRecordingPort Recordings { get; init; }

    /// <summary>The services that flows ask; null: there are none, and each is told so.</summary>
    public IOutsidePort? Outside { get; init; }

    /// <summary>Takes what pages that speak Verto are told, on the loop's thread; must not wait. Null: there are none.</summary>
    public Action<PageOrder>? Pages { get; init; }

    /// <summary>Where what goes into the exchange is kept for a replay; null: nowhere.</summary>
    public ITurnSink? Recorder { get; init; }

    /// <summary>Sees every SIP message; null: nobody does.</summary>
    public SipTap? Tap { get; init; }

    /// <summary>Is told what the log should say; null: nobody is.</summary>
    public INodeNews? News { get; init; }

    /// <summary>Where and what failed unexpectedly; the server goes on.</summary>
    public Action<string, Exception> Failed { get; init; } = (_, _) => { };
}
