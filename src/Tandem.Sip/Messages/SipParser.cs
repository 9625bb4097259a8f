namespace Tandem.Sip.Messages;

using System.Diagnostics.CodeAnalysis;
using System.Text;
using Tandem.Sip.Headers;

/// <summary>
/// Reads one whole message (RFC 3261 §7). Strict where leniency would let two readers disagree (lengths, duplicates, CSeq), lenient where
/// phones are known to be sloppy (blanks, bare line feeds, unquoted display names).
/// </summary>
public static class SipParser
{
    /// <summary>
    /// True when the message is good. When false, <paramref name="error"/> says why, and <paramref name="message"/> is the message as far
    /// as it could be read if <see cref="SipParseError.Answer"/> can be sent with it, else null.
    /// </summary>
    /// <param name="datagram">A whole message; leading line breaks are skipped (§7.5).</param>
    /// <param name="limits">How much we take.</param>
    /// <param name="message">The message.</param>
    /// <param name="error">What is wrong.</param>
    public static bool TryParse(
        ReadOnlySpan<byte> datagram,
        SipParseLimits limits,
        [NotNullWhen(true)] out SipMessage? message,
        out SipParseError error
    ) => TryParse(datagram, limits, new SipMessage(), out message, out error);

    /// <summary>Likewise, into a message that nobody looks at any more.</summary>
    internal static bool TryParse(
        ReadOnlySpan<byte> datagram,
        SipParseLimits limits,
        SipMessage read,
        [NotNullWhen(true)] out SipMessage? message,
        out SipParseError error
    )
    {
        message = null;
        ReadOnlySpan<byte> text = datagram;
        while (!text.IsEmpty && text[0] is (byte)'\r' or (byte)'\n')
        {
            text = text[1..];
        }
        if (text.IsEmpty)
        {
            error = new SipParseError(SipParseReason.KeepAlive, 0, "keep-alive");
            return false;
        }
        if (text.Length > limits.Message)
        {
            error = new SipParseError(SipParseReason.TooLarge, 0, "message too large");
            return false;
        }
        Span<byte> bytes = read.Take(text);
        if (!TryStartLine(bytes, limits, out StartLine start, out int next, out SipParseError startError))
        {
            error = startError;
            if (startError.Answer == 0)
            {
                return false;
            }
        }
        read.Begin(start);
        if (!TryHeaders(bytes, next, limits, read, out int bodyStart, out SipParseError headerError))
        {
            error = headerError;
            return false;
        }
        bool lengthGood = TryBody(bytes.Length, read, bodyStart, out Range body, out SipParseError lengthError);
        read.End(body);
        SipParseError fieldError = SipValidator.Fill(read);
        error = startError.Reason != SipParseReason.None ? startError : fieldError;
        if (error.Reason == SipParseReason.None)
        {
            error = lengthGood ? headerError : lengthError;
        }
        if (error.Reason == SipParseReason.None)
        {
            message = read;
            return true;
        }
        if (read.IsRequest && read.Method != SipMethod.Ack && SipValidator.IsAnswerable(read))
        {
            message = read;
        }
        else
        {
            error = error with { Answer = 0 };
        }
        return false;
    }

    private static bool TryStartLine(
        ReadOnlySpan<byte> bytes,
        SipParseLimits limits,
        out StartLine start,
        out int next,
        out SipParseError error
    )
    {
        start = default;
        int end = LineEnd(bytes, 0, out next);
        error = new SipParseError(SipParseReason.BadStartLine, 0, "bad start line");
        if (end < 0 || end > limits.StartLine)
        {
            return false;
        }
        ReadOnlySpan<byte> line = bytes[..end];
        int first = line.IndexOf((byte)' ');
        if (first <= 0)
        {
            return false;
        }
        if (line.StartsWith("SIP/"u8) || line.StartsWith("sip/"u8))
        {
            return TryStatusLine(line, first, out start, out error);
        }
        ReadOnlySpan<byte> whole = line;
        line = line.TrimEnd((byte)' ');
        // The version is what follows the last blank, so that a Request-URI with blanks in it is seen as such.
        int last = line.LastIndexOf((byte)' ');
        if (last == first || !Grammar.IsToken(line[..first]))
        {
            return false;
        }
        ReadOnlySpan<byte> version = line[(last + 1)..];
        if (version.Length < 5 || !Grammar.EqualsIgnoreCase(version[..4], "SIP/"))
        {
            return false;
        }
        start = new StartLine(true, 0, new Range(0, first), new Range(first + 1, last));
        if (!Grammar.EqualsIgnoreCase(version, "SIP/2.0"))
        {
            error = new SipParseError(SipParseReason.BadVersion, 505, "Version Not Supported");
            return false;
        }
        if (!SipUri.TryParse(line[(first + 1)..last], out SipUri uri))
        {
            error = new SipParseError(SipParseReason.BadRequestUri, 400, "Bad Request-URI");
            return false;
        }
        // Headers have no place in a Request-URI (§19.1.1, table 1), and nothing may follow the version.
        if (!uri.Headers.IsEmpty || whole.Length != line.Length)
        {
            error = new SipParseError(SipParseReason.BadRequestUri, 400, uri.Headers.IsEmpty ? "Bad Request-Line" : "Bad Request-URI");
            return false;
        }
        if (uri.Scheme == UriScheme.Other)
        {
            error = new SipParseError(SipParseReason.UnknownScheme, 416, "Unsupported URI Scheme");
            return false;
        }
        error = default;
        return true;
    }

