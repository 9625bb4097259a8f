using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Headers;
using Tandem.Sip.Settings;

namespace Tandem.Sip.Flows;

/// <summary>Where a URI leads.</summary>
internal static class UriTarget
{
    /// <summary>Where requests to this URI go: TLS for sips, the transport parameter, else UDP. maddr is not followed.</summary>
    public static NextHop HopOf(ReadOnlySpan<byte> text)
    {
        if (!SipUri.TryParse(text, out SipUri uri) || uri.Scheme is not (UriScheme.Sip or UriScheme.Sips))
        {
            return new NextHop(SipTransport.Udp, "", 0);
        }
        ReadOnlySpan<byte> transport = uri.Parameters["transport"];
        SipTransport kind =
            uri.Scheme == UriScheme.Sips || Grammar.EqualsIgnoreCase(transport, "tls") ? SipTransport.Tls
            : Grammar.EqualsIgnoreCase(transport, "tcp") ? SipTransport.Tcp
            : Grammar.EqualsIgnoreCase(transport, "ws") || Grammar.EqualsIgnoreCase(transport, "wss") ? SipTransport.Ws
            : SipTransport.Udp;
        return new NextHop(kind, Encoding.ASCII.GetString(uri.Host), uri.Port);
    }

    /// <summary>The address a URI names, with its port or the default; none when the host is a name.</summary>
    public static NetAddress AddressOf(ReadOnlySpan<byte> text)
    {
        if (!SipUri.TryParse(text, out SipUri uri) || !NetAddress.TryParseHost(uri.Host, out NetAddress address))
        {
            return default;
        }
        return address.WithPort(
            uri.Port != 0 ? uri.Port
            : uri.Scheme == UriScheme.Sips ? 5061
            : 5060
        );
    }

    /// <summary>The URI inside a Route value.</summary>
    public static ReadOnlySpan<byte> OfRoute(ReadOnlySpan<byte> route) =>
        NameAddr.TryParse(route, out NameAddr value) ? value.Uri.Text : default;

    public static bool IsLoose(ReadOnlySpan<byte> route) => NameAddr.TryParse(route, out NameAddr value) && value.Uri.Parameters.Has("lr");
}
