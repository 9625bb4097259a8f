namespace Tandem.Media.Playback;

using System.Buffers.Binary;

/// <summary>What stands in front of a WAV file's samples: enough to tell whether it can be played, and for how long.</summary>
public readonly record struct WavHeader
{
    internal const int ALaw = 6;
    private const int Pcm = 1;
    private const int MuLaw = 7;
    private const int BaseRate = 8_000;

    /// <summary>What programs that speak and people who record write; higher ones are brought down to ours.</summary>
    private static readonly int[] Rates = [BaseRate, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000];

    internal int Format { get; private init; }

    internal int Channels { get; private init; }

    internal int Rate { get; private init; }

    /// <summary>Where the samples begin.</summary>
    public int DataStart { get; private init; }

    /// <summary>Bytes of samples as the file has it; more than there are when it was written on the fly.</summary>
    public uint Declared { get; private init; }

    /// <summary>The most bytes of samples that can be played.</summary>
    public long MaxDataBytes => (long)Sound.MaxSamples / BaseRate * Rate * FrameBytes;

    internal bool IsPcm => Format == Pcm;

    private int FrameBytes => Channels * (IsPcm ? 2 : 1);

    /// <summary>Bytes of samples in a file of that length.</summary>
    public long DataBytes(long fileBytes) => Math.Max(0, Math.Min(Declared, fileBytes - DataStart));

    public long Milliseconds(long dataBytes) => dataBytes / FrameBytes * 1_000 / Rate;

    /// <summary>Reads it from a file's beginning, which has to reach to the first sample; else says why it cannot be played.</summary>
    public static bool TryRead(ReadOnlySpan<byte> start, out WavHeader header, out string error)
    {
        header = default;
        error = "not a WAV file";
        if (start.Length < 12 || !start.StartsWith("RIFF"u8) || !start[8..].StartsWith("WAVE"u8))
        {
            return false;
        }
        int at = 12;
        while (start.Length - at >= 8)
        {
            ReadOnlySpan<byte> chunk = start[at..];
            uint declared = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            int length = (int)Math.Min(declared, (uint)(chunk.Length - 8));
            if (chunk.StartsWith("data"u8))
            {
                header = header with { DataStart = at + 8, Declared = declared };
                error = header.IsPlayable ? "" : "only PCM 16 bit, A-law and µ-law at 8 to 48 kHz, mono or stereo";
                return header.IsPlayable;
            }
            if (chunk.StartsWith("fmt "u8) && length >= 16)
            {
                header = Formatted(chunk.Slice(8, length));
            }
            at = (int)Math.Min(at + 8L + length + (length & 1), start.Length);
        }
        error = "no data in the WAV file";
        return false;
    }

    private bool IsPlayable => Format is Pcm or ALaw or MuLaw && Rates.Contains(Rate) && Channels is 1 or 2;

    // A format whose samples have a size we do not read is none.
    private static WavHeader Formatted(ReadOnlySpan<byte> chunk)
    {
        int format = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
        return new WavHeader
        {
            Format = bits == (format == Pcm ? 16 : 8) ? format : 0,
            Channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]),
            Rate = BinaryPrimitives.ReadInt32LittleEndian(chunk[4..]),
        };
    }
}
