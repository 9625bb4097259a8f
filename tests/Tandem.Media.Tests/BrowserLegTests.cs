namespace Tandem.Media.Tests;

using Tandem.Foundation;
using Tandem.Media.Codecs;
using Tandem.Media.Playback;
using Tandem.Media.Rtp;
using Tandem.TestKit.Browsers;

/// <summary>A browser's leg and a phone's, joined: checks, keys, audio both ways, moves, and strangers.</summary>
public sealed class BrowserLegTests : IDisposable
{
    private static readonly CertificateFingerprint OurCertificate = new("sha-256", "0A:0B");
    private static readonly CertificateFingerprint BrowserCertificate = new("sha-256", "0C:0D");
    private static readonly NetAddress Here = NetAddress.FromV4(0x0A000001, 20_000);
    private static readonly NetAddress Home = NetAddress.FromV4(0x0A000009, 50_000);
    private static readonly NetAddress Cafe = NetAddress.FromV4(0x0A00000A, 51_000);
    private static readonly byte[] Voice = [.. Enumerable.Repeat((byte)0x31, 160)];
    private readonly StandInDtls factory = new(OurCertificate);
    private readonly PlaneRig rig;
    private readonly BrowserPeer browser;

    public BrowserLegTests()
    {
        rig = new PlaneRig(factory, new MediaLimits { Handshakes = 2 });
        browser = new BrowserPeer(new StandInDtls(BrowserCertificate), DtlsRole.Client, OurCertificate) { Address = Home, Server = Here };
        browser.Send = (from, _, datagram) => rig.Plane.OnShared(from, datagram, rig.Now);
        rig.Sent = (to, datagram) =>
        {
            if (to == browser.Address)
            {
                browser.Receive(datagram, rig.Now);
            }
        };
    }

    public void Dispose() => browser.Dispose();

    [Theory]
    [InlineData(DtlsRole.Server)]
    [InlineData(DtlsRole.Client)]
    public void Audio_and_reports_flow_both_ways_once_the_keys_are_there(DtlsRole ours)
    {
        BrowserPeer peer = browser;
        if (ours == DtlsRole.Client)
        {
            peer = new BrowserPeer(new StandInDtls(BrowserCertificate), DtlsRole.Server, OurCertificate) { Address = Home, Server = Here };
            peer.Send = browser.Send;
            rig.Sent = (to, datagram) => Deliver(peer, to, datagram);
        }
        Open(BrowserPlan() with { Protection = Protection() with { Role = ours } });
        peer.Check(true);
        peer.Shake(rig.Now);
        Assert.True(peer.IsSecured);
        Assert.Equal(1, peer.Answered);
        Assert.Single(rig.Events.OfType<Secured>());

        peer.Speak(Voice);
        Assert.Equal(Voice, rig.RtpTo(PlaneRig.Agent)[^1][RtpHeader.Bytes..]);
        rig.Plane.OnRtp(PlaneRig.Right.Pair, PlaneRig.Agent, PlaneRig.Packet(5, 0, 9, 0, Voice), rig.Now);
        Assert.Equal(Voice, peer.Heard[^1][RtpHeader.Bytes..]);

        rig.Pass(8_000);
        Assert.NotEmpty(peer.Reports);
        peer.Report([0x80, 201, 0, 1, 0, 0, 0, 0xB0]);
        Assert.Equal(0, peer.Strange);
        peer.Dispose();
    }

    [Fact]
    public void Before_a_check_has_passed_nothing_is_answered_and_nothing_is_spent()
    {
        Open();
        browser.Shake(rig.Now);
        rig.Plane.OnShared(Home, PlaneRig.Packet(1, 0, 7), rig.Now);
        browser.Servers = browser.Servers with { Password = "not-the-password-of-ours" };
        browser.Check(true);
        Assert.Empty(rig.RtpTo(Home));
        Assert.Equal(int.MaxValue, factory.Left);
    }

    [Fact]
    public void A_handshake_whose_packets_are_lost_is_done_all_the_same()
    {
        Open();
        int lost = 0;
        browser.Check(true);
        browser.Send = (from, _, datagram) =>
        {
            if (++lost > 3)
            {
                rig.Plane.OnShared(from, datagram, rig.Now);
            }
        };
        browser.Shake(rig.Now);
        for (int i = 0; i < 20 && !browser.IsSecured; i++)
        {
            rig.Pass(50);
            browser.Advance(rig.Now);
        }
        Assert.True(browser.IsSecured);
    }

