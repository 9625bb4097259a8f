namespace Tandem.Server.Options;

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Tandem.Core.Contract.Rows;
using Tandem.Foundation;
using Tandem.Sip.Settings;

/// <summary>Reads values of options; each says what would be right.</summary>
internal static class OptionValues
{
    private const ushort LowestPort = 1024;
    private const int DnsPort = 53;

    public static int Number(Given given, int least, int most) =>
        int.TryParse(given.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw new OptionException(
                $"{given.Origin} {given.Value} is no whole number from {least} to {most}",
                $"{given.Origin} {given.Value} 不是 {least} 到 {most} 之间的整数"
            );

    /// <summary>One of the words, in any case.</summary>
    public static T OneOf<T>(Given given, params (string Word, T Value)[] words)
    {
        foreach ((string word, T value) in words)
        {
            if (word.Equals(given.Value, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }
        string all = string.Join(", ", words.Select(each => each.Word));
        string? near = Spelling.Nearest(given.Value, words.Select(each => each.Word));
        throw new OptionException(
            $"{given.Origin} {given.Value} is not known" + (near == null ? $": {all}" : $"; did you mean {near}? There are {all}"),
            $"{given.Origin} {given.Value} 未知" + (near == null ? $"：可用 {all}" : $"；是否想写 {near}？可用 {all}")
        );
    }

    public static NetAddress Address(string text, string origin, string example)
    {
        if (NetAddress.TryParse(text, out NetAddress address))
        {
            return address;
        }
        int colon = text.LastIndexOf(':');
        return colon > 0 && ushort.TryParse(text[(colon + 1)..], out ushort port)
            ? Resolve(text[..colon], port, origin)
            : throw new OptionException($"{origin} {text} is no address: write {example}", $"{origin} {text} 不是地址：请写成 {example}");
    }

    public static NetAddress Resolve(string host, ushort port, string origin)
    {
        if (NetAddress.TryParseHost(Encoding.ASCII.GetBytes(host), out NetAddress literal))
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
            throw new OptionException($"{origin}: the name {host} cannot be found", $"{origin}：找不到主机名 {host}");
        }
    }

    /// <summary><c>[udp:|tcp:|tls:]HOST:PORT</c>; without prefix UDP and TCP.</summary>
    public static IReadOnlyList<(SipTransport Transport, NetAddress Local)> Listeners(Given given)
    {
        const string Example = "[udp:|tcp:|tls:]HOST:PORT, e.g. 0.0.0.0:5060";
        List<(SipTransport, NetAddress)> listeners = [];
        foreach (string text in given.Values)
        {
            int colon = text.IndexOf(':', StringComparison.Ordinal);
            SipTransport? only = (colon < 0 ? "" : text[..colon]) switch
            {
                "udp" => SipTransport.Udp,
                "tcp" => SipTransport.Tcp,
                "tls" => SipTransport.Tls,
                _ => null,
            };
            NetAddress address = Address(only == null ? text : text[(colon + 1)..], given.Origin, Example);
            listeners.AddRange(only is { } one ? [(one, address)] : [(SipTransport.Udp, address), (SipTransport.Tcp, address)]);
        }
        return listeners;
    }

    public static (int Low, int High) Ports(Given given)
    {
        string[] parts = given.Value.Split('-');
        bool read = parts.Length == 2 & ushort.TryParse(parts[0], out ushort low) & ushort.TryParse(parts[^1], out ushort high);
        return read && low >= LowestPort && high > low
            ? (low, high)
            : throw new OptionException(
                $"{given.Origin} {given.Value} is no range of ports: write LOW-HIGH from {LowestPort} on, e.g. 20000-29999",
                $"{given.Origin} {given.Value} 不是端口范围：请写成 低-高（不小于 {LowestPort}），例如 20000-29999"
            );
    }

    /// <summary>An address of the web.</summary>
    public static Uri Url(Given given) =>
        Uri.TryCreate(given.Value, UriKind.Absolute, out Uri? url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? url
            : throw new OptionException(
                $"{given.Origin} {given.Value} is no address of the web: write http://HOST:PORT",
                $"{given.Origin} {given.Value} 不是网址：请写成 http://HOST:PORT"
            );

    /// <summary>An origin as browsers send it: scheme, host and port, nothing behind; or * for all.</summary>
    public static string Origin(string text, string origin)
    {
        if (text == "*")
        {
            return text;
        }
        bool isOrigin =
            Uri.TryCreate(text, UriKind.Absolute, out Uri? url)
            && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            && url is { PathAndQuery: "/", Fragment: "", UserInfo: "" };
        return isOrigin
            ? url!.GetLeftPart(UriPartial.Authority)
            : throw new OptionException(
                $"{origin} {text} is no origin: write https://HOST or https://HOST:PORT, or *",
                $"{origin} {text} 不是来源：请写成 https://HOST 或 https://HOST:PORT，或 *"
            );
    }

    /// <summary><c>ADDRESS</c> or <c>ADDRESS:PORT</c>.</summary>
    public static IPEndPoint NameServer(string text, string origin) =>
        IPAddress.TryParse(text, out IPAddress? host) ? new IPEndPoint(host, DnsPort)
        : IPEndPoint.TryParse(text, out IPEndPoint? server) && server.Port > 0 ? server
        : throw new OptionException(
            $"{origin} {text} is no name server: write ADDRESS or ADDRESS:PORT, e.g. 10.0.0.53",
            $"{origin} {text} 不是域名服务器：请写成 ADDRESS 或 ADDRESS:PORT，例如 10.0.0.53"
        );

    /// <summary><c>ADDRESS</c> or <c>ADDRESS/BITS</c>.</summary>
    public static NetBlock Block(string text, string origin) =>
        NetBlock.TryParse(text, out NetBlock block)
            ? block
            : throw new OptionException(
                $"{origin} {text} is no address or block of addresses: write ADDRESS or ADDRESS/BITS, e.g. 10.0.0.0/24",
                $"{origin} {text} 不是地址或地址段：请写成 ADDRESS 或 ADDRESS/BITS，例如 10.0.0.0/24"
            );
}
