namespace Tandem.Media.Tests;

using Tandem.Foundation;
using Tandem.Media.Codecs;
using Tandem.Media.Rtp;
using Tandem.Media.Srtp;

/// <summary>A phone whose keys came with SDP, joined to a plain one.</summary>
public sealed class SdesLegTests
{
    private static readonly byte[] Voice = [.. Enumerable.Repeat((byte)0x31, 160)];
    private static readonly string OurKey = Convert.ToBase64String([.. Enumerable.Range(1, 30).Select(i => (byte)i)]);
    private static readonly string TheirKey = Convert.ToBase64String([.. Enumerable.Range(101, 30).Select(i => (byte)i)]);
    private readonly PlaneRig rig = new();

    [Theory]
    [InlineData(SrtpSuite.AesCm128HmacSha1Tag80)]
    [InlineData(SrtpSuite.AesCm128HmacSha1Tag32)]
    public void Audio_and_reports_are_protected_both_ways(SrtpSuite suite)
    {
        Open(suite);
        using SrtpSender phone = new(suite, Convert.FromBase64String(TheirKey));
        using SrtpReceiver ear = new(suite, Convert.FromBase64String(OurKey));
        Speak(phone, 10);
        Assert.Equal(Voice, rig.RtpTo(PlaneRig.Agent)[^1][RtpHeader.Bytes..]);
        rig.Plane.OnRtp(PlaneRig.Right.Pair, PlaneRig.Agent, PlaneRig.Packet(5, 0, 9, 0, Voice), rig.Now);
        byte[] room = new byte[400];
        int length = ear.Unprotect(rig.RtpTo(PlaneRig.Caller)[^1], room);
        Assert.Equal(Voice, room[RtpHeader.Bytes..length]);
        rig.Pass(8_000);
        byte[] report = rig.RtcpTo(PlaneRig.Caller.WithPort(PlaneRig.Caller.Port + 1))[^1];
        Assert.NotEqual(0, ear.UnprotectControl(report, room));
    }

    [Fact]
    public void Plain_packets_and_those_of_other_keys_are_not_heard_and_move_nothing()
    {
        Open(SrtpSuite.AesCm128HmacSha1Tag80);
        using SrtpSender phone = new(SrtpSuite.AesCm128HmacSha1Tag80, Convert.FromBase64String(TheirKey));
        using SrtpSender stranger = new(SrtpSuite.AesCm128HmacSha1Tag80, Convert.FromBase64String(OurKey));
        for (ushort i = 0; i < 150; i++)
        {
            rig.Plane.OnRtp(PlaneRig.Left.Pair, PlaneRig.Caller, PlaneRig.Packet(i, 0, 7, 0, Voice), rig.Now);
            Speak(stranger, i);
        }
        Assert.Empty(rig.RtpTo(PlaneRig.Agent));
        rig.Pass(1_000);
        Speak(phone, 10);
        Assert.Single(rig.RtpTo(PlaneRig.Agent));
    }

    [Fact]
    public void Forged_packets_beyond_the_limit_cost_nothing_and_do_not_stop_the_phone()
    {
        Open(SrtpSuite.AesCm128HmacSha1Tag80);
        using SrtpSender phone = new(SrtpSuite.AesCm128HmacSha1Tag80, Convert.FromBase64String(TheirKey));
        Speak(phone, 10);
        NetAddress stranger = NetAddress.FromV4(0x0B000001, 9);
        for (ushort i = 0; i < 150; i++)
        {
            rig.Plane.OnRtp(PlaneRig.Left.Pair, stranger, PlaneRig.Packet(i, 0, 7, 0, Voice), rig.Now);
        }
        Speak(phone, 11);
        Assert.Equal(2, rig.RtpTo(PlaneRig.Agent).Length);
    }