    [Fact]
    public void Another_certificate_is_not_let_through()
    {
        Open(BrowserPlan() with { Protection = Protection() with { Certificate = new CertificateFingerprint("sha-256", "FF:FF") } });
        browser.Check(true);
        browser.Shake(rig.Now);
        Assert.Equal("another certificate", Assert.Single(rig.Events.OfType<NotSecured>()).Reason);
        rig.Plane.OnRtp(PlaneRig.Right.Pair, PlaneRig.Agent, PlaneRig.Packet(5, 0, 9, 0, Voice), rig.Now);
        Assert.Empty(browser.Heard);
    }

    [Fact]
    public void A_handshake_that_is_never_finished_is_given_up()
    {
        Open();
        browser.Check(true);
        rig.Pass(29_000);
        Assert.Empty(rig.Events.OfType<NotSecured>());
        rig.Pass(2_000);
        Assert.Single(rig.Events.OfType<NotSecured>());
    }

    [Fact]
    public void Handshakes_under_way_have_a_limit()
    {
        for (int i = 0; i < 3; i++)
        {
            IceCredentials own = new($"ours{i}", "our-password-of-22-chars");
            rig.Plane.Handle(
                new Open(new LegPort(10 + i, 1), 1, BrowserPlan() with { Protection = Protection() with { Ours = own } }),
                rig.Now
            );
            browser.Servers = own;
            browser.Address = Home.WithPort(50_000 + i);
            browser.Check(true);
        }
        Assert.Equal(2, int.MaxValue - factory.Left);
        rig.Plane.Handle(new Close(new LegPort(10, 1), 2), rig.Now);
        browser.Check(true);
        Assert.Equal(3, int.MaxValue - factory.Left);
        Assert.Empty(rig.Events.OfType<NotSecured>());
    }

    [Fact]
    public void A_browser_that_moves_is_heard_and_spoken_to_where_it_is_now()
    {
        Secure();
        browser.Address = Cafe;
        browser.Speak(Voice);
        Assert.Single(rig.RtpTo(PlaneRig.Agent));
        rig.Pass(1_000);
        browser.Check(true);
        browser.Speak(Voice);
        Assert.Equal(2, rig.RtpTo(PlaneRig.Agent).Length);
        int before = browser.Heard.Count;
        rig.Plane.OnRtp(PlaneRig.Right.Pair, PlaneRig.Agent, PlaneRig.Packet(6, 160, 9, 0, Voice), rig.Now);
        Assert.Equal(before + 1, browser.Heard.Count);
    }

    [Fact]
    public void A_restart_with_new_credentials_goes_on_with_the_same_keys()
    {
        Secure();
        IceCredentials anew = new("anew", "another-password-22-chars");
        rig.Plane.Handle(new Open(PlaneRig.Left, 4, BrowserPlan() with { Protection = Protection() with { Ours = anew } }), rig.Now);
        browser.Speak(Voice);
        Assert.Equal(2, rig.RtpTo(PlaneRig.Agent).Length);
        browser.Servers = anew;
        browser.Address = Cafe;
        browser.Check(true);
        browser.Speak(Voice);
        Assert.Equal(3, rig.RtpTo(PlaneRig.Agent).Length);
        Assert.Single(rig.Events.OfType<Secured>());
    }

    [Fact]
    public void A_page_loaded_anew_shakes_hands_anew_and_is_heard()
    {
        Secure();
        CertificateFingerprint other = new("sha-256", "0E:0F");
        DtlsProtection anew = Protection() with { Certificate = other, Ours = new("anew", "another-password-22-chars") };
        rig.Plane.Handle(new Open(PlaneRig.Left, 4, BrowserPlan() with { Protection = anew }), rig.Now);
        using BrowserPeer page = new(new StandInDtls(other), DtlsRole.Client, OurCertificate)
        {
            Address = Cafe,
            Server = Here,
            Servers = anew.Ours,
            Ssrc = 0xB1,
        };
        page.Send = browser.Send;
        rig.Sent = (to, datagram) => Deliver(page, to, datagram);
        page.Check(true);
        page.Shake(rig.Now);
        page.Speak(Voice);
        Assert.Equal(2, rig.RtpTo(PlaneRig.Agent).Length);
        rig.Plane.OnRtp(PlaneRig.Right.Pair, PlaneRig.Agent, PlaneRig.Packet(5, 0, 9, 0, Voice), rig.Now);
        Assert.NotEmpty(page.Heard);
    }

