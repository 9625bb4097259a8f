namespace Tandem.Sip.Framing;

using Tandem.Sip.Headers;
using Tandem.Sip.Messages;

/// <summary>What a stream holds next.</summary>
public enum FrameKind : byte
{
    /// <summary>Nothing whole yet.</summary>
    NeedMore,
    Message,

    /// <summary>CRLF CRLF: answer with CRLF (RFC 5626 §4.4.1).</summary>
    Ping,

    /// <summary>Not SIP, or over a limit: close the stream.</summary>
    Broken,
}

/// <summary>
/// Cuts one stream into messages by Content-Length (RFC 3261 §18.3). Holds at most one message's limit of bytes.
/// </summary>
public sealed class StreamFramer(SipParseLimits limits)
{
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();
    private byte[] held = [];
    private int start;
    private int end;
    private bool broken;

    /// <summary>Bytes waiting for the rest of their message.</summary>
    public int Held => end - start;

    /// <summary>Takes bytes from the stream; then call <see cref="Next"/> until it needs more.</summary>
    public void Feed(ReadOnlySpan<byte> bytes)
    {
        if (start > 0)
        {
            held.AsSpan(start, end - start).CopyTo(held);
            end -= start;
            start = 0;
        }
        if (end + bytes.Length > held.Length)
        {
            Array.Resize(ref held, Math.Max(held.Length * 2, end + bytes.Length));
        }
        bytes.CopyTo(held.AsSpan(end));
        end += bytes.Length;
    }

    /// <summary>The next thing in the stream. The span is good until the next <see cref="Feed"/>.</summary>
    public FrameKind Next(out ReadOnlySpan<byte> message)
    {
        message = default;
        if (broken)
        {
            return FrameKind.Broken;
        }
        if (SkipLineBreaks(out bool pinged) && pinged)
        {
            return FrameKind.Ping;
        }
        ReadOnlySpan<byte> text = held.AsSpan(start, end - start);
        if (text.IsEmpty || text[0] is (byte)'\r' or (byte)'\n')
        {
            return FrameKind.NeedMore;
        }
        int head = text.IndexOf(HeadEnd);
        if (head < 0)
        {
            return text.Length > limits.Message ? Break() : FrameKind.NeedMore;
        }
        head += HeadEnd.Length;
        if (!TryContentLength(text[..head], out int length) || head + length > limits.Message)
        {
            return Break();
        }
        if (text.Length < head + length)
        {
            return FrameKind.NeedMore;
        }
        message = text[..(head + length)];
        start += head + length;
        return FrameKind.Message;
    }

    private FrameKind Break()
    {
        broken = true;
        held = [];
        start = end = 0;
        return FrameKind.Broken;
    }

    // Line breaks between messages are skipped (RFC 3261 §7.5); two in a row are a ping.
    private bool SkipLineBreaks(out bool pinged)
    {
        pinged = false;
        while (end - start >= 2 && held[start] == '\r' && held[start + 1] == '\n')
        {
            if (end - start >= 4 && held[start + 2] == '\r' && held[start + 3] == '\n')
            {
                start += 4;
                pinged = true;
                return true;
            }
            if (end - start < 4 && (end - start == 2 || held[start + 2] == '\r'))
            {
                return false;
            }
            start += 2;
        }
        return true;
    }

    // A stream cannot be cut without Content-Length (§20.14), so it must be there, and agree with itself.
    private static bool TryContentLength(ReadOnlySpan<byte> head, out int length)
    {
        length = -1;
        int at = head.IndexOf((byte)'\n') + 1;
        while (at < head.Length)
        {
            ReadOnlySpan<byte> line = head[at..];
            int feed = line.IndexOf((byte)'\n');
            line = feed < 0 ? line : line[..feed];
            at += line.Length + 1;
            int colon = line.IndexOf((byte)':');
            if (colon <= 0 || HeaderTable.Find(line[..colon].TrimEnd(" \t"u8)) != HeaderName.ContentLength)
            {
                continue;
            }
            if (!Grammar.TryNumber(Grammar.Trim(line[(colon + 1)..]), int.MaxValue, out long value) || (length >= 0 && value != length))
            {
                return false;
            }
            length = (int)value;
        }
        return length >= 0;
    }
}
