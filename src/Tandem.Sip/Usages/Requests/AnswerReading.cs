namespace Tandem.Sip.Usages.Requests;

using Tandem.Foundation;
using Tandem.Sip.Flows;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;

/// <summary>What a final answer to a request of ours says beside its status.</summary>
internal static class AnswerReading
{
    private const long LongestSeconds = uint.MaxValue;

    public static RequestAnswered Of(long ticket, SipMessage response, in Flow flow, NetAddress contact, string contactUser)
    {
        response.TryNumber(HeaderName.MinExpires, LongestSeconds, out long least);
        return new RequestAnswered(ticket, response.StatusCode)
        {
            IsHeard = true,
            Reason = response.Phrase(),
            Flow = flow,
            Expires = ExpiresOf(response, contact, contactUser),
            MinExpires = least,
            RetryAfter = RetryAfter(response),
            SeenAs = SeenAs(response),
        };
    }

    // Of all that is registered, ours is the one we named; registrars that rewrite it mostly list it alone.
    private static long ExpiresOf(SipMessage response, NetAddress contact, string user)
    {
        long found = -1;
        int listed = 0;
        foreach (ReadOnlySpan<byte> value in response.Values(HeaderName.Contact))
        {
            if (!NameAddr.TryParse(value, out NameAddr each))
            {
                continue;
            }
            listed++;
            bool isOurs = each.Uri.UserText == user && UriTarget.AddressOf(each.Uri.Text) == contact;
            if ((isOurs || listed == 1) && Grammar.TryNumber(each.Parameters["expires"], LongestSeconds, out long seconds))
            {
                found = seconds;
                if (isOurs)
                {
                    return found;
                }
            }
        }
        if (listed == 1 && found >= 0)
        {
            return found;
        }
        return response.TryNumber(HeaderName.Expires, LongestSeconds, out long general) ? general : -1;
    }

    // A comment or parameters may follow the number (RFC 3261 §20.33).
    private static long RetryAfter(SipMessage response)
    {
        ReadOnlySpan<byte> value = response.First(HeaderName.RetryAfter);
        int digits = 0;
        while (digits < value.Length && char.IsAsciiDigit((char)value[digits]))
        {
            digits++;
        }
        return Grammar.TryNumber(value[..digits], LongestSeconds, out long seconds) ? seconds : 0;
    }

    private static NetAddress SeenAs(SipMessage response)
    {
        if (!response.TryVia(out ViaHeader via))
        {
            return default;
        }
        ReadOnlySpan<byte> host = via.Received.IsEmpty ? via.Host : via.Received;
        return NetAddress.TryParseHost(host, out NetAddress address) ? address.WithPort(via.Rport != 0 ? via.Rport : via.Port) : default;
    }
}
