namespace Tandem.Server.Options;

using System.Net;
using System.Security.Cryptography;
using Tandem.Core.Contract.Rows;
using Tandem.Foundation;
using Tandem.Native.Oidc;
using Tandem.Net.Transports;
using Tandem.Sip.Settings;
using Tandem.Store.Files.Recordings;

/// <summary>What a server is started with; made by <see cref="OptionSources"/>, a property or two for each row of <see cref="ServeOptionTable"/>.</summary>
internal sealed record ServeOptions
{
    private static readonly NetAddress Loopback = NetAddress.FromBytes([127, 0, 0, 1], 0);

    public string Data { get; init; } = "data";

    public IReadOnlyList<WebListener> Http { get; init; } = [new(Loopback.WithPort(8081), false)];

    /// <summary>Origins whose pages may use the APIs from a browser.</summary>
    public IReadOnlyList<string> CorsOrigins { get; init; } = [];

    /// <summary>From where <c>/metrics</c> is read without a key.</summary>
    public IReadOnlyList<NetBlock> MetricsAllowed { get; init; } = [];

    public IReadOnlyList<(SipTransport Transport, NetAddress Local)> Sip { get; init; } =
    [(SipTransport.Udp, Loopback.WithPort(5060)), (SipTransport.Tcp, Loopback.WithPort(5060))];

    public int RtpLow { get; init; } = 20_000;

    public int RtpHigh { get; init; } = 29_999;

    /// <summary>Where HTTP is found from outside, without a slash at its end; empty: not said.</summary>
    public string PublicUrl { get; init; } = "";

    /// <summary>The issuer at which people may sign in; null for none.</summary>
    public Uri? OidcAuthority { get; init; }

    /// <summary>What it knows this server as; empty: not given.</summary>
    public string OidcClientId { get; init; } = "";

    /// <summary>Empty where it gave none.</summary>
    public string OidcClientSecret { get; init; } = "";

    /// <summary>Of these; null without them.</summary>
    public OidcProvider? Oidc => OidcAuthority is null ? null : new OidcProvider(OidcAuthority, OidcClientId, OidcClientSecret, PublicUrl);

    /// <summary>Of whom a second factor is demanded, of every tenant.</summary>
    public TotpDemand RequireTotp { get; init; }

    /// <summary>The UDP port of all browsers' media; 0: the lowest free one of the range.</summary>
    public int BrowserPort { get; init; }

    public IReadOnlyList<TrunkRow> Trunks { get; init; } = [];

    /// <summary>The default tenant's numbers, and where calls from trunks to them go.</summary>
    public IReadOnlyList<RouteRow> Numbers { get; init; } = [];

    /// <summary>Name servers that are asked for trunks' names; none: those the system knows.</summary>
    public IReadOnlyList<IPEndPoint> DnsServers { get; init; } = [];

    /// <summary>The default tenant's country; empty: not given.</summary>
    public string Country { get; init; } = "";

    /// <summary>Its area code; empty: not given.</summary>
    public string AreaCode { get; init; } = "";

    /// <summary>HTTP connections at a time; 0: 4 096, or an eighth of the files that may be open.</summary>
    public int HttpConnections { get; init; }

    /// <summary>A file of where numbers are from; empty for none.</summary>
    public string Places { get; init; } = "";

    /// <summary>SIP proxies that are believed when they say where a phone is.</summary>
    public IReadOnlyList<NetBlock> TrustedProxies { get; init; } = [];

    /// <summary>Addresses that HTTP for tenants may go to although they are not public.</summary>
    public IReadOnlyList<NetBlock> AllowedCallbacks { get; init; } = [];

    /// <summary>Speaks texts of flows; null: espeak-ng does where it is installed.</summary>
    public ServiceUrl? Speech { get; init; }

    /// <summary>Understands what callers say to flows; null: nothing does.</summary>
    public ServiceUrl? Recognition { get; init; }

    /// <summary>What peers are told; where we listen on every address it is one of the machine's own unless given.</summary>
    public NetAddress Public { get; init; }

