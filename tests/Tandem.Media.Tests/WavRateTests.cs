namespace Tandem.Media.Tests;

using System.Buffers.Binary;
using Tandem.Media.Playback;
using Tandem.Media.Tones;

/// <summary>Files of any usual rate become our 8 kHz: what can be heard stays as it is, what is too high for it is gone.</summary>
public sealed class WavRateTests
{
    [Theory]
    [InlineData(11_025)]
    [InlineData(16_000)]
    [InlineData(22_050)]
    [InlineData(24_000)]
    [InlineData(44_100)]
    [InlineData(48_000)]
    public void A_tone_keeps_pitch_length_and_level(int rate)
    {
        Sound sound = Read(rate, 1_000);
        Assert.InRange(sound.Milliseconds, 980, 1_000);
        ToneEar ear = new(1_000);
        ear.Hear(sound.Samples.Span[800..7_200]);
        Assert.True(ear.Take() > 0.95);
        Assert.InRange(Level(sound.Samples.Span[800..7_200]), 0.97, 1.03);
    }

    [Theory]
    [InlineData(16_000)]
    [InlineData(22_050)]
    [InlineData(48_000)]
    public void What_is_too_high_is_taken_away_and_does_not_fold_back(int rate) =>
        Assert.True(Level(Read(rate, 5_500).Samples.Span[800..7_200]) < 0.01);

    [Fact]
    public void A_rate_nobody_writes_is_refused() => Assert.False(Sound.TryFromWav(Wave(7_999, 1_000), out _, out _));

    private static Sound Read(int rate, int hertz)
    {
        Assert.True(Sound.TryFromWav(Wave(rate, hertz), out Sound? sound, out string error), error);
        return sound;
    }

    // Of a sine whose peak is half of full scale: 1.
    private static double Level(ReadOnlySpan<short> samples)
    {
        double sum = 0;
        foreach (short sample in samples)
        {
            sum += (double)sample * sample;
        }
        return Math.Sqrt(sum / samples.Length) / (16_384 / Math.Sqrt(2));
    }

    // One second, mono, 16 bit.
    private static byte[] Wave(int rate, int hertz)
    {
        byte[] file = new byte[44 + (rate * 2)];
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), rate);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(28), rate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(34), 16);
        "data"u8.CopyTo(file.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), rate * 2);
        for (int i = 0; i < rate; i++)
        {
            double value = 16_384 * Math.Sin(2 * Math.PI * hertz * i / rate);
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(44 + (i * 2)), (short)Math.Round(value));
        }
        return file;
    }
}
