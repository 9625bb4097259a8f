namespace Tandem.Server.Hosting;

using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Tandem.Core.Configuration;
using Tandem.Foundation;
using Tandem.Net.Transports;
using Tandem.Server.CommandLine;
using Tandem.Sip;

/// <summary>What a server is started with, checked.</summary>
internal sealed record ServeOptions
{
    private const string DefaultHttp = "127.0.0.1:8081";
    private const string DefaultSip = "127.0.0.1:5060";
    private const int DefaultRtpLow = 20_000;
    private const int DefaultRtpHigh = 29_999;
    private const int DefaultDrainSeconds = 30;

    public required string Data { get; init; }

    public required IReadOnlyList<NetAddress> Http { get; init; }

    public required IReadOnlyList<(SipTransport Transport, NetAddress Local)> Sip { get; init; }

    public int RtpLow { get; init; } = DefaultRtpLow;

    public int RtpHigh { get; init; } = DefaultRtpHigh;

    public IReadOnlyList<TrunkRow> Trunks { get; init; } = [];

    /// <summary>What peers are told; where we listen on every address it is one of the machine's own unless given.</summary>
    public NetAddress Public { get; init; }

    public TlsCertificate? Certificate { get; init; }

    public int CallsPerSecond { get; init; }

    public DigestOffer Digest { get; init; }

    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(DefaultDrainSeconds);

    public static ServeOptions Parse(
        string? data,
        string[] http,
        string[] sip,
        string? rtp,
        string[] trunks,
        string? publicAddress,
        string? certificate,
        string? key,
        string? database,
        string? callsPerSecond,
        string? digest,
        string? drainSeconds
    )
    {
        if (!string.IsNullOrEmpty(database))
        {
            throw new OptionException(
                "--database is not there yet: this version keeps everything in SQLite in the data folder. Leave it out"
            );
        }
        if ((certificate == null) != (key == null))
        {
            throw new OptionException("--tls-cert and --tls-key go together");
        }
        List<(SipTransport, NetAddress)> listeners = Listeners(sip.Length > 0 ? sip : [DefaultSip]);
        TlsCertificate? pair = certificate == null ? null : Certificates(certificate, key!);
        if (pair == null && listeners.Exists(each => each.Item1 == SipTransport.Tls))
        {
            throw new OptionException("a tls: listener needs --tls-cert FILE and --tls-key FILE");
        }
        (int low, int high) = Ports(rtp);
        return new ServeOptions
        {
            Data = string.IsNullOrEmpty(data) ? "data" : data,
            Http = [.. (http.Length > 0 ? http : [DefaultHttp]).Select(text => Address(text, "--http"))],
            Sip = listeners,
            RtpLow = low,
            RtpHigh = high,
            Trunks = [.. trunks.Select(Trunk)],
            Public = PublicOf(publicAddress, listeners),
            Certificate = pair,
            CallsPerSecond = Number(callsPerSecond, "--calls-per-second", 0),
            Digest = DigestOf(digest),
            Drain = TimeSpan.FromSeconds(Number(drainSeconds, "--drain-seconds", DefaultDrainSeconds)),
        };
    }

    private static List<(SipTransport, NetAddress)> Listeners(string[] texts)
    {
        List<(SipTransport, NetAddress)> listeners = [];
        foreach (string text in texts)
        {
            int colon = text.IndexOf(':', StringComparison.Ordinal);
            string prefix = colon < 0 ? "" : text[..colon];
            switch (prefix)
            {
                case "udp":
                    listeners.Add((SipTransport.Udp, Address(text[4..], "--sip")));
                    break;
                case "tcp":
                    listeners.Add((SipTransport.Tcp, Address(text[4..], "--sip")));
                    break;
                case "tls":
                    listeners.Add((SipTransport.Tls, Address(text[4..], "--sip")));
                    break;
                default:
                    listeners.Add((SipTransport.Udp, Address(text, "--sip")));
                    listeners.Add((SipTransport.Tcp, Address(text, "--sip")));
                    break;
            }
        }
        return listeners;
    }

