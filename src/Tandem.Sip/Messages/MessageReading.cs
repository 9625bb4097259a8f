using System.Text;
using Tandem.Sip.Headers;

namespace Tandem.Sip.Messages;

/// <summary>What sessions read out of messages.</summary>
internal static class MessageReading
{
    /// <summary>The session description in the body, alone or inside multipart; null when there is none.</summary>
    public static byte[]? Sdp(this SipMessage message)
    {
        SdpBody.Find(message, out ReadOnlySpan<byte> sdp);
        return sdp.IsEmpty ? null : sdp.ToArray();
    }

    public static bool HasSdp(this SipMessage message)
    {
        SdpBody.Find(message, out ReadOnlySpan<byte> sdp);
        return !sdp.IsEmpty;
    }

    /// <summary>To has that tag.</summary>
    public static bool HasToTag(this SipMessage message, string tag)
    {
        Span<char> text = stackalloc char[128];
        return Encoding.UTF8.TryGetChars(message.ToTagText, text, out int length)
            ? text[..length].SequenceEqual(tag)
            : message.ToTag == tag;
    }

    public static string Phrase(this SipMessage message) => Encoding.UTF8.GetString(message.ReasonPhrase);

    /// <summary>The URI of the first Contact; empty when there is none.</summary>
    public static ReadOnlySpan<byte> ContactUri(this SipMessage message)
    {
        foreach (ReadOnlySpan<byte> value in message.Values(HeaderName.Contact))
        {
            return NameAddr.TryParse(value, out NameAddr contact) && !contact.IsStar ? contact.Uri.Text : default;
        }
        return default;
    }

    /// <summary>Record-Route as a route set: in order for the called side, reversed for the calling side (RFC 3261 §12.1).</summary>
    public static void RecordRoutes(this SipMessage message, List<byte[]> routes, bool reversed)
    {
        foreach (ReadOnlySpan<byte> value in message.Values(HeaderName.RecordRoute))
        {
            routes.Add(value.ToArray());
        }
        if (reversed)
        {
            routes.Reverse();
        }
    }

    /// <summary>The text of a Reason header (RFC 3326), or "".</summary>
    public static string ReasonText(this SipMessage message)
    {
        ReadOnlySpan<byte> value = message.First(HeaderName.Reason);
        int semicolon = value.IndexOf((byte)';');
        return semicolon < 0 ? "" : Grammar.Unquote(new Parameters(value[semicolon..])["text"]);
    }
}
