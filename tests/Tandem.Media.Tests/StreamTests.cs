namespace Tandem.Media.Tests;

using Tandem.Foundation;
using Tandem.Media.Codecs;
using Tandem.Media.Playback;
using Tandem.Media.Rtp;

/// <summary>What a peer gets is one stream: it counts no loss where nothing was lost, and all of it where something was.</summary>
public class StreamTests
{
    private readonly PlaneRig rig = new();
    private ushort sequence = 65_000;
    private uint timestamp;

    [Fact]
    public void After_a_hold_the_next_packet_is_the_next_number_and_begins_a_talk_spurt()
    {
        rig.Join();
        Speak(10);
        rig.Plan(PlaneRig.Right, MediaDirection.RecvOnly);
        Speak(127);
        rig.Plan(PlaneRig.Right, MediaDirection.SendRecv);
        Speak(10);
        AssertOneStream(20, markers: [0, 10]);
    }

    [Fact]
    public void After_a_peers_own_hold_too()
    {
        rig.Join();
        Speak(10);
        rig.Plan(PlaneRig.Left, MediaDirection.Inactive);
        Speak(50);
        rig.Plan(PlaneRig.Left, MediaDirection.SendRecv);
        Speak(10);
        AssertOneStream(20, markers: [0, 10]);
    }

    [Fact]
    public void Packets_that_are_not_passed_on_leave_no_gap()
    {
        rig.Join(rightDigits: -1);
        Speak(10);
        Speak(3, type: 13, length: 1);
        Speak(10);
        Speak(6, type: 101, length: 4);
        Speak(10);
        AssertOneStream(30, markers: [0, 10, 20]);
    }

    [Theory]
    [InlineData(20_000, 0u)]
    [InlineData(40_000, 0u)]
    [InlineData(0, 900_000u)]
    [InlineData(300, 48_000u)]
    public void A_far_side_that_jumps_goes_on_where_it_was(int sequences, uint timestamps)
    {
        rig.Join();
        Speak(10);
        sequence += (ushort)sequences;
        timestamp += timestamps;
        Speak(10);
        AssertOneStream(20, markers: [0, 10]);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(30, 0)]
    [InlineData(500, 10_000)]
    public void What_was_lost_on_the_way_is_missing_behind_us_too(int lost, int milliseconds)
    {
        rig.Join();
        Speak(10);
        sequence += (ushort)lost;
        timestamp += (uint)(lost * 160);
        rig.Pass(milliseconds);
        Speak(10);
        RtpPacket[] sent = Sent();
        Assert.Equal(20, sent.Length);
        Assert.Equal(lost + 1, (ushort)(sent[10].Sequence - sent[9].Sequence));
        Assert.Equal((uint)(lost + 1) * 160, sent[10].Timestamp - sent[9].Timestamp);
        Assert.False(sent[10].Marker);
    }

    [Fact]
    public void Packets_out_of_order_stay_so()
    {
        rig.Join();
        Speak(2);
        sequence++;
        timestamp += 160;
        Speak(1);
        sequence -= 2;
        timestamp -= 320;
        Speak(1);
        RtpPacket[] sent = Sent();
        Assert.Equal([0, 1, 3, 2], sent.Select(packet => (int)(ushort)(packet.Sequence - sent[0].Sequence)));
    }

    [Fact]
    public void Music_that_could_not_be_sent_goes_on_with_a_marker_and_the_next_number()
    {
        rig.Join();
        rig.Plane.Handle(new Play(PlaneRig.Right, 9, BuiltInSound.HoldMusic, true), rig.Now);
        rig.Pass(190);
        int before = Sent().Length;
        rig.Plan(PlaneRig.Right, MediaDirection.RecvOnly);
        rig.Pass(1_000);
        rig.Plan(PlaneRig.Right, MediaDirection.SendRecv);
        rig.Pass(200);
        AssertOneStream(Sent().Length, markers: [0, before]);
    }

    [Fact]
    public void A_leg_that_ends_says_goodbye_in_rtcp_but_not_one_that_never_sent_or_is_handed_over()
    {
        rig.Join();
        Speak(5);
        rig.Plane.Handle(new Close(PlaneRig.Left, 8), rig.Now);
        Assert.Empty(rig.Rtcp);
        uint ssrc = Sent()[0].Ssrc;
        rig.Plane.Handle(new Close(PlaneRig.Right, 8), rig.Now);
        byte[] last = Assert.Single(rig.RtcpTo(PlaneRig.Agent.WithPort(PlaneRig.Agent.Port + 1)));
        Assert.Equal([0x81, 203, 0, 1, (byte)(ssrc >> 24), (byte)(ssrc >> 16), (byte)(ssrc >> 8), (byte)ssrc], last[^8..]);
        PlaneRig other = new();
        other.Join();
        other.Plane.OnRtp(1, PlaneRig.Caller, PlaneRig.Packet(1, 0, 7), other.Now);
        other.Plane.Handle(new HandOver(PlaneRig.Right, 8, 1), other.Now);
        Assert.Empty(other.Rtcp);
    }

    [Theory]
    [InlineData(0, 4.3, 4.5)]
    [InlineData(20, 2.0, 3.0)]
    public void Quality_is_told_as_a_mean_opinion_score(int lostOfHundred, double least, double most)
    {
        rig.Join();
        for (int i = 0; i < 1_500; i++)
        {
            if (i % 100 < lostOfHundred)
            {
                sequence++;
                timestamp += 160;
                rig.Pass(20);
                continue;
            }
            Speak(1);
        }
        Stats told = rig.Events.OfType<Stats>().Last(stats => stats.Leg == PlaneRig.Left);
        Assert.InRange(told.Figures.MosIn, least, most);
    }

    private void Speak(int packets, byte type = 0, int length = 160)
    {
        for (int i = 0; i < packets; i++)
        {
            rig.Plane.OnRtp(1, PlaneRig.Caller, PlaneRig.Packet(sequence++, timestamp, 7, type, new byte[length]), rig.Now);
            timestamp += 160;
            rig.Pass(20);
        }
    }

    private void AssertOneStream(int packets, int[] markers)
    {
        RtpPacket[] sent = Sent();
        Assert.Equal(packets, sent.Length);
        Assert.Single(sent.Select(packet => packet.Ssrc).Distinct());
        Assert.Equal(Enumerable.Range(0, packets), sent.Select(packet => (int)(ushort)(packet.Sequence - sent[0].Sequence)));
        Assert.Equal(markers, sent.Index().Where(each => each.Item.Marker).Select(each => each.Index));
        Assert.All(sent.Zip(sent.Skip(1)), pair => Assert.True((int)(pair.Second.Timestamp - pair.First.Timestamp) >= 160));
    }

    private RtpPacket[] Sent() => [.. rig.RtpTo(PlaneRig.Agent).Select(RtpPacket.Of)];

    private readonly record struct RtpPacket(uint Ssrc, ushort Sequence, uint Timestamp, bool Marker)
    {
        public static RtpPacket Of(byte[] bytes)
        {
            Assert.True(RtpHeader.TryParse(bytes, out RtpHeader header));
            return new RtpPacket(header.Ssrc, header.Sequence, header.Timestamp, header.Marker);
        }
    }
}
