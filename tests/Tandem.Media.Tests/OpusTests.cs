namespace Tandem.Media.Tests;

using Tandem.Media.Codecs;
using Tandem.Media.Playback;
using Tandem.Media.Rtp;

/// <summary>Opus by the system's library: alone, and on a leg beside G.711.</summary>
public sealed class OpusTests
{
    private const int Frame = 160;
    private readonly PlaneRig rig = new();

    [Theory]
    [InlineData(300)]
    [InlineData(1_000)]
    [InlineData(3_000)]
    public void A_tone_keeps_its_level(int hertz)
    {
        short[] sent = Sound.Tone(hertz, 1_000).Samples.ToArray();
        short[] heard = [.. Packets(sent).SelectMany(Decoded(CodecTable.Opus.ForLeg()))];
        Assert.Equal(sent.Length, heard.Length);
        Assert.InRange(Level(heard[2_000..6_000]) / Level(sent[2_000..6_000]), 0.7, 1.3);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(160)]
    [InlineData(240)]
    [InlineData(320)]
    [InlineData(400)]
    [InlineData(480)]
    public void Packets_of_10_to_60_milliseconds(int samples)
    {
        Codec coder = CodecTable.Opus.ForLeg();
        byte[] packet = new byte[500];
        int length = coder.Encode(Sound.Tone(500, 60).Samples.Span[..samples], packet);
        Assert.InRange(length, 1, 400);
        Assert.Equal(samples, coder.Decode(packet.AsSpan(0, length), new short[1_000]));
    }

    [Fact]
    public void Any_bytes_can_be_decoded()
    {
        Codec coder = CodecTable.Opus.ForLeg();
        Random random = new(4);
        for (int i = 0; i < 3_000; i++)
        {
            byte[] noise = new byte[random.Next(0, 400)];
            random.NextBytes(noise);
            Assert.InRange(coder.Decode(noise, new short[1_500]), 0, 960);
            Assert.InRange(coder.Mend(noise, i % 2 == 0, new short[1_500]), 0, 960);
        }
    }

    [Fact]
    public void The_row_of_the_table_codes_nothing()
    {
        Assert.Equal(0, CodecTable.Opus.Decode([1, 2, 3], new short[1_000]));
        Assert.Equal(0, CodecTable.Opus.Encode(new short[160], new byte[500]));
        Assert.Equal(0, CodecTable.Opus.Encode(new short[160], []));
    }

    [Fact]
    public void What_is_lost_comes_back_from_the_packet_after_it()
    {
        // A rising and falling voice-like tone, so that repeating what was before would not do.
        short[] sent = Sound.Tone(440, 1_000).Samples.ToArray();
        for (int i = 0; i < sent.Length; i++)
        {
            sent[i] = (short)(sent[i] * (0.2 + 0.8 * Math.Abs(Math.Sin(i / 900.0))));
        }
        byte[][] packets = [.. Packets(sent)];
        Codec decoder = CodecTable.Opus.ForLeg();
        short[] room = new short[1_000];
        List<double> ratios = [];
        for (int i = 0; i < packets.Length; i++)
        {
            if (i % 7 == 3)
            {
                // Lost.
                continue;
            }
            if (i % 7 == 4)
            {
                int made = decoder.Mend(packets[i], true, room);
                Assert.Equal(Frame, made);
                ratios.Add(Level(room[..made]) / Level(sent[((i - 1) * Frame)..(i * Frame)]));
            }
            decoder.Decode(packets[i], room);
        }
        Assert.InRange(ratios.Average(), 0.6, 1.4);
    }

    [Fact]
    public void A_phone_with_G711_and_one_with_Opus_hear_each_other_in_their_own_clocks()
    {
        rig.Join(CodecTable.Opus, CodecTable.Pcmu);
        byte[][] packets = [.. Packets(Sound.Tone(500, 200).Samples.ToArray())];
        for (int i = 0; i < packets.Length; i++)
        {
            rig.Plane.OnRtp(PlaneRig.Left.Pair, PlaneRig.Caller, Opus(i, packets[i]), rig.Now);
            rig.Plane.OnRtp(PlaneRig.Right.Pair, PlaneRig.Agent, PlaneRig.Packet((ushort)i, (uint)i * 160, 9), rig.Now);
            rig.Pass(20);
        }
        byte[][] toPhone = rig.RtpTo(PlaneRig.Agent);
        byte[][] toOpus = rig.RtpTo(PlaneRig.Caller);
        Assert.Equal(packets.Length, toPhone.Length);
        Assert.Equal(packets.Length, toOpus.Length);
        Assert.All(Steps(toPhone), step => Assert.Equal(160U, step));
        Assert.All(Steps(toOpus), step => Assert.Equal(960U, step));
        Assert.All(toPhone, packet => Assert.Equal(160, packet.Length - RtpHeader.Bytes));
        Assert.True(Level(Decoded(CodecTable.Pcmu)(toPhone[^1][RtpHeader.Bytes..]).ToArray()) > 1_000);
    }

