namespace Tandem.Store.Tracing;

using System.Buffers;
using System.Buffers.Binary;
using Tandem.Store.Files;

/// <summary>A segment that grows: records one after the other, behind them the index once it is full.</summary>
internal sealed class TraceSegment : IDisposable
{
    public static readonly byte[] Mark = "TandemSip1\n"u8.ToArray();

    private readonly FileStream file;
    private readonly ArrayBufferWriter<byte> pending;
    private readonly List<(ulong Key, int Offset)> pairs;
    private long length;

    /// <param name="path">A new file.</param>
    /// <param name="memory">Its memory as long as it grows: one segment of a kind grows at a time.</param>
    public TraceSegment(string path, TraceMemory memory)
    {
        (pending, pairs) = (memory.Pending, memory.Pairs);
        pending.ResetWrittenCount();
        pairs.Clear();
        FileStreamOptions options = new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Read | FileShare.Delete,
            BufferSize = 0,
            UnixCreateMode = OwnerOnly.File,
        };
        Path = path;
        file = new FileStream(path, options);
        pending.Write(Mark);
    }

    public string Path { get; }

    /// <summary>With what waits to be written.</summary>
    public long Length => length + pending.WrittenCount;

    /// <summary>Where the next record is written to; its keys are told after it.</summary>
    public IBufferWriter<byte> Records => pending;

    /// <summary>The record that begins there is found by these keys.</summary>
    public void Index(long offset, params ReadOnlySpan<ulong> keys)
    {
        foreach (ulong key in keys)
        {
            pairs.Add((key, (int)offset));
        }
    }

    public void Flush()
    {
        if (pending.WrittenCount > 0)
        {
            RandomAccess.Write(file.SafeFileHandle, pending.WrittenSpan, length);
            length += pending.WrittenCount;
            pending.ResetWrittenCount();
        }
    }

    /// <summary>Nothing follows any more.</summary>
    public void Seal()
    {
        TraceIndex.Write(pairs, pending);
        Flush();
    }

    public void Dispose() => file.Dispose();

    /// <summary>Gives a segment that a process before this one left behind its index; a record that was cut off goes.</summary>
    public static void SealLeft(string path)
    {
        using FileStream left = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);
        if (TraceIndex.Count(left) >= 0)
        {
            return;
        }
        List<(ulong Key, int Offset)> found = [];
        int end = Scan(Whole(left), found);
        left.SetLength(end);
        ArrayBufferWriter<byte> index = new();
        TraceIndex.Write(found, index);
        RandomAccess.Write(left.SafeFileHandle, index.WrittenSpan, end);
    }

    /// <summary>The keys of all records in the bytes of a segment without index; where the last whole record ends.</summary>
    public static int Scan(byte[] bytes, List<(ulong Key, int Offset)> into)
    {
        List<ulong> keys = [];
        int at = Mark.Length;
        while (at + TraceRecord.LengthBytes <= bytes.Length)
        {
            int rest = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
            int next = at + TraceRecord.LengthBytes + rest;
            if (rest is <= 9 or > TraceRecord.Most || next > bytes.Length)
            {
                break;
            }
            keys.Clear();
            TraceRecord.Keys(bytes.AsSpan(at, next - at), keys);
            foreach (ulong key in keys)
            {
                into.Add((key, at));
            }
            at = next;
        }
        return Math.Min(at, bytes.Length);
    }

    public static byte[] Whole(FileStream file)
    {
        byte[] bytes = new byte[file.Length];
        int got = 0;
        while (got < bytes.Length && RandomAccess.Read(file.SafeFileHandle, bytes.AsSpan(got), got) is > 0 and int more)
        {
            got += more;
        }
        return got == bytes.Length ? bytes : bytes[..got];
    }
}
