using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;

namespace Tandem.Sip.Auth;

/// <summary>Our answer to a peer's challenge (RFC 3261 §22.2): the first one whose algorithm we know.</summary>
internal static class DigestAnswer
{
    /// <summary>The Authorization or Proxy-Authorization header; none when no challenge can be answered.</summary>
    public static ExtraHeader[] To(SipMessage response, OutboundCredential credential, SipMethod method, string uri, IdSource ids)
    {
        bool proxy = response.StatusCode == 407;
        foreach (ReadOnlySpan<byte> value in response.Values(proxy ? HeaderName.ProxyAuthenticate : HeaderName.WwwAuthenticate))
        {
            if (TryChallenge(value, out string realm, out string nonce, out string opaque, out bool qop, out DigestAlgorithm algorithm))
            {
                string answer = Compose(credential, method, uri, realm, nonce, opaque, qop, algorithm, ids.NextToken(16));
                return [new ExtraHeader(proxy ? "Proxy-Authorization" : "Authorization", answer)];
            }
        }
        return [];
    }

    private static bool TryChallenge(
        ReadOnlySpan<byte> value,
        out string realm,
        out string nonce,
        out string opaque,
        out bool qop,
        out DigestAlgorithm algorithm
    )
    {
        realm = nonce = opaque = "";
        qop = false;
        algorithm = DigestAlgorithm.Md5;
        if (value.Length < 7 || !Grammar.EqualsIgnoreCase(value[..7], "Digest "))
        {
            return false;
        }
        AuthParameters parameters = new(value[7..]);
        bool known = true;
        while (parameters.Next(out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> text))
        {
            if (Grammar.EqualsIgnoreCase(name, "realm"))
            {
                realm = Encoding.UTF8.GetString(text);
            }
            else if (Grammar.EqualsIgnoreCase(name, "nonce"))
            {
                nonce = Encoding.UTF8.GetString(text);
            }
            else if (Grammar.EqualsIgnoreCase(name, "opaque"))
            {
                opaque = Encoding.UTF8.GetString(text);
            }
            else if (Grammar.EqualsIgnoreCase(name, "algorithm"))
            {
                known = DigestCredentials.TryAlgorithm(text, out algorithm);
            }
            else if (Grammar.EqualsIgnoreCase(name, "qop"))
            {
                qop = Encoding.UTF8.GetString(text).Split(',', StringSplitOptions.TrimEntries).Contains("auth");
            }
        }
        return known && !parameters.IsBroken && nonce.Length > 0;
    }

    private static string Compose(
        OutboundCredential credential,
        SipMethod method,
        string uri,
        string realm,
        string nonce,
        string opaque,
        bool qop,
        DigestAlgorithm algorithm,
        string clientNonce
    )
    {
        string ha1 = DigestResponse.Ha1(algorithm, credential.User, realm, credential.Password);
        Span<byte> hex = stackalloc byte[64];
        int length = DigestResponse.Compute(
            algorithm,
            Encoding.ASCII.GetBytes(ha1),
            Encoding.ASCII.GetBytes(method.Text()),
            Encoding.UTF8.GetBytes(uri),
            Encoding.UTF8.GetBytes(nonce),
            "00000001"u8,
            Encoding.ASCII.GetBytes(clientNonce),
            qop ? "auth"u8 : default,
            hex
        );
        StringBuilder text = new();
        text.Append("Digest username=\"").Append(credential.User).Append("\", realm=\"").Append(realm);
        text.Append("\", nonce=\"").Append(nonce).Append("\", uri=\"").Append(uri).Append("\", response=\"");
        text.Append(Encoding.ASCII.GetString(hex[..length])).Append("\", algorithm=");
        text.Append(algorithm == DigestAlgorithm.Md5 ? "MD5" : "SHA-256");
        if (qop)
        {
            text.Append(", qop=auth, nc=00000001, cnonce=\"").Append(clientNonce).Append('"');
        }
        if (opaque.Length > 0)
        {
            text.Append(", opaque=\"").Append(opaque).Append('"');
        }
        return text.ToString();
    }
}
