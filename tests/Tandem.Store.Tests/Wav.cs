namespace Tandem.Store.Tests;

using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Tandem.Media.Recording;

/// <summary>A recording's file, read as a player would: header first, and no more than it says.</summary>
internal sealed class Wav
{
    private readonly short[] samples;

    private Wav(short[] samples) => this.samples = samples;

    /// <summary>Length in units of 20 ms.</summary>
    public int Frames => samples.Length / RecordingTap.FrameLength;

    /// <summary>The first sample of a frame's side.</summary>
    public short this[int frame, int side] => samples[frame * RecordingTap.FrameLength + side];

    /// <summary>Null while there is none; fails when the header is no good.</summary>
    public static Wav? TryRead(StoreRig rig, Guid recording)
    {
        using Stream? file = rig.Store.Files.TryOpen(recording);
        return file == null ? null : Read(file);
    }

    /// <summary>Puts frames whose sides say which frame they are: left n, right -n.</summary>
    public static void Put(RecordingTap tap, int count, int first = 0)
    {
        short[] left = new short[RecordingTap.FrameSamples];
        short[] right = new short[RecordingTap.FrameSamples];
        for (int i = first; i < first + count; i++)
        {
            Array.Fill(left, (short)(i + 1));
            Array.Fill(right, (short)-(i + 1));
            tap.Put(left, right);
        }
    }

    private static Wav? Read(Stream file)
    {
        byte[] head = new byte[44];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
        {
            return null;
        }
        int data = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(40));
        Assert.Equal("RIFF"u8, head.AsSpan(0, 4));
        Assert.Equal("WAVEfmt "u8, head.AsSpan(8, 8));
        Assert.Equal("data"u8, head.AsSpan(36, 4));
        Assert.Equal(data + 36, BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(4)));
        Assert.Equal((1, 2, 8_000, 16), (Short(head, 20), Short(head, 22), Short(head, 24), Short(head, 34)));
        byte[] body = new byte[data];
        // The header never tells of bytes that are not there.
        file.ReadExactly(body);
        return new Wav(MemoryMarshal.Cast<byte, short>(body).ToArray());
    }

    private static int Short(byte[] head, int at) => BinaryPrimitives.ReadInt16LittleEndian(head.AsSpan(at));
}
