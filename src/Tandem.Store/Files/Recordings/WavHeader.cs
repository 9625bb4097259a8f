namespace Tandem.Store.Files.Recordings;

using System.Buffers.Binary;

/// <summary>
/// The header of a WAV file of 8 kHz stereo. What is not linear has its extension field and a fact chunk besides, as the format asks
/// (RFC 2361; Multimedia Data Standards Update of 1994).
/// </summary>
internal sealed class WavHeader
{
    public const int MostBytes = 58;

    private const int Channels = 2;
    private const int Rate = 8_000;
    private const int FormatAt = 20;
    private const int LinearBytes = 44;

    /// <summary>As the format chunk names them.</summary>
    private const int Linear = 1;
    private const int ALaw = 6;
    private const int MuLaw = 7;

    private WavHeader(RecordingFormat format) => Format = format;

    public RecordingFormat Format { get; }

    public int Bytes => Format == RecordingFormat.Pcm ? LinearBytes : MostBytes;

    /// <summary>Bytes of one sample of both sides.</summary>
    private int FrameBytes => Format == RecordingFormat.Pcm ? 4 : 2;

    public static WavHeader Of(RecordingFormat format) => new(format);

    /// <summary>As a file says of itself; one that says nothing yet is linear.</summary>
    public static WavHeader OfFile(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> head = stackalloc byte[FormatAt + 2];
        int tag =
            file.ReadAtLeast(head, head.Length, false) < head.Length ? Linear : BinaryPrimitives.ReadUInt16LittleEndian(head[FormatAt..]);
        return new WavHeader(
            tag switch
            {
                ALaw => RecordingFormat.ALaw,
                MuLaw => RecordingFormat.MuLaw,
                _ => RecordingFormat.Pcm,
            }
        );
    }

    public long Milliseconds(long dataBytes) => dataBytes / (Rate / 1_000 * FrameBytes);

    /// <summary>Of a file of that length, what whole samples there are.</summary>
    public long WholeBytes(long fileBytes) => Math.Max(0, fileBytes - Bytes) / FrameBytes * FrameBytes;

    public void Write(Span<byte> head, long dataBytes)
    {
        // Most the 32 bits can say: 37 hours of linear sound.
        long most = (uint.MaxValue - Bytes) / FrameBytes * FrameBytes;
        uint told = (uint)Math.Min(dataBytes, most);
        bool isLinear = Format == RecordingFormat.Pcm;
        int tag =
            isLinear ? Linear
            : Format == RecordingFormat.ALaw ? ALaw
            : MuLaw;
        head.Clear();
        "RIFF"u8.CopyTo(head);
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], (uint)Bytes - 8 + told);
        "WAVEfmt "u8.CopyTo(head[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(head[16..], isLinear ? 16u : 18u);
        BinaryPrimitives.WriteUInt16LittleEndian(head[FormatAt..], (ushort)tag);
        BinaryPrimitives.WriteUInt16LittleEndian(head[22..], Channels);
        BinaryPrimitives.WriteUInt32LittleEndian(head[24..], Rate);
        BinaryPrimitives.WriteUInt32LittleEndian(head[28..], (uint)(Rate * FrameBytes));
        BinaryPrimitives.WriteUInt16LittleEndian(head[32..], (ushort)FrameBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(head[34..], (ushort)(FrameBytes * 4));
        Span<byte> rest = head[36..];
        if (!isLinear)
        {
            "fact"u8.CopyTo(rest[2..]);
            BinaryPrimitives.WriteUInt32LittleEndian(rest[6..], 4);
            BinaryPrimitives.WriteUInt32LittleEndian(rest[10..], told / (uint)FrameBytes);
            rest = rest[14..];
        }
        "data"u8.CopyTo(rest);
        BinaryPrimitives.WriteUInt32LittleEndian(rest[4..], told);
    }
}
