namespace Tandem.Media.Playback;

using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Tandem.Media.Codecs;

/// <summary>Reads WAV files into sounds.</summary>
internal static class WavReader
{
    public static bool TryRead(ReadOnlySpan<byte> file, [NotNullWhen(true)] out Sound? sound, out string error, bool isLeftAlone = false)
    {
        sound = null;
        if (!WavHeader.TryRead(file, out WavHeader header, out error))
        {
            return false;
        }
        int length = (int)header.DataBytes(file.Length);
        if (length > header.MaxDataBytes)
        {
            error = "longer than half an hour";
            return false;
        }
        sound = new Sound(Mono(file.Slice(header.DataStart, length), header, isLeftAlone));
        return true;
    }

    private static short[] Mono(ReadOnlySpan<byte> data, in WavHeader header, bool isLeftAlone)
    {
        short[] all = Samples(data, header);
        short[] mono = new short[all.Length / header.Channels];
        for (int i = 0; i < mono.Length; i++)
        {
            mono[i] =
                header.Channels == 1 ? all[i]
                : isLeftAlone ? all[i * 2]
                : (short)((all[i * 2] + all[(i * 2) + 1]) / 2);
        }
        return Resampler.ToOurs(mono, header.Rate);
    }

    private static short[] Samples(ReadOnlySpan<byte> data, in WavHeader header)
    {
        if (!header.IsPcm)
        {
            short[] decoded = new short[data.Length];
            (header.Format == WavHeader.ALaw ? CodecTable.Pcma : CodecTable.Pcmu).Decode(data, decoded);
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