    private static bool TryStatusLine(ReadOnlySpan<byte> line, int first, out StartLine start, out SipParseError error)
    {
        start = default;
        error = default;
        if (!Grammar.EqualsIgnoreCase(line[..first], "SIP/2.0"))
        {
            error = new SipParseError(SipParseReason.BadVersion, 0, "bad version");
            return false;
        }
        ReadOnlySpan<byte> rest = line[(first + 1)..];
        if (rest.Length < 3 || !Grammar.TryNumber(rest[..3], 699, out long code) || code < 100 || (rest.Length > 3 && rest[3] != ' '))
        {
            error = new SipParseError(SipParseReason.BadStatusCode, 0, "bad status code");
            return false;
        }
        int reason = Math.Min(first + 5, line.Length);
        start = new StartLine(false, (int)code, default, new Range(reason, line.Length));
        return true;
    }

    private static bool TryHeaders(
        Span<byte> bytes,
        int at,
        SipParseLimits limits,
        SipMessage read,
        out int bodyStart,
        out SipParseError error
    )
    {
        bodyStart = bytes.Length;
        error = default;
        while (true)
        {
            int end = LineEnd(bytes, at, out int next);
            if (end < 0)
            {
                error = new SipParseError(SipParseReason.BadHeader, 0, "headers do not end");
                return false;
            }
            if (end == at)
            {
                bodyStart = next;
                break;
            }
            while (next < bytes.Length && bytes[next] is (byte)' ' or (byte)'\t')
            {
                // Folded (§7.3.1): the line break is a blank, here in our own copy of the bytes.
                bytes[end..next].Fill((byte)' ');
                end = LineEnd(bytes, next, out next);
                if (end < 0)
                {
                    error = new SipParseError(SipParseReason.BadHeader, 0, "headers do not end");
                    return false;
                }
            }
            if (end - at > limits.Header || read.HeaderCount == limits.Headers)
            {
                SipParseReason reason = read.HeaderCount == limits.Headers ? SipParseReason.TooManyHeaders : SipParseReason.TooLarge;
                error = new SipParseError(reason, 0, "headers over the limit");
                return false;
            }
            if (!TryHeader(bytes, at, end, out HeaderSlot slot))
            {
                error = new SipParseError(SipParseReason.BadHeader, 400, "Bad header line");
            }
            else
            {
                read.Add(slot);
            }
            at = next;
        }
        return true;
    }

    private static bool TryHeader(ReadOnlySpan<byte> bytes, int start, int end, out HeaderSlot slot)
    {
        slot = default;
        ReadOnlySpan<byte> line = bytes[start..end];
        int colon = line.IndexOf((byte)':');
        if (colon <= 0)
        {
            return false;
        }
        ReadOnlySpan<byte> name = line[..colon].TrimEnd(" \t"u8);
        if (!Grammar.IsToken(name))
        {
            return false;
        }
        ReadOnlySpan<byte> after = line[(colon + 1)..];
        ReadOnlySpan<byte> value = Grammar.Trim(after);
        int lead = 0;
        while (lead < after.Length && Grammar.IsBlank(after[lead]))
        {
            lead++;
        }
        int valueStart = value.IsEmpty ? end : start + colon + 1 + lead;
        slot = new HeaderSlot(HeaderTable.Find(name), start, name.Length, valueStart, value.Length);
        return true;
    }

    private static bool TryBody(int end, SipMessage read, int start, out Range body, out SipParseError error)
    {
        error = default;
        body = new Range(start, end);
        long length = -1;
        for (int i = read.NextLine(HeaderName.ContentLength, 0); i >= 0; i = read.NextLine(HeaderName.ContentLength, i + 1))
        {
            read.Line(i, out _, out ReadOnlySpan<byte> value);
            if (!Grammar.TryNumber(value, int.MaxValue, out long one) || (length >= 0 && one != length))
            {
                error = new SipParseError(SipParseReason.BadContentLength, 400, "Bad Content-Length");
                return false;
            }
            length = one;
        }
        if (length > end - start)
        {
            error = new SipParseError(SipParseReason.Truncated, 400, "Body shorter than Content-Length");
            return false;
        }
        if (length >= 0)
        {
            body = new Range(start, start + (int)length);
        }
        return true;
    }

    /// <summary>The end of the line at <paramref name="at"/> (before CRLF or a bare LF), −1 when it does not end.</summary>
    private static int LineEnd(ReadOnlySpan<byte> bytes, int at, out int next)
    {
        int feed = bytes[at..].IndexOf((byte)'\n');
        if (feed < 0)
        {
            next = bytes.Length;
            return -1;
        }
        next = at + feed + 1;
        return feed > 0 && bytes[at + feed - 1] == '\r' ? at + feed - 1 : at + feed;
    }
}
