namespace Tandem.Sip.Messages;

using Tandem.Foundation;
using Tandem.Sip.Headers;

/// <summary>Begins answers to requests.</summary>
public static class SipResponse
{
    /// <summary>
    /// Writes the start line and what every answer repeats of its request (RFC 3261 §8.2.6.2): all Vias, From, To, Call-ID, CSeq. The top
    /// Via gets <c>received</c> and <c>rport</c> as it came (§18.2.1, RFC 3581 §4).
    /// </summary>
    /// <param name="writer">Where to.</param>
    /// <param name="request">What is answered.</param>
    /// <param name="code">Status.</param>
    /// <param name="reason">Null for the standard phrase.</param>
    /// <param name="toTag">Added to To unless it has one; empty adds none.</param>
    /// <param name="source">Where the request came from.</param>
    public static SipWriter Begin(
        SipWriter writer,
        SipMessage request,
        int code,
        string? reason,
        ReadOnlySpan<byte> toTag,
        in NetAddress source
    )
    {
        writer.Response(code, reason);
        bool top = true;
        foreach (ReadOnlySpan<byte> value in request.Values(HeaderName.Via))
        {
            if (top)
            {
                TopVia(writer, value, source);
                top = false;
            }
            else
            {
                writer.Header(HeaderName.Via, value);
            }
        }
        writer.Header(HeaderName.From, request.First(HeaderName.From));
        writer.Begin(HeaderName.To).Add(request.First(HeaderName.To));
        if (request.ToTagText.IsEmpty && !toTag.IsEmpty)
        {
            writer.Add(";tag="u8).Add(toTag);
        }
        writer.End();
        writer.Header(HeaderName.CallId, request.First(HeaderName.CallId));
        return writer.Header(HeaderName.CSeq, request.First(HeaderName.CSeq));
    }

    private static void TopVia(SipWriter writer, ReadOnlySpan<byte> value, in NetAddress source)
    {
        if (!ViaHeader.TryParse(value, out ViaHeader via))
        {
            writer.Header(HeaderName.Via, value);
            return;
        }
        bool moved = !NetAddress.TryParseHost(via.Host, out NetAddress sentBy) || !sentBy.SameHost(source);
        if (!moved && !via.HasRport)
        {
            writer.Header(HeaderName.Via, value);
            return;
        }
        int parameters = value.IndexOf((byte)';');
        writer.Begin(HeaderName.Via).Add(parameters < 0 ? value : value[..parameters]);
        foreach (Parameter parameter in via.Parameters)
        {
            if (Grammar.EqualsIgnoreCase(parameter.Name, "rport") || Grammar.EqualsIgnoreCase(parameter.Name, "received"))
            {
                continue;
            }
            writer.Add(";"u8).Add(parameter.Name);
            if (!parameter.Value.IsEmpty)
            {
                writer.Add("="u8).Add(parameter.Value);
            }
        }
        Span<byte> host = stackalloc byte[NetAddress.LongestText];
        writer.Add(";received="u8).Add(host[..source.WriteHost(host)]);
        if (via.HasRport)
        {
            writer.Add(";rport="u8).Add(source.Port);
        }
        writer.End();
    }
}