    /// <summary>Networks behind the same NAT as we: who is in them is told our own address.</summary>
    public IReadOnlyList<LocalNet> LocalNets { get; init; } = [];

    public string CertificateFile { get; init; } = "";

    public string KeyFile { get; init; } = "";

    /// <summary>Of the two files; null without them.</summary>
    public TlsCertificate? Certificate { get; init; }

    public int CallsPerSecond { get; init; }

    /// <summary>HTTP requests of one key or token; 0 for no limit.</summary>
    public int RequestsPerSecond { get; init; } = 2_000;

    public DigestChallenge Digest { get; init; }

    /// <summary>Folder in which what goes into the exchange is kept for a replay; empty: nothing is.</summary>
    public string FlightRecorder { get; init; } = "";

    /// <summary>Megabytes of it.</summary>
    public int FlightRecorderSize { get; init; } = 1_024;

    public RecordingFormat RecordingFormat { get; init; }

    /// <summary>After how many days recordings are deleted.</summary>
    public IReadOnlyList<TenantLimit> RecordingDays { get; init; } = [];

    /// <summary>How many megabytes of recordings are kept.</summary>
    public IReadOnlyList<TenantLimit> RecordingSize { get; init; } = [];

    /// <summary>Megabytes of SIP messages that are kept; 0: none are.</summary>
    public int SipTraceSize { get; init; } = 1_024;

    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Silence of a leg after which it is asked whether it still lives.</summary>
    public TimeSpan SilenceProbe { get; init; } = TimeSpan.FromSeconds(20);

    public IReadOnlyList<LogLevelRule> LogLevels { get; init; } = [];

    /// <summary>Log lines are JSON.</summary>
    public bool LogJson { get; init; }

    /// <summary>Days of events.</summary>
    public KeptFor KeepEvents { get; init; } = KeptFor.Default;

    /// <summary>Megabytes of events.</summary>
    public KeptFor KeepEventsSize { get; init; } = KeptFor.Default;

    /// <summary>Days of call records.</summary>
    public KeptFor KeepRecords { get; init; } = KeptFor.Default;

    /// <summary>Where an OpenTelemetry collector takes figures and traces (OTLP over gRPC); null for none.</summary>
    public Uri? Collector { get; init; }

    /// <summary>What each option that was given was given as, by its name: what a reload compares.</summary>
    public IReadOnlyDictionary<string, string> AsGiven { get; init; } = new Dictionary<string, string>();

    /// <summary>What only makes sense together is looked at together; what follows from it is filled in.</summary>
    public ServeOptions Checked()
    {
        if (CertificateFile.Length > 0 != KeyFile.Length > 0)
        {
            throw new OptionException("--tls-cert and --tls-key go together", "--tls-cert 与 --tls-key 须同时给出");
        }
        SignInOptions.Check(this);
        TlsCertificate? pair = CertificateFile.Length == 0 ? null : Usable(CertificateFile, KeyFile);
        if (pair == null && Sip.Any(each => each.Transport == SipTransport.Tls))
        {
            throw new OptionException(
                "a tls: listener needs --tls-cert FILE and --tls-key FILE",
                "tls: 监听需要 --tls-cert FILE 与 --tls-key FILE"
            );
        }
        bool everywhere = Public.IsUnspecified && Sip.Any(each => each.Local.IsUnspecified);
        return this with
        {
            Certificate = pair,
            Public = everywhere ? OwnAddress.First() : Public,
            LocalNets = [.. LocalNets.Select(net => net with { Own = OwnAddress.Towards(net.Block.Base) })],
        };
    }

    private static TlsCertificate Usable(string certificate, string key)
    {
        TlsCertificate pair = new(certificate, key);
        try
        {
            _ = pair.Current;
            return pair;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new OptionException(
                $"the certificate {certificate} with key {key} cannot be used: {e.Message}",
                $"证书 {certificate}（私钥 {key}）无法使用：{e.Message}"
            );
        }
    }
}
