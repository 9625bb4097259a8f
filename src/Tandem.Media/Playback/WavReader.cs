namespace Tandem.Media.Playback;

using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Tandem.Media.Codecs;

/// <summary>Reads WAV files into sounds.</summary>
internal static class WavReader
{
    private const int Pcm = 1;
    private const int ALaw = 6;
    private const int MuLaw = 7;

    public static bool TryRead(ReadOnlySpan<byte> file, [NotNullWhen(true)] out Sound? sound, out string error)
    {
        sound = null;
        error = "not a WAV file";
        if (file.Length < 12 || !file.StartsWith("RIFF"u8) || !file[8..].StartsWith("WAVE"u8))
        {
            return false;
        }
        int format = 0;
        int channels = 0;
        int rate = 0;
        int bits = 0;
        ReadOnlySpan<byte> rest = file[12..];
        while (rest.Length >= 8)
        {
            uint declared = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            int length = (int)Math.Min(declared, (uint)(rest.Length - 8));
            ReadOnlySpan<byte> chunk = rest.Slice(8, length);
            if (rest.StartsWith("fmt "u8) && length >= 16)
            {
                format = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
                channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
                rate = BinaryPrimitives.ReadInt32LittleEndian(chunk[4..]);
                bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
            }
            else if (rest.StartsWith("data"u8))
            {
                return TryData(chunk, format, channels, rate, bits, out sound, out error);
            }
            int step = 8 + length + (length & 1);
            rest = step >= rest.Length ? default : rest[step..];
        }
        error = "no data in the WAV file";
        return false;
    }

    private static bool TryData(
        ReadOnlySpan<byte> data,
        int format,
        int channels,
        int rate,
        int bits,
        [NotNullWhen(true)] out Sound? sound,
        out string error
    )
    {
        sound = null;
        bool pcm = format == Pcm && bits == 16;
        bool companded = format is ALaw or MuLaw && bits == 8;
        error = "only PCM 16 bit, A-law and µ-law at 8 or 16 kHz, mono or stereo";
        if (rate is not (8_000 or 16_000) || channels is not (1 or 2) || !(pcm || companded))
        {
            return false;
        }
        short[] all = Samples(data, format);
        int frames = all.Length / channels;
        int factor = rate / 8_000;
        if (frames / factor > Sound.MaxSamples)
        {
            error = "longer than half an hour";
            return false;
        }
        short[] mono = new short[frames / factor];
        for (int i = 0; i < mono.Length; i++)
        {
            int sum = 0;
            for (int j = 0; j < factor * channels; j++)
            {
                sum += all[i * factor * channels + j];
            }
            mono[i] = (short)(sum / (factor * channels));
        }
        sound = new Sound(mono);
        return true;
    }

    private static short[] Samples(ReadOnlySpan<byte> data, int format)
    {
        if (format != Pcm)
        {
            short[] decoded = new short[data.Length];
            (format == ALaw ? CodecTable.Pcma : CodecTable.Pcmu).Decode(data, decoded);
            return decoded;
        }
        short[] samples = new short[data.Length / 2];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(data[(i * 2)..]);
        }
        return samples;
    }
}
