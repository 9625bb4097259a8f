namespace Tandem.Http.Connections;

using System.Buffers;
using System.Text;
using System.Text.Unicode;

/// <summary>
/// Knows at every byte of an HTTP/1.x connection whether it belongs to a request line, a header or a body (RFC 9112 §6). It follows only
/// what can be read in one way: a request with two lengths, a folded or misspelt header, a bare LF, a chunk extension, an upgrade and all
/// else out of the ordinary lose it for the rest of the connection. So it never takes a body for a request.
/// </summary>
internal sealed class RequestFraming
{
    /// <summary>Bytes of one line. Longer than all the headers Kestrel takes, so it is Kestrel that refuses.</summary>
    public const int MaxLine = 64 * 1024;

    private const int MaxLengthDigits = 15;
    private const int MaxChunkDigits = 7;

    private State state;
    private bool isVersion11;
    private bool switches;
    private bool isChunked;
    private long? length;
    private long remaining;

    private enum State
    {
        RequestLine,
        Headers,
        Body,
        ChunkSize,
        Chunk,
        ChunkEnd,
        LastChunk,
        Lost,
    }

    public bool IsLost => state == State.Lost;

    /// <summary>Bytes of the body (of its chunk) it is in that are still to come; 0 outside of one.</summary>
    public long Owed => state is State.Body or State.Chunk ? remaining : 0;

    /// <summary>Gives up following this connection.</summary>
    public void Lose() => state = State.Lost;

    /// <summary>
    /// Goes on from where it stopped, as far as what came can be understood: a reader stands behind all of a line or none of it. True just
    /// behind a request line whose target holds UTF-8 outside ASCII.
    /// </summary>
    /// <param name="line">Where that line begins, counted as <see cref="SequenceReader{T}.Consumed"/>.</param>
    public bool FindRawTarget(ref SequenceReader<byte> reader, out long line)
    {
        line = 0;
        while (state != State.Lost)
        {
            if (state is State.Body or State.Chunk)
            {
                if (!Skip(ref reader))
                {
                    return false;
                }
                continue;
            }
            line = reader.Consumed;
            if (!TryLine(ref reader, out ReadOnlySpan<byte> text))
            {
                return false;
            }
            bool isRaw = state == State.RequestLine && HasRawTarget(text);
            state = After(text);
            if (state == State.Lost)
            {
                reader.Rewind(reader.Consumed - line);
            }
            else if (isRaw)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether the line has a target that is UTF-8 but not ASCII. Kestrel is left to refuse what is neither.</summary>
    private static bool HasRawTarget(ReadOnlySpan<byte> line) => line.ContainsAnyInRange((byte)0x80, (byte)0xFF) && Utf8.IsValid(line);

    private bool Skip(ref SequenceReader<byte> reader)
    {
        long step = Math.Min(remaining, reader.Remaining);
        reader.Advance(step);
        remaining -= step;
        if (remaining > 0)
        {
            return false;
        }
        state = state == State.Body ? State.RequestLine : State.ChunkEnd;
        return true;
    }

    // A line ends with CRLF and holds neither of them else. What Kestrel would make of others is its business.
    private bool TryLine(ref SequenceReader<byte> reader, out ReadOnlySpan<byte> line)
    {
        line = default;
        if (!reader.TryReadTo(out ReadOnlySequence<byte> whole, (byte)'\n'))
        {
            if (reader.Remaining > MaxLine)
            {
                Lose();
            }
            return false;
        }
        line = whole.IsSingleSegment ? whole.FirstSpan : whole.ToArray();
        if (line.IsEmpty || line.IndexOf((byte)'\r') != line.Length - 1)
        {
            reader.Rewind(whole.Length + 1);
            Lose();
            return false;
        }
        line = line[..^1];
        return true;
    }

    private State After(ReadOnlySpan<byte> line) =>
        state switch
        {
            State.RequestLine => AfterRequestLine(line),
            State.Headers => line.IsEmpty ? AfterHeaders() : AfterHeader(line),
            State.ChunkSize => AfterChunkSize(line),
            State.ChunkEnd => line.IsEmpty ? State.ChunkSize : State.Lost,
            // Trailers are possible and nobody sends them.
            State.LastChunk => line.IsEmpty ? State.RequestLine : State.Lost,
            _ => State.Lost,
        };

    private State AfterRequestLine(ReadOnlySpan<byte> line)
    {
        int first = line.IndexOf((byte)' ');
        int last = line.LastIndexOf((byte)' ');
        if (first <= 0 || last <= first + 1 || !HttpSyntax.IsToken(line[..first]) || !HttpSyntax.IsTarget(line[(first + 1)..last]))
        {
            return State.Lost;
        }
        isVersion11 = line[(last + 1)..].SequenceEqual("HTTP/1.1"u8);
        switches = line[..first].SequenceEqual("CONNECT"u8);
        isChunked = false;
        length = null;
        return isVersion11 || line[(last + 1)..].SequenceEqual("HTTP/1.0"u8) ? State.Headers : State.Lost;
    }

    private State AfterHeader(ReadOnlySpan<byte> line)
    {
        int colon = line.IndexOf((byte)':');
        if (colon <= 0 || !HttpSyntax.IsToken(line[..colon]) || !HttpSyntax.IsFieldValue(line[(colon + 1)..]))
        {
            return State.Lost;
        }
        ReadOnlySpan<byte> name = line[..colon];
        ReadOnlySpan<byte> value = line[(colon + 1)..].Trim(" \t"u8);
        if (Ascii.EqualsIgnoreCase(name, "Content-Length"u8))
        {
            bool isFirst = length is null && !isChunked;
            return isFirst && HttpSyntax.TryLength(value, MaxLengthDigits, out length) ? State.Headers : State.Lost;
        }
        if (Ascii.EqualsIgnoreCase(name, "Transfer-Encoding"u8))
        {
            bool isOnly = length is null && !isChunked && isVersion11;
            isChunked = isOnly && Ascii.EqualsIgnoreCase(value, "chunked"u8);
            return isChunked ? State.Headers : State.Lost;
        }
        switches |= Ascii.EqualsIgnoreCase(name, "Upgrade"u8);
        return State.Headers;
    }

    private State AfterHeaders()
    {
        if (switches)
        {
            return State.Lost;
        }
        remaining = length ?? 0;
        return isChunked ? State.ChunkSize
            : remaining > 0 ? State.Body
            : State.RequestLine;
    }

    private State AfterChunkSize(ReadOnlySpan<byte> line)
    {
        if (!HttpSyntax.TryChunkSize(line, MaxChunkDigits, out remaining))
        {
            return State.Lost;
        }
        return remaining > 0 ? State.Chunk : State.LastChunk;
    }
}
