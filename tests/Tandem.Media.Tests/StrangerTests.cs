namespace Tandem.Media.Tests;

using Tandem.Foundation;
using Tandem.Media.Rtcp;

/// <summary>Packets of those who are no part of a call, while it goes on and on ports that have none.</summary>
public class StrangerTests
{
    private readonly PlaneRig rig = new();

    [Fact]
    public void Strangers_are_not_heard_and_sent_nothing_whatever_they_send_but_a_phone_that_moved_is_found()
    {
        rig.Join();
        NetAddress stranger = NetAddress.FromV4(0x0A0000EE, 4000);
        for (ushort i = 0; i < 50; i++)
        {
            rig.Plane.OnRtp(1, stranger, PlaneRig.Packet(i, i * 160u, 66), rig.Now);
            rig.Plane.OnRtp(2, PlaneRig.Agent, PlaneRig.Packet(i, i * 160u, 8), rig.Now);
        }
        Assert.Empty(rig.RtpTo(PlaneRig.Agent));
        Assert.Empty(rig.RtpTo(stranger));
        Assert.Equal(50, rig.RtpTo(PlaneRig.Caller).Length);
        NetAddress moved = PlaneRig.Caller.WithPort(5_555);
        rig.Plane.OnRtp(1, PlaneRig.Caller, PlaneRig.Packet(1, 0, 7), rig.Now);
        rig.Pass(3_000);
        for (ushort i = 0; i < 5; i++)
        {
            rig.Plane.OnRtp(1, stranger, PlaneRig.Packet((ushort)(100 + i), 0, 66), rig.Now);
            rig.Plane.OnRtp(1, moved, PlaneRig.Packet((ushort)(200 + i), 0, 7), rig.Now);
        }
        rig.Plane.OnRtp(2, PlaneRig.Agent, PlaneRig.Packet(50, 8_000, 8), rig.Now);
        Assert.NotEmpty(rig.RtpTo(moved));
        Assert.Empty(rig.RtpTo(stranger));
    }

    [Fact]
    public void A_pair_without_a_leg_is_noisy_while_packets_come_and_until_it_has_been_silent_for_five_seconds()
    {
        for (int i = 0; i < 100; i++)
        {
            rig.Plane.OnRtp(1, PlaneRig.Caller, PlaneRig.Packet((ushort)i, 0, 7), rig.Now);
            rig.Plane.OnRtcp(9, PlaneRig.Caller, [0x80, 201, 0, 1, 0, 0, 0, 7], rig.Now);
            rig.Pass(100);
        }
        Assert.Equal([1, 9], rig.Events.OfType<Noisy>().Select(noisy => noisy.Leg.Pair));
        Assert.Empty(rig.Events.OfType<Quiet>());
        rig.Pass(4_500);
        Assert.Empty(rig.Events.OfType<Quiet>());
        rig.Pass(2_000);
        Assert.Equal([1, 9], rig.Events.OfType<Quiet>().Select(quiet => quiet.Leg.Pair).Order());
        Assert.Equal(Instant.Never, rig.Plane.NextWake.At);
    }

    [Fact]
    public void The_last_packets_of_a_call_are_no_noise_but_a_peer_that_goes_on_is()
    {
        rig.Join();
        rig.Plane.Handle(new Close(PlaneRig.Left, 9), rig.Now);
        rig.Pass(400);
        rig.Plane.OnRtp(1, PlaneRig.Caller, PlaneRig.Packet(1, 0, 7), rig.Now);
        Assert.Empty(rig.Events.OfType<Noisy>());
        rig.Pass(200);
        rig.Plane.OnRtp(1, PlaneRig.Caller, PlaneRig.Packet(2, 0, 7), rig.Now);
        Assert.Equal(PlaneRig.Left, Assert.Single(rig.Events.OfType<Noisy>()).Leg);
    }

    [Fact]
    public void A_leg_that_gets_a_noisy_pair_neither_hears_nor_answers_who_was_there_before_it_was_lent()
    {
        NetAddress before = PlaneRig.Caller.WithPort(7_000);
        NetAddress early = PlaneRig.Caller.WithPort(8_000);
        rig.Plane.OnRtp(1, before, PlaneRig.Packet(1, 0, 66), rig.Now);
        rig.Pass(20);
        Instant lent = rig.Now.Mono;
        // The phone may speak before we know that it has answered.
        rig.Plane.OnRtp(1, early, PlaneRig.Packet(1, 0, 7), rig.Now);
        rig.Join(lent: lent);
        Assert.Single(rig.Events.OfType<Quiet>());
        for (ushort i = 2; i < 20; i++)
        {
            rig.Plane.OnRtp(1, before, PlaneRig.Packet(i, 0, 66), rig.Now);
            rig.Plane.OnRtp(2, PlaneRig.Agent, PlaneRig.Packet(i, 0, 8), rig.Now);
        }
        Assert.Empty(rig.RtpTo(PlaneRig.Agent));
        Assert.Empty(rig.RtpTo(before));
        for (ushort i = 2; i < 20; i++)
        {
            rig.Plane.OnRtp(1, early, PlaneRig.Packet(i, 0, 7), rig.Now);
        }
        Assert.NotEmpty(rig.RtpTo(PlaneRig.Agent));
    }

    [Fact]
    public void Reports_of_strangers_change_nothing_and_ours_do_not_go_to_them()
    {
        rig.Join();
        byte[] report = new byte[Media.Rtcp.RtcpPacket.MaxBytes];
        int length = Media.Rtcp.RtcpPacket.Write(report, 66, 1UL << 40, 0, 5, 800, default, 0, 0, "x");
        NetAddress stranger = NetAddress.FromV4(0x0A0000EE, 4001);
        for (ushort i = 0; i < 500; i++)
        {
            rig.Plane.OnRtcp(1, stranger, report.AsSpan(0, length), rig.Now);
            rig.Plane.OnRtp(1, PlaneRig.Caller, PlaneRig.Packet(i, i * 160u, 7), rig.Now);
            rig.Pass(20);
        }
        Assert.NotEmpty(rig.RtcpTo(PlaneRig.Caller.WithPort(4001)));
        Assert.Empty(rig.RtcpTo(stranger));
    }
}
