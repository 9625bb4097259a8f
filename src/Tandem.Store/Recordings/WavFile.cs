namespace Tandem.Store.Recordings;

using System.Buffers.Binary;

/// <summary>
/// A growing WAV file, 8 kHz, 16 bit, stereo. Its header is brought up to date with every flush, so it can be played at any moment, also
/// after the process was killed.
/// </summary>
internal sealed class WavFile : IDisposable
{
    public const int HeaderBytes = 44;

    /// <summary>Bytes of a millisecond.</summary>
    public const int BytesPerMs = 8 * 4;

    private readonly FileStream file;
    private long dataBytes;

    public WavFile(string path)
    {
        file = new FileStream(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.ReadWrite,
                Share = FileShare.Read,
                BufferSize = 0,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }
        );
        WriteHeader();
    }

    public long Milliseconds => dataBytes / BytesPerMs;

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
        Span<byte> head = stackalloc byte[HeaderBytes];
        "RIFF"u8.CopyTo(head);
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], (uint)(36 + dataBytes));
        "WAVEfmt "u8.CopyTo(head[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(head[16..], 16);
        BinaryPrimitives.WriteUInt16LittleEndian(head[20..], 1);
        BinaryPrimitives.WriteUInt16LittleEndian(head[22..], 2);
        BinaryPrimitives.WriteUInt32LittleEndian(head[24..], 8_000);
        BinaryPrimitives.WriteUInt32LittleEndian(head[28..], 32_000);
        BinaryPrimitives.WriteUInt16LittleEndian(head[32..], 4);
        BinaryPrimitives.WriteUInt16LittleEndian(head[34..], 16);
        "data"u8.CopyTo(head[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(head[40..], (uint)dataBytes);
        file.Seek(0, SeekOrigin.Begin);
        file.Write(head);
    }
}
