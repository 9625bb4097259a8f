namespace Tandem.Media.Tests;

using Tandem.Media.Codecs;
using Tandem.Media.Playback;

/// <summary>G.722 through its own coder and decoder; what others make of it is proven with baresip.</summary>
public class G722Tests
{
    private const int Settle = 400;

    [Theory]
    [InlineData(300)]
    [InlineData(1_000)]
    [InlineData(3_000)]
    public void A_tone_keeps_its_level_and_stays_clean(int hertz)
    {
        ReadOnlySpan<short> sent = Sound.Tone(hertz, 1_000).Samples.Span;
        short[] heard = ThereAndBack(sent);
        double signal = 0;
        double noise = 0;
        for (int i = Settle; i < heard.Length; i++)
        {
            signal += (double)sent[i] * sent[i];
            noise += (double)(heard[i] - sent[i]) * (heard[i] - sent[i]);
        }
        double decibels = 10 * Math.Log10(signal / noise);
        Assert.True(decibels > 25, $"signal to noise is {decibels:0.0} dB");
    }

    [Fact]
    public void Silence_stays_silence()
    {
        short[] heard = ThereAndBack(new short[1_600]);
        Assert.All(heard.Skip(Settle), sample => Assert.InRange(sample, -8, 8));
    }

    [Fact]
    public void Each_leg_has_a_coder_of_its_own()
    {
        Codec one = CodecTable.G722.ForLeg();
        Codec other = CodecTable.G722.ForLeg();
        byte[] first = new byte[160];
        byte[] again = new byte[160];
        one.Encode(Sound.Tone(700, 20).Samples.Span, first);
        one.Encode(Sound.Tone(700, 20).Samples.Span, again);
        byte[] fresh = new byte[160];
        other.Encode(Sound.Tone(700, 20).Samples.Span, fresh);
        Assert.NotEqual(first, again);
        Assert.Equal(first, fresh);
    }

    [Fact]
    public void Any_bytes_can_be_decoded()
    {
        Codec coder = CodecTable.G722.ForLeg();
        byte[] noise = new byte[1_000];
        new Random(1).NextBytes(noise);
        Assert.Equal(1_000, coder.Decode(noise, new short[1_000]));
    }

    private static short[] ThereAndBack(ReadOnlySpan<short> samples)
    {
        Codec sender = CodecTable.G722.ForLeg();
        Codec receiver = CodecTable.G722.ForLeg();
        byte[] coded = new byte[samples.Length];
        short[] heard = new short[samples.Length];
        Assert.Equal(samples.Length, sender.Encode(samples, coded));
        Assert.Equal(samples.Length, receiver.Decode(coded, heard));
        return heard;
    }
}
