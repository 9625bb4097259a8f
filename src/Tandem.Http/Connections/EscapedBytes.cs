namespace Tandem.Http.Connections;

using System.Buffers;

/// <summary>Bytes of a connection that differ from those that came, until they are consumed. Bounded by what one read of the connection gives.</summary>
internal sealed class EscapedBytes : IDisposable
{
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(4096);
    private int start;
    private int end;
    private bool isSeen;

    public bool IsEmpty => start == end;

    /// <summary>There is something the consumer has not examined yet.</summary>
    public bool HasUnseen => !isSeen && !IsEmpty;

    public ReadOnlySequence<byte> All => new(bytes, start, end - start);

    public void Append(ReadOnlySequence<byte> more)
    {
        int length = checked((int)more.Length);
        more.CopyTo(Room(length));
        end += length;
    }

    /// <summary>Appends with every byte outside ASCII as <c>%XX</c> (RFC 3986 §2.1).</summary>
    public void AppendEscaped(ReadOnlySequence<byte> more)
    {
        _ = Room(checked((int)more.Length * 3));
        foreach (ReadOnlyMemory<byte> piece in more)
        {
            foreach (byte each in piece.Span)
            {
                if (each < 0x80)
                {
                    bytes[end++] = each;
                    continue;
                }
                bytes[end++] = (byte)'%';
                bytes[end++] = Hex(each >> 4);
                bytes[end++] = Hex(each & 0xF);
            }
        }
    }

    public void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        ReadOnlySequence<byte> all = All;
        int used = (int)all.Slice(all.Start, consumed).Length;
        isSeen = all.Slice(all.Start, examined).Length == all.Length;
        start += used;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
        start = end = 0;
    }

    private static byte Hex(int digit) => (byte)(digit < 10 ? '0' + digit : 'A' + digit - 10);

    private Span<byte> Room(int length)
    {
        isSeen = false;
        if (bytes.Length - end < length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(end - start + length, bytes.Length));
            bytes.AsSpan(start, end - start).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes);
            (bytes, end, start) = (larger, end - start, 0);
        }
        return bytes.AsSpan(end);
    }
}
