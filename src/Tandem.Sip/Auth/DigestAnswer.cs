using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;

namespace Tandem.Sip.Auth;

/// <summary>Our answer to a peer's challenge (RFC 3261 §22.2): the first one whose algorithm we know.</summary>
internal static class DigestAnswer
{
    private readonly ref struct Challenge
    {
        public string Realm { get; init; }
        public string Nonce { get; init; }
        public string Opaque { get; init; }
        public bool HasQop { get; init; }
        public bool IsStale { get; init; }
        public DigestAlgorithm Algorithm { get; init; }
    }

    /// <summary>The Authorization or Proxy-Authorization header; false when no challenge of the 401 or 407 can be answered.</summary>
    /// <param name="response">The 401 or 407.</param>
    /// <param name="credential">Our name and password there.</param>
    /// <param name="method">Of the request that was challenged.</param>
    /// <param name="uri">Its Request-URI.</param>
    /// <param name="ids">For the client nonce.</param>
    /// <param name="answer">The header.</param>
    /// <param name="realm">Whom it answers.</param>
    /// <param name="isStale">The peer says that only the nonce was too old.</param>
    public static bool TryMake(
        SipMessage response,
        OutboundCredential credential,
        SipMethod method,
        string uri,
        IdSource ids,
        out ExtraHeader answer,
        out string realm,
        out bool isStale
    )
    {
        answer = default;
        realm = "";
        isStale = false;
        bool proxy = response.StatusCode == 407;
        foreach (ReadOnlySpan<byte> value in response.Values(proxy ? HeaderName.ProxyAuthenticate : HeaderName.WwwAuthenticate))
        {
            if (TryRead(value, out Challenge challenge))
            {
                realm = challenge.Realm;
                isStale = challenge.IsStale;
                string text = Compose(credential, method, uri, challenge, ids.NextToken(16));
                answer = new ExtraHeader(proxy ? "Proxy-Authorization" : "Authorization", text);
                return true;
            }
        }
        return false;
    }

    private static bool TryRead(ReadOnlySpan<byte> value, out Challenge challenge)
    {
        challenge = default;
        if (value.Length < 7 || !Grammar.EqualsIgnoreCase(value[..7], "Digest "))
        {
            return false;
        }
        string realm = "";
        string nonce = "";
        string opaque = "";
        bool qop = false;
        bool stale = false;
        bool known = true;
        DigestAlgorithm algorithm = DigestAlgorithm.Md5;
        AuthParameters parameters = new(value[7..]);
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
            else if (Grammar.EqualsIgnoreCase(name, "stale"))
            {
                stale = Grammar.EqualsIgnoreCase(text, "true");
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
        challenge = new Challenge
        {
            Realm = realm,
            Nonce = nonce,
            Opaque = opaque,
            HasQop = qop,
            IsStale = stale,
            Algorithm = algorithm,
        };
        return known && !parameters.IsBroken && nonce.Length > 0;
    }

    private static string Compose(OutboundCredential credential, SipMethod method, string uri, in Challenge challenge, string clientNonce)
    {
        string ha1 = DigestResponse.Ha1(challenge.Algorithm, credential.User, challenge.Realm, credential.Password);
        Span<byte> hex = stackalloc byte[64];
        int length = DigestResponse.Compute(
            challenge.Algorithm,
            Encoding.ASCII.GetBytes(ha1),
            Encoding.ASCII.GetBytes(method.Text()),
            Encoding.UTF8.GetBytes(uri),
            Encoding.UTF8.GetBytes(challenge.Nonce),
            "00000001"u8,
            Encoding.ASCII.GetBytes(clientNonce),
            challenge.HasQop ? "auth"u8 : default,
            hex
        );
        StringBuilder text = new();
        text.Append("Digest username=\"").Append(credential.User).Append("\", realm=\"").Append(challenge.Realm);
        text.Append("\", nonce=\"").Append(challenge.Nonce).Append("\", uri=\"").Append(uri).Append("\", response=\"");
        text.Append(Encoding.ASCII.GetString(hex[..length])).Append("\", algorithm=");
        text.Append(challenge.Algorithm == DigestAlgorithm.Md5 ? "MD5" : "SHA-256");
        if (challenge.HasQop)
        {
            text.Append(", qop=auth, nc=00000001, cnonce=\"").Append(clientNonce).Append('"');
        }
        if (challenge.Opaque.Length > 0)
        {
            text.Append(", opaque=\"").Append(challenge.Opaque).Append('"');
        }
        return text.ToString();
    }
}
