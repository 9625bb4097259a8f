namespace Tandem.Media.Tests;

using Tandem.Media.Codecs;
using Tandem.Media.Rtp;

/// <summary>What lies above 4 kHz goes from one codec that carries it to another.</summary>
public sealed class WideBandTests
{
    private const int Frame = 320;
    private const int Settle = 2_000;
    private readonly PlaneRig rig = new();

    [Theory]
    [InlineData(500)]
    [InlineData(2_000)]
    [InlineData(5_000)]
    [InlineData(6_500)]
    public void G722_keeps_a_tone_of_its_whole_band(int hertz)
    {
        short[] sent = Tone(hertz, 1);
        byte[] coded = new byte[sent.Length / 2];
        short[] heard = new short[sent.Length];
        Assert.Equal(coded.Length, CodecTable.G722.ForLeg().EncodeWide(sent, coded));
        Assert.Equal(heard.Length, CodecTable.G722.ForLeg().DecodeWide(coded, heard));
        Assert.InRange(Strength(heard[Settle..], hertz) / Strength(sent[Settle..], hertz), 0.7, 1.3);
    }

    [Theory]
    [InlineData(1_000, true)]
    [InlineData(6_000, false)]
    public void Half_the_rate_keeps_the_lower_band_alone(int hertz, bool isKept)
    {
        short[] sent = Tone(hertz, 1);
        short[] half = new short[sent.Length / 2];
        Assert.Equal(half.Length, new QuadratureFilter().Halve(sent, half));
        double level = Level(half[Settle..]) / Level(sent[Settle..]);
        Assert.True(isKept ? level > 0.9 : level < 0.1, $"{level}");
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(6_000)]
    public void A_browser_with_Opus_and_a_phone_with_G722_hear_each_other_in_the_whole_band(int hertz)
    {
        rig.Join(CodecTable.Opus, CodecTable.G722);
        short[] sound = Tone(hertz, 1);
        Codec opus = CodecTable.Opus.ForLeg();
        Codec g722 = CodecTable.G722.ForLeg();
        byte[] room = new byte[500];
        for (int i = 0; i < sound.Length / Frame; i++)
        {
            Span<short> frame = sound.AsSpan(i * Frame, Frame);
            byte[] coded = room[..opus.EncodeWide(frame, room)];
            rig.Plane.OnRtp(PlaneRig.Left.Pair, PlaneRig.Caller, PlaneRig.Packet((ushort)i, (uint)i * 960, 7, 111, coded), rig.Now);
            byte[] other = room[..g722.EncodeWide(frame, room)];
            rig.Plane.OnRtp(PlaneRig.Right.Pair, PlaneRig.Agent, PlaneRig.Packet((ushort)i, (uint)i * 160, 9, 9, other), rig.Now);
            rig.Pass(20);
        }
        double sent = Strength(sound[Settle..], hertz);
        short[] atPhone = Decoded(CodecTable.G722.ForLeg(), rig.RtpTo(PlaneRig.Agent));
        short[] atBrowser = Decoded(CodecTable.Opus.ForLeg(), rig.RtpTo(PlaneRig.Caller));
        Assert.InRange(Strength(atPhone[Settle..], hertz) / sent, 0.5, 1.5);
        Assert.InRange(Strength(atBrowser[Settle..], hertz) / sent, 0.5, 1.5);
    }

    [Fact]
    public void A_recording_of_such_a_call_hears_the_lower_band_and_browsers_make_up_losses_themselves()
    {
        rig.Join(CodecTable.Opus, CodecTable.Opus);
        rig.Plane.Handle(new Record(PlaneRig.Left, 5, Guid.NewGuid()), rig.Now);
        Codec opus = CodecTable.Opus.ForLeg();
        byte[] room = new byte[500];
        short[] sound = Tone(1_000, 1);
        for (int i = 0; i < 20; i++)
        {
            byte[] coded = room[..opus.EncodeWide(sound.AsSpan(i * Frame, Frame), room)];
            if (i != 10)
            {
                rig.Plane.OnRtp(PlaneRig.Left.Pair, PlaneRig.Caller, PlaneRig.Packet((ushort)i, (uint)i * 960, 7, 111, coded), rig.Now);
            }
            rig.Pass(20);
        }
        Assert.Equal(19, rig.RtpTo(PlaneRig.Agent).Length);
    }

    private static short[] Tone(int hertz, int seconds) =>
        [.. Enumerable.Range(0, 16_000 * seconds).Select(i => (short)(8_000 * Math.Sin(2 * Math.PI * hertz * i / 16_000)))];

    private static short[] Decoded(Codec coder, byte[][] packets)
    {
        short[] room = new short[2_000];
        List<short> heard = [];
        foreach (byte[] packet in packets)
        {
            heard.AddRange(room[..coder.DecodeWide(packet.AsSpan(RtpHeader.Bytes), room)]);
        }
        return [.. heard];
    }

    private static double Level(short[] samples) => Math.Sqrt(samples.Average(sample => (double)sample * sample));

    // How much of one tone is in it.
    private static double Strength(short[] samples, int hertz)
    {
        double real = 0;
        double imaginary = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            real += samples[i] * Math.Cos(2 * Math.PI * hertz * i / 16_000);
            imaginary += samples[i] * Math.Sin(2 * Math.PI * hertz * i / 16_000);
        }
        return Math.Sqrt(real * real + imaginary * imaginary) / samples.Length;
    }
}
