namespace Tandem.Store.Files.Recordings;

using System.Runtime.InteropServices;
using Tandem.Media.Codecs;

/// <summary>
/// A growing WAV file, 8 kHz, stereo. Its header is brought up to date with every flush, so it can be played at any moment, also
/// after the process was killed.
/// </summary>
internal sealed class WavFile : IDisposable
{
    private readonly FileStream file;
    private readonly WavHeader header;
    private byte[] encoded = [];
    private long dataBytes;

    public WavFile(string path, RecordingFormat format = RecordingFormat.Pcm)
        : this(path, FileMode.Create, WavHeader.Of(format))
    {
        WriteHeader();
    }

    private WavFile(string path, FileMode mode, WavHeader header)
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
        this.header = header;
    }

    public long Milliseconds => header.Milliseconds(dataBytes);

    /// <summary>Makes the header of a file left behind say what the file holds; returns its length in milliseconds, 0 when there is none.</summary>
    public static long Repair(string path)
    {
        try
        {
            using WavFile left = new(path, FileMode.Open, WavHeader.OfFile(path));
            left.dataBytes = left.header.WholeBytes(left.file.Length);
            left.file.SetLength(left.header.Bytes + left.dataBytes);
            left.WriteHeader();
            return left.Milliseconds;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary>Appends samples: left, right, left, right ….</summary>
    public void Append(ReadOnlySpan<short> samples)
    {
        ReadOnlySpan<byte> data = Encoded(samples);
        file.Seek(header.Bytes + dataBytes, SeekOrigin.Begin);
        file.Write(data);
        dataBytes += data.Length;
        WriteHeader();
    }

    public void Dispose() => file.Dispose();

    private ReadOnlySpan<byte> Encoded(ReadOnlySpan<short> samples)
    {
        if (header.Format == RecordingFormat.Pcm)
        {
            return MemoryMarshal.AsBytes(samples);
        }
        if (encoded.Length < samples.Length)
        {
            encoded = new byte[samples.Length];
        }
        Codec codec = header.Format == RecordingFormat.ALaw ? CodecTable.Pcma : CodecTable.Pcmu;
        return encoded.AsSpan(0, codec.Encode(samples, encoded));
    }

    private void WriteHeader()
    {
        Span<byte> head = stackalloc byte[WavHeader.MostBytes];
        header.Write(head, dataBytes);
        file.Seek(0, SeekOrigin.Begin);
        file.Write(head[..header.Bytes]);
    }
}
