using System.Text;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;

namespace Tandem.Sip.Dialogs;

/// <summary>Reads Replaces, as a header and inside a Refer-To URI (RFC 3891 §6.1).</summary>
internal static class ReplacesHeader
{
    public static ReplacesTarget? Of(SipMessage message) => Parse(message.First(HeaderName.Replaces));

    /// <summary>Looks for Replaces among the headers of a URI (after <c>?</c>), where it is %-escaped.</summary>
    public static ReplacesTarget? InUri(ReadOnlySpan<byte> headers)
    {
        foreach (Range range in headers.Split((byte)'&'))
        {
            ReadOnlySpan<byte> one = headers[range];
            int equals = one.IndexOf((byte)'=');
            if (equals > 0 && Grammar.EqualsIgnoreCase(one[..equals], "Replaces"))
            {
                string plain = Uri.UnescapeDataString(Encoding.UTF8.GetString(one[(equals + 1)..]));
                return Parse(Encoding.UTF8.GetBytes(plain));
            }
        }
        return null;
    }

    private static ReplacesTarget? Parse(ReadOnlySpan<byte> value)
    {
        int semicolon = value.IndexOf((byte)';');
        if (semicolon <= 0)
        {
            return null;
        }
        Parameters parameters = new(value[semicolon..]);
        string toTag = Encoding.UTF8.GetString(parameters["to-tag"]);
        string fromTag = Encoding.UTF8.GetString(parameters["from-tag"]);
        if (toTag.Length == 0 || fromTag.Length == 0)
        {
            return null;
        }
        string callId = Encoding.UTF8.GetString(Grammar.Trim(value[..semicolon]));
        return new ReplacesTarget(callId, toTag, fromTag, parameters.Has("early-only"));
    }
}
