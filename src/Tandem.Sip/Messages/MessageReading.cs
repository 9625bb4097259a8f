using System.Text;
using Tandem.Sip.Headers;

namespace Tandem.Sip.Messages;

/// <summary>What sessions read out of messages.</summary>
internal static class MessageReading
{
    /// <summary>The SDP body, or null.</summary>
    public static byte[]? Sdp(this SipMessage message) => message.HasSdp() ? message.Body.ToArray() : null;

    public static bool HasSdp(this SipMessage message) => message.HasBody && IsType(message.ContentType, "application/sdp");

    /// <summary>True when a Content-Type names this type, whatever its parameters.</summary>
    public static bool IsType(ReadOnlySpan<byte> contentType, string type)
    {
        int semicolon = contentType.IndexOf((byte)';');
        return Grammar.EqualsIgnoreCase(Grammar.Trim(semicolon < 0 ? contentType : contentType[..semicolon]), type);
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