    [Fact]
    public void The_same_plan_again_begins_no_index_anew_and_another_key_does()
    {
        Open(SrtpSuite.AeadAes128Gcm);
        using SrtpSender phone = new(SrtpSuite.AeadAes128Gcm, Convert.FromBase64String(TheirKey)[..28]);
        Speak(phone, 10);
        byte[] again = Sealed(phone, 11);
        rig.Plane.OnRtp(PlaneRig.Left.Pair, PlaneRig.Caller, again, rig.Now);
        Open(SrtpSuite.AeadAes128Gcm);
        rig.Plane.OnRtp(PlaneRig.Left.Pair, PlaneRig.Caller, again, rig.Now);
        Assert.Equal(2, rig.RtpTo(PlaneRig.Agent).Length);
        Open(SrtpSuite.AeadAes128Gcm, theirs: OurKey);
        using SrtpSender anew = new(SrtpSuite.AeadAes128Gcm, Convert.FromBase64String(OurKey)[..28]);
        Speak(anew, 12);
        Assert.Equal(3, rig.RtpTo(PlaneRig.Agent).Length);
    }

    [Fact]
    public void A_key_of_the_wrong_length_is_said()
    {
        Open(SrtpSuite.AesCm128HmacSha1Tag80, theirs: "AAAA");
        Assert.Single(rig.Events.OfType<NotSecured>());
        rig.Plane.OnRtp(PlaneRig.Left.Pair, PlaneRig.Caller, PlaneRig.Packet(1, 0, 7, 0, Voice), rig.Now);
        rig.Plane.OnRtp(PlaneRig.Right.Pair, PlaneRig.Agent, PlaneRig.Packet(5, 0, 9, 0, Voice), rig.Now);
        Assert.Empty(rig.RtpTo(PlaneRig.Agent));
        Assert.Empty(rig.RtpTo(PlaneRig.Caller));
    }

    [Fact]
    public void A_leg_that_goes_to_another_worker_uses_no_index_twice()
    {
        Open(SrtpSuite.AesCm128HmacSha1Tag80);
        using SrtpSender phone = new(SrtpSuite.AesCm128HmacSha1Tag80, Convert.FromBase64String(TheirKey));
        byte[] before = Sealed(phone, 10);
        rig.Plane.OnRtp(PlaneRig.Left.Pair, PlaneRig.Caller, before, rig.Now);
        rig.Plane.Handle(new HandOver(PlaneRig.Left, 5, 1), rig.Now);
        LegSnapshot snapshot = Assert.Single(rig.Events.OfType<HandedOver>()).Snapshot;
        PlaneRig there = new();
        there.Plane.Handle(new Adopt(PlaneRig.Left, 6, snapshot), there.Now);
        there.Plane.Handle(new Open(PlaneRig.Right, 1, PlaneRig.PlanOf(PlaneRig.Agent, CodecTable.Pcmu, 101)), there.Now);
        there.Plane.Handle(new Connect(PlaneRig.Left, 7, PlaneRig.Right), there.Now);
        there.Plane.OnRtp(PlaneRig.Left.Pair, PlaneRig.Caller, before, there.Now);
        Assert.Empty(there.RtpTo(PlaneRig.Agent));
        there.Plane.OnRtp(PlaneRig.Left.Pair, PlaneRig.Caller, Sealed(phone, 11), there.Now);
        Assert.Single(there.RtpTo(PlaneRig.Agent));
    }

    private static byte[] Sealed(SrtpSender sender, ushort sequence)
    {
        byte[] wire = new byte[400];
        return wire[..sender.Protect(PlaneRig.Packet(sequence, sequence * 160U, 7, 0, Voice), wire)];
    }

    private void Speak(SrtpSender sender, ushort sequence) =>
        rig.Plane.OnRtp(PlaneRig.Left.Pair, PlaneRig.Caller, Sealed(sender, sequence), rig.Now);

    private void Open(SrtpSuite suite, string? theirs = null)
    {
        int bytes = SrtpSuiteTable.Of(suite).Bytes;
        string Cut(string key) => key.Length < 40 ? key : Convert.ToBase64String(Convert.FromBase64String(key)[..bytes]);
        LegPlan plan = PlaneRig.PlanOf(PlaneRig.Caller, CodecTable.Pcmu, 101) with
        {
            Protection = new SdesProtection(suite, Cut(OurKey), Cut(theirs ?? TheirKey)),
        };
        rig.Plane.Handle(new Open(PlaneRig.Left, 1, plan), rig.Now);
        rig.Plane.Handle(new Open(PlaneRig.Right, 1, PlaneRig.PlanOf(PlaneRig.Agent, CodecTable.Pcmu, 101)), rig.Now);
        rig.Plane.Handle(new Connect(PlaneRig.Left, 2, PlaneRig.Right), rig.Now);
    }
}
