namespace Tandem.Media.Tests;

using Tandem.Media.Codecs;
using Tandem.Media.Jitter;
using Tandem.Media.Playback;
using Tandem.Media.Recording;
using Tandem.Media.Tones;

/// <summary>G.711 against ITU's reference points, tones, WAV, jitter buffer, recording ring.</summary>
public class CodecTests
{
    [Theory]
    [InlineData(0x00, -32_124)]
    [InlineData(0x80, 32_124)]
    [InlineData(0xFF, 0)]
    [InlineData(0x7F, 0)]
    [InlineData(0xF0, 120)]
    public void Mu_law_reference_points(byte code, short linear) => Assert.Equal(linear, Decode(CodecTable.Pcmu, code));

    [Theory]
    [InlineData(0xD5, 8)]
    [InlineData(0x55, -8)]
    [InlineData(0xAA, 32_256)]
    [InlineData(0x2A, -32_256)]
    public void A_law_reference_points(byte code, short linear) => Assert.Equal(linear, Decode(CodecTable.Pcma, code));

    [Fact]
    public void Every_code_comes_back_as_itself()
    {
        foreach (Codec codec in new[] { CodecTable.Pcmu, CodecTable.Pcma })
        {
            for (int code = 0; code < 256; code++)
            {
                short sample = Decode(codec, (byte)code);
                byte[] coded = new byte[1];
                codec.Encode([sample], coded);
                Assert.Equal(sample, Decode(codec, coded[0]));
            }
        }
    }

    [Fact]
    public void Quantisation_stays_within_its_step()
    {
        foreach (Codec codec in new[] { CodecTable.Pcmu, CodecTable.Pcma })
        {
            for (int sample = -32_000; sample <= 32_000; sample += 7)
            {
                byte[] coded = new byte[1];
                codec.Encode([(short)sample], coded);
                Assert.InRange(Decode(codec, coded[0]), sample - 16 - Math.Abs(sample) / 16, sample + 16 + Math.Abs(sample) / 16);
            }
        }
    }

    [Fact]
    public void Tone_streams_of_the_documents_are_made()
    {
        Assert.True(Sound.TryFromToneStream("tone_stream://%(1000,4000,450);loops=2", out Sound? sound, out _));
        Assert.Equal(10_000, sound.Milliseconds);
        ToneEar ear = new(450);
        ear.Hear(sound.Samples.Span[..8_000]);
        Assert.True(ear.Take() > 0.9);
        ear.Hear(sound.Samples.Span[8_000..16_000]);
        Assert.Equal(0, ear.Take());
        foreach (
            string bad in new[] { "tone_stream://", "tone_stream://%(1,2)", "tone_stream://%(99999999,1,450)", "tone_stream://nonsense" }
        )
        {
            Assert.False(Sound.TryFromToneStream(bad, out _, out _), bad);
        }
    }

    [Fact]
    public void Late_packets_widen_the_jitter_buffer_and_missing_ones_are_concealed()
    {
        JitterBuffer buffer = new();
        short[] frame = new short[160];
        short[] loud = [.. Enumerable.Repeat((short)8_000, 160)];
        int before = buffer.Delay;
        for (int i = 0; i < 10; i++)
        {
            buffer.Put(1, (uint)(i * 160), loud);
            buffer.Take(frame);
        }
        for (int i = 0; i < 6; i++)
        {
            buffer.Take(frame);
        }
        Assert.True(buffer.Concealed is > 0 and <= 3);
        buffer.Put(1, 10 * 160, loud);
        Assert.True(buffer.Delay > before);
        Assert.True(buffer.Late > 0);
    }

    [Fact]
    public void A_full_ring_becomes_silence_of_the_same_length()
    {
        RecordingTap tap = new(Guid.NewGuid(), 1);
        short[] side = new short[160];
        for (int i = 0; i < 70; i++)
        {
            tap.Put(side, side);
        }
        tap.Complete();
        Assert.Equal(20, tap.LostFrames);
        short[] frame = new short[RecordingTap.FrameLength];
        int taken = 0;
        int silent = 0;
        while (tap.TryTake(frame, out int before))
        {
            taken++;
            silent += before;
        }
        Assert.Equal(70, taken + silent + tap.TrailingLost);
    }

    private static short Decode(Codec codec, byte code)
    {
        short[] samples = new short[1];
        codec.Decode([code], samples);
        return samples[0];
    }
}