    [Fact]
    public void Its_silence_is_noticed_within_two_seconds_and_so_is_its_return()
    {
        Secure();
        rig.Pass(2_000);
        Assert.Single(rig.Events.OfType<Silent>());
        browser.Speak(Voice);
        Assert.Single(rig.Events.OfType<Heard>());
    }

    [Fact]
    public void Strangers_at_its_address_are_not_heard()
    {
        Secure();
        for (int i = 0; i < 50; i++)
        {
            rig.Plane.OnShared(Home, PlaneRig.Packet((ushort)i, 0, 0xB0, 0, Voice), rig.Now);
        }
        Assert.Single(rig.RtpTo(PlaneRig.Agent));
        browser.Speak(Voice);
        Assert.Equal(2, rig.RtpTo(PlaneRig.Agent).Length);
    }

    [Fact]
    public void So_many_forged_packets_that_none_is_looked_at_any_more_last_a_second()
    {
        Secure();
        for (int i = 0; i < 100; i++)
        {
            rig.Plane.OnShared(Home, PlaneRig.Packet((ushort)(1_000 + i), 0, 0xB0, 0, Voice), rig.Now);
        }
        browser.Speak(Voice);
        Assert.Single(rig.RtpTo(PlaneRig.Agent));
        rig.Pass(1_000);
        browser.Speak(Voice);
        Assert.Equal(2, rig.RtpTo(PlaneRig.Agent).Length);
    }

    [Fact]
    public void Playing_mixing_and_recording_work_on_it()
    {
        Secure();
        rig.Plane.Handle(new Record(PlaneRig.Left, 5, Guid.NewGuid()), rig.Now);
        rig.Plane.Handle(new Play(PlaneRig.Left, 6, rig.Given(Sound.Tone(500, 200)), false), rig.Now);
        rig.Pass(400);
        Assert.Equal(PlayOutcome.Finished, Assert.Single(rig.Events.OfType<Played>()).Outcome);
        Assert.Equal(10, browser.Heard.Count);
        rig.Plane.Handle(new Mix(PlaneRig.Left, 7, 1, MixVoice.Everybody), rig.Now);
        rig.Plane.Handle(new Mix(PlaneRig.Right, 8, 1, MixVoice.Everybody), rig.Now);
        for (int i = 0; i < 10; i++)
        {
            browser.Speak(Voice);
            rig.Pass(20);
        }
        Assert.True(browser.Heard.Count > 15);
        Assert.Contains(rig.RtpTo(PlaneRig.Agent)[^3..], packet => packet[RtpHeader.Bytes..].Contains((byte)0x31));
        rig.Plane.Handle(new Close(PlaneRig.Left, 9), rig.Now);
        Assert.Equal(RecordOutcome.Finished, Assert.Single(rig.Events.OfType<Recorded>()).Outcome);
        rig.Plane.OnShared(Home, PlaneRig.Packet(1, 0, 7), rig.Now);
        Assert.Empty(rig.Events.OfType<Noisy>());
    }

    private static void Deliver(BrowserPeer peer, NetAddress to, byte[] datagram)
    {
        if (to == peer.Address)
        {
            peer.Receive(datagram, default);
        }
    }

    private DtlsProtection Protection() => new(new("ours", "our-password-of-22-chars"), browser.Own, DtlsRole.Server, BrowserCertificate);

    private LegPlan BrowserPlan() =>
        PlaneRig.PlanOf(NetAddress.FromV4(0, 9), CodecTable.Pcmu, 101) with
        {
            RtcpMux = true,
            Protection = Protection(),
        };

    private void Open(LegPlan? plan = null)
    {
        rig.Plane.Handle(new Open(PlaneRig.Left, 1, plan ?? BrowserPlan()), rig.Now);
        rig.Plane.Handle(new Open(PlaneRig.Right, 1, PlaneRig.PlanOf(PlaneRig.Agent, CodecTable.Pcmu, 101)), rig.Now);
        rig.Plane.Handle(new Connect(PlaneRig.Left, 2, PlaneRig.Right), rig.Now);
    }

    // Keys are there, and one packet has gone through.
    private void Secure()
    {
        Open();
        browser.Check(true);
        browser.Shake(rig.Now);
        browser.Speak(Voice);
        Assert.Single(rig.RtpTo(PlaneRig.Agent));
    }
}
