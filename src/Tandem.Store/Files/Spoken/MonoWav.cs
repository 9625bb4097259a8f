namespace Tandem.Store.Files.Spoken;

using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Tandem.Media.Playback;

/// <summary>A sound as a WAV file: PCM 16 bit, mono, 8 kHz.</summary>
public static class MonoWav
{
    private const int HeaderBytes = 44;
    private const int Rate = 8_000;

    /// <summary>Answers how many bytes it has.</summary>
    internal static long Write(string path, Sound sound)
    {
        using FileStream file = new(path, OwnerOnly.Replace());
        byte[] all = Bytes(sound.Samples.Span);
        file.Write(all);
        return all.Length;
    }

    public static byte[] Bytes(ReadOnlySpan<short> samples)
    {
        ReadOnlySpan<byte> data = MemoryMarshal.AsBytes(samples);
        byte[] all = new byte[HeaderBytes + data.Length];
        Span<byte> head = all;
        "RIFF"u8.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], all.Length - 8);
        "WAVEfmt "u8.CopyTo(head[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(head[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(head[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(head[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(head[24..], Rate);
        BinaryPrimitives.WriteInt32LittleEndian(head[28..], Rate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(head[32..], 2);
        BinaryPrimitives.WriteInt16LittleEndian(head[34..], 16);
        "data"u8.CopyTo(head[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(head[40..], data.Length);
        data.CopyTo(head[HeaderBytes..]);
        return all;
    }
}
