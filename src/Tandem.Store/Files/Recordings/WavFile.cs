namespace Tandem.Store.Files.Recordings;

using System.Buffers.Binary;

/// <summary>
/// A growing WAV file, 8 kHz, 16 bit, stereo. Its header is brought up to date with every flush, so it can be played at any moment, also
/// after the process was killed.
/// </summary>
internal sealed class WavFile : IDisposable
{
    public const int HeaderBytes = 44;

    /// <summary>Bytes of a millisecond.</summary>
    private const int BytesPerMs = 8 * FrameBytes;

    /// <summary>A sample of both sides.</summary>
    private const int FrameBytes = 4;

    /// <summary>Most the header's 32 bits can say: 37 hours.</summary>
    private const long MaxDataBytes = (uint.MaxValue - HeaderBytes) / FrameBytes * FrameBytes;

    private readonly FileStream file;
    private long dataBytes;

    public WavFile(string path)
        : this(path, FileMode.Create)
    {
        WriteHeader();
    }

    private WavFile(string path, FileMode mode)
    {
        FileStreamOptions options = new()
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite,
            BufferSize = 0,
        };
        if (mode == FileMode.Create)
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        file = new FileStream(path, options);
    }

    public long Milliseconds => dataBytes / BytesPerMs;

    /// <summary>Makes the header of a file left behind say what the file holds; returns its length in milliseconds, 0 when there is none.</summary>
    public static long Repair(string path)
    {
        try
        {
            using WavFile left = new(path, FileMode.Open);
            left.dataBytes = Math.Max(0, left.file.Length - HeaderBytes) / FrameBytes * FrameBytes;
            left.file.SetLength(HeaderBytes + left.dataBytes);
            left.WriteHeader();
            return left.Milliseconds;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    public void Append(ReadOnlySpan<byte> data)
    {
        file.Seek(HeaderBytes + dataBytes, SeekOrigin.Begin);
        file.Write(data);
        dataBytes += data.Length;
        WriteHeader();
    }

    public void Dispose() => file.Dispose();

    private void WriteHeader()
    {
        uint told = (uint)Math.Min(dataBytes, MaxDataBytes);
        Span<byte> head = stackalloc byte[HeaderBytes];
        "RIFF"u8.CopyTo(head);
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], HeaderBytes - 8 + told);
        "WAVEfmt "u8.CopyTo(head[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(head[16..], 16);
        BinaryPrimitives.WriteUInt16LittleEndian(head[20..], 1);
        BinaryPrimitives.WriteUInt16LittleEndian(head[22..], 2);
        BinaryPrimitives.WriteUInt32LittleEndian(head[24..], 8_000);
        BinaryPrimitives.WriteUInt32LittleEndian(head[28..], 32_000);
        BinaryPrimitives.WriteUInt16LittleEndian(head[32..], FrameBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(head[34..], 16);
        "data"u8.CopyTo(head[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(head[40..], told);
        file.Seek(0, SeekOrigin.Begin);
        file.Write(head);
    }
}