    private static TlsCertificate Certificates(string certificate, string key)
    {
        TlsCertificate pair = new(certificate, key);
        try
        {
            _ = pair.Current;
            return pair;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException)
        {
            throw new OptionException($"the certificate {certificate} with key {key} cannot be used: {e.Message}");
        }
    }

    private static (int Low, int High) Ports(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return (DefaultRtpLow, DefaultRtpHigh);
        }
        string[] parts = text.Split('-');
        bool read = parts.Length == 2 & ushort.TryParse(parts[0], out ushort low) & ushort.TryParse(parts[^1], out ushort high);
        return read && low >= 1024 && high > low
            ? (low, high)
            : throw new OptionException($"--rtp {text} is no range of ports: write LOW-HIGH, e.g. --rtp 20000-29999");
    }

    private static TrunkRow Trunk(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? new TrunkRow(text[..equals], Address(text[(equals + 1)..], "--trunk"))
            : throw new OptionException($"--trunk {text} is no trunk: write NAME=HOST:PORT, e.g. --trunk carrier=203.0.113.5:5060");
    }

    private static NetAddress PublicOf(string? text, List<(SipTransport, NetAddress)> listeners)
    {
        if (!string.IsNullOrEmpty(text))
        {
            return Resolve(text, 0, "--public");
        }
        return listeners.Exists(each => each.Item2.IsUnspecified) ? OwnAddress() : default;
    }

    // Listening everywhere, peers still have to be told one address: the first of the machine's that is not loopback.
    private static NetAddress OwnAddress()
    {
        foreach (NetworkInterface each in NetworkInterface.GetAllNetworkInterfaces())
        {
            foreach (UnicastIPAddressInformation address in each.GetIPProperties().UnicastAddresses)
            {
                bool usable = address.Address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address.Address);
                if (usable && each.OperationalStatus == OperationalStatus.Up)
                {
                    return NetAddress.FromBytes(address.Address.GetAddressBytes(), 0);
                }
            }
        }
        return NetAddress.FromBytes([127, 0, 0, 1], 0);
    }

    private static NetAddress Address(string text, string option)
    {
        int colon = text.LastIndexOf(':');
        if (NetAddress.TryParse(text, out NetAddress address))
        {
            return address;
        }
        return colon > 0 && ushort.TryParse(text[(colon + 1)..], out ushort port)
            ? Resolve(text[..colon], port, option)
            : throw new OptionException($"{option} {text} is no address: write HOST:PORT, e.g. {option} 0.0.0.0:5060");
    }

    private static NetAddress Resolve(string host, ushort port, string option)
    {
        if (NetAddress.TryParseHost(System.Text.Encoding.ASCII.GetBytes(host), out NetAddress literal))
        {
            return literal.WithPort(port);
        }
        try
        {
            IPAddress[] found = Dns.GetHostAddresses(host);
            IPAddress best = found.FirstOrDefault(each => each.AddressFamily == AddressFamily.InterNetwork) ?? found[0];
            return NetAddress.FromBytes(best.GetAddressBytes(), port);
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            throw new OptionException($"{option}: the name {host} cannot be found");
        }
    }

    private static DigestOffer DigestOf(string? text) =>
        text?.ToLowerInvariant() switch
        {
            null or "" or "md5" => DigestOffer.Md5,
            "sha-256" => DigestOffer.Sha256,
            "both" => DigestOffer.Both,
            _ => throw new OptionException($"--sip-digest {text} is not known: md5, sha-256 or both"),
        };

    private static int Number(string? text, string option, int otherwise)
    {
        if (string.IsNullOrEmpty(text))
        {
            return otherwise;
        }
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new OptionException($"{option} {text} is no whole number");
    }
}
