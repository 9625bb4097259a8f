namespace Tandem.Sip.Messages;

using Tandem.Sip.Headers;

/// <summary>Walks the parts of a multipart body without copying (RFC 2046 §5.1.1).</summary>
internal ref struct Multipart
{
    private readonly ReadOnlySpan<byte> boundary;
    private ReadOnlySpan<byte> rest;

    private Multipart(ReadOnlySpan<byte> boundary, ReadOnlySpan<byte> body)
    {
        this.boundary = boundary;
        rest = body;
        // What stands before the first boundary is for readers who know no multipart.
        IsBroken = !TryDelimiter(out _, out _);
    }

    /// <summary>A part's headers, as they came.</summary>
    public ReadOnlySpan<byte> Head { get; private set; }

    public ReadOnlySpan<byte> Body { get; private set; }

    /// <summary>The body ends without its last boundary.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>False when the Content-Type names no boundary.</summary>
    public static bool TryOpen(ReadOnlySpan<byte> contentType, ReadOnlySpan<byte> body, out Multipart parts)
    {
        parts = default;
        int semicolon = contentType.IndexOf((byte)';');
        ReadOnlySpan<byte> boundary = semicolon < 0 ? default : new Parameters(contentType[semicolon..])["boundary"];
        if (boundary.Length >= 2 && boundary[0] == '"' && boundary[^1] == '"')
        {
            boundary = boundary[1..^1];
        }
        if (boundary.IsEmpty || boundary.Length > 70)
        {
            return false;
        }
        parts = new Multipart(boundary, body);
        return true;
    }

    public bool MoveNext()
    {
        if (IsBroken || rest.IsEmpty)
        {
            return false;
        }
        if (!TryDelimiter(out ReadOnlySpan<byte> part, out bool isLast))
        {
            IsBroken = true;
            return false;
        }
        int end = HeadEnd(part, out int start);
        Head = end < 0 ? default : part[..end];
        Body = end < 0 ? part : part[start..];
        rest = isLast ? default : rest;
        return true;
    }

    /// <summary>A header of the current part, trimmed; empty when it has none.</summary>
    public readonly ReadOnlySpan<byte> Header(HeaderName name)
    {
        ReadOnlySpan<byte> lines = Head;
        while (!lines.IsEmpty)
        {
            int feed = lines.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = feed < 0 ? lines : lines[..feed];
            lines = feed < 0 ? default : lines[(feed + 1)..];
            int colon = line.IndexOf((byte)':');
            if (colon > 0 && HeaderTable.Find(Grammar.Trim(line[..colon])) == name)
            {
                return Grammar.Trim(line[(colon + 1)..]);
            }
        }
        return default;
    }

    // Takes off what stands before the next delimiter line, and the line itself.
    private bool TryDelimiter(out ReadOnlySpan<byte> before, out bool isLast)
    {
        before = default;
        isLast = false;
        int from = 0;
        while (true)
        {
            int at = rest[from..].IndexOf(boundary);
            if (at < 0)
            {
                return false;
            }
            at += from;
            bool begins = at >= 2 && rest[at - 1] == '-' && rest[at - 2] == '-' && (at == 2 || rest[at - 3] == '\n');
            if (begins && TryLineEnd(rest[(at + boundary.Length)..], out isLast, out ReadOnlySpan<byte> next))
            {
                // The line break before the delimiter belongs to it.
                int end = at - 2;
                end -= end > 0 && rest[end - 1] == '\n' ? 1 : 0;
                end -= end > 0 && rest[end - 1] == '\r' ? 1 : 0;
                before = rest[..end];
                rest = next;
                return true;
            }
            from = at + 1;
        }
    }

    // What follows a boundary on its line: "--" after the last one, and blanks.
    private static bool TryLineEnd(ReadOnlySpan<byte> after, out bool isLast, out ReadOnlySpan<byte> next)
    {
        isLast = after.StartsWith("--"u8);
        after = isLast ? after[2..] : after;
        int feed = after.IndexOf((byte)'\n');
        next = feed < 0 ? default : after[(feed + 1)..];
        return Grammar.Trim(feed < 0 ? after : after[..feed]).IsEmpty && (isLast || feed >= 0);
    }

    // The blank line between a part's headers and its body; a part may begin with it.
    private static int HeadEnd(ReadOnlySpan<byte> part, out int start)
    {
        int at = 0;
        while (at < part.Length)
        {
            int feed = part[at..].IndexOf((byte)'\n');
            int next = feed < 0 ? part.Length : at + feed + 1;
            if (Grammar.Trim(part[at..next]).IsEmpty)
            {
                start = next;
                return at;
            }
            at = next;
        }
        start = part.Length;
        return -1;
    }
}