    [Fact]
    public void Lost_packets_are_made_up_for_a_phone_with_G711_and_late_ones_are_left_out()
    {
        rig.Join(CodecTable.Opus, CodecTable.Pcmu);
        byte[][] packets = [.. Packets(Sound.Tone(500, 400).Samples.ToArray())];
        for (int i = 0; i < packets.Length; i++)
        {
            if (i is not (5 or 6 or 12))
            {
                rig.Plane.OnRtp(PlaneRig.Left.Pair, PlaneRig.Caller, Opus(i, packets[i]), rig.Now);
            }
            if (i == 14)
            {
                rig.Plane.OnRtp(PlaneRig.Left.Pair, PlaneRig.Caller, Opus(12, packets[12]), rig.Now);
            }
            rig.Pass(20);
        }
        byte[][] heard = rig.RtpTo(PlaneRig.Agent);
        Assert.Equal(packets.Length, heard.Length);
        Assert.All(Steps(heard), step => Assert.Equal(160U, step));
        for (int i = 1; i < heard.Length; i++)
        {
            Assert.Equal(1, (ushort)(Sequence(heard[i]) - Sequence(heard[i - 1])));
        }
    }

    [Fact]
    public void Keys_pass_between_clocks_with_their_length()
    {
        rig.Join(CodecTable.Opus, CodecTable.Pcmu);
        byte[] key = [5, 0x8A, 0x1E, 0x00];
        rig.Plane.OnRtp(PlaneRig.Left.Pair, PlaneRig.Caller, PlaneRig.Packet(1, 9_600, 7, 101, key), rig.Now);
        Assert.Equal([5, 0x8A, 0x05, 0x00], rig.RtpTo(PlaneRig.Agent)[^1][RtpHeader.Bytes..]);
        Assert.Equal(160, Assert.Single(rig.Events.OfType<Digit>()).Milliseconds);
        rig.Plane.OnRtp(PlaneRig.Right.Pair, PlaneRig.Agent, PlaneRig.Packet(1, 1_600, 9, 101, [5, 0x8A, 0x05, 0x00]), rig.Now);
        Assert.Equal(key, rig.RtpTo(PlaneRig.Caller)[^1][RtpHeader.Bytes..]);
    }

    [Fact]
    public void It_is_played_mixed_and_recorded()
    {
        rig.Join(CodecTable.Opus, CodecTable.Pcmu);
        rig.Plane.Handle(new Record(PlaneRig.Left, 5, Guid.NewGuid()), rig.Now);
        rig.Plane.Handle(new Mix(PlaneRig.Left, 6, 1, MixVoice.Everybody), rig.Now);
        rig.Plane.Handle(new Mix(PlaneRig.Right, 7, 1, MixVoice.Everybody), rig.Now);
        byte[][] packets = [.. Packets(Sound.Tone(500, 600).Samples.ToArray())];
        for (int i = 0; i < packets.Length; i++)
        {
            rig.Plane.OnRtp(PlaneRig.Left.Pair, PlaneRig.Caller, Opus(i, packets[i]), rig.Now);
            rig.Pass(20);
        }
        byte[][] heard = rig.RtpTo(PlaneRig.Agent);
        Assert.True(Level(Decoded(CodecTable.Pcmu)(heard[^1][RtpHeader.Bytes..]).ToArray()) > 1_000);
        Assert.All(Steps(rig.RtpTo(PlaneRig.Caller)), step => Assert.Equal(960U, step));
    }

    [Fact]
    public void Its_timestamps_begin_anew_without_a_jump_inside()
    {
        rig.Join(CodecTable.Opus, CodecTable.Pcmu);
        byte[][] packets = [.. Packets(Sound.Tone(500, 200).Samples.ToArray())];
        for (int i = 0; i < packets.Length; i++)
        {
            byte[] packet = PlaneRig.Packet((ushort)i, unchecked((uint)(-4_000 + i * 960)), 7, 111, packets[i]);
            rig.Plane.OnRtp(PlaneRig.Left.Pair, PlaneRig.Caller, packet, rig.Now);
            rig.Pass(20);
        }
        Assert.All(Steps(rig.RtpTo(PlaneRig.Agent)), step => Assert.Equal(160U, step));
    }

    private static byte[] Opus(int number, byte[] payload) => PlaneRig.Packet((ushort)number, (uint)number * 960, 7, 111, payload);

    private static IEnumerable<byte[]> Packets(short[] samples)
    {
        Codec coder = CodecTable.Opus.ForLeg();
        byte[] room = new byte[500];
        for (int at = 0; at + Frame <= samples.Length; at += Frame)
        {
            yield return room[..coder.Encode(samples.AsSpan(at, Frame), room)];
        }
    }

    private static Func<byte[], IEnumerable<short>> Decoded(Codec coder) =>
        packet =>
        {
            short[] room = new short[1_000];
            return room[..coder.Decode(packet, room)];
        };

    private static double Level(short[] samples) => Math.Sqrt(samples.Average(sample => (double)sample * sample));

    private static ushort Sequence(byte[] packet) => (ushort)(packet[2] << 8 | packet[3]);

    private static IEnumerable<uint> Steps(byte[][] packets)
    {
        uint[] times = [.. packets.Select(packet => BitConverter.ToUInt32([packet[7], packet[6], packet[5], packet[4]]))];
        return times.Skip(1).Zip(times, (later, earlier) => later - earlier);
    }
}
