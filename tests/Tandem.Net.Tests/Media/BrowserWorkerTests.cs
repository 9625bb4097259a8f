namespace Tandem.Net.Tests.Media;

using System.Net.Sockets;
using Tandem.Engine.Ports;
using Tandem.Media;
using Tandem.Media.Rtp;
using Tandem.Net.Dtls;
using Tandem.Net.Tests.Rig;
using Tandem.Net.Transports;

/// <summary>Browsers on one port of a worker, with real sockets and real DTLS.</summary>
public sealed class BrowserWorkerTests : IDisposable
{
    private static readonly DtlsCertificate Ours = DtlsCertificate.Make(DateTimeOffset.UtcNow);
    private static readonly DtlsCertificate Theirs = DtlsCertificate.Make(DateTimeOffset.UtcNow);
    private static readonly byte[] Voice = [.. Enumerable.Repeat((byte)0x31, 160)];
    private readonly WorkerRig rig = WorkerRig.WithBrowsers(4, new DtlsContext(Ours));

    public void Dispose() => rig.Dispose();

    [Fact]
    public void All_browsers_share_one_port_and_its_places_are_announced()
    {
        PortPair[] places = Places();
        Assert.Equal(16, places.Length);
        Assert.Single(places.Select(place => place.Rtp).Distinct());
        PortPair[] pairs = Pairs();
        Assert.Equal(4, pairs.Length);
        Assert.DoesNotContain(places[0].Rtp, pairs.Select(pair => pair.Rtp));
        Assert.Equal(20, rig.Pairs.Select(pair => pair.Pair).Distinct().Count());
    }

    [Theory]
    [InlineData(DtlsRole.Server)]
    [InlineData(DtlsRole.Client)]
    public void Two_browsers_and_a_phone_on_it_hear_each_other(DtlsRole ours)
    {
        using BrowserOnWire one = Open(0, ours);
        using BrowserOnWire two = Open(1, ours);
        using RtpPhone phone = new(9, Pairs()[0].Rtp);
        LegPort phoneLeg = new(Pairs()[0].Pair, 1);
        rig[0].Post(new Open(phoneLeg, 1, WorkerRig.Plan(phone.Address)));
        rig[0].Post(new Connect(Leg(0), 2, phoneLeg));
        rig.Await<Connected>();
        one.Secure();
        two.Secure();
        one.Peer.Speak(Voice);
        Assert.Equal(0x31, phone.Hear());
        phone.Speak(0x55);
        one.Await(() => one.Peer.Heard.Count > 0);
        Assert.Equal(0x55, one.Peer.Heard[0][RtpHeader.Bytes]);
        rig[0].Post(new Connect(Leg(0), 3, Leg(1)));
        rig.Await<Connected>();
        two.Peer.Speak(Voice);
        one.Await(() => one.Peer.Heard.Count > 1);
        Assert.Equal(Voice, one.Peer.Heard[1][RtpHeader.Bytes..]);
        Assert.Empty(rig.Failures);
    }

    [Fact]
    public void A_browser_that_moves_goes_on()
    {
        using BrowserOnWire one = Open(0, DtlsRole.Server);
        using BrowserOnWire two = Open(1, DtlsRole.Server);
        rig[0].Post(new Connect(Leg(0), 2, Leg(1)));
        one.Secure();
        two.Secure();
        one.Peer.Speak(Voice);
        two.Await(() => two.Peer.Heard.Count > 0);
        one.Move();
        one.Peer.Check(true);
        one.Await(() => one.Peer.Answered > 1);
        one.Peer.Speak(Voice);
        two.Await(() => two.Peer.Heard.Count > 1);
        one.Await(() =>
        {
            two.Peer.Speak(Voice);
            return one.Peer.Heard.Count > 1;
        });
    }

    [Fact]
    public void Floods_of_strangers_are_not_answered_and_do_not_stop_a_call()
    {
        using BrowserOnWire one = Open(0, DtlsRole.Server);
        using BrowserOnWire two = Open(1, DtlsRole.Server);
        rig[0].Post(new Connect(Leg(0), 2, Leg(1)));
        one.Secure();
        two.Secure();
        using Socket stranger = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        stranger.Bind(KernelEndPoint.Of(Loopback.V4));
        using BrowserOnWire liar = new(
            DtlsRole.Client,
            Theirs,
            Ours.Fingerprint,
            Places()[0].Rtp,
            Credentials(0) with
            {
                Password = "some-other-password-of-it",
            }
        );
        long before = rig[0].PacketsOut;
        Random random = new(3);
        for (int i = 0; i < 2_000; i++)
        {
            byte[] noise = new byte[random.Next(1, 400)];
            random.NextBytes(noise);
            noise[0] = (byte)(
                i % 3 == 0 ? 1
                : i % 3 == 1 ? 22
                : 128
            );
            stranger.SendTo(noise, KernelEndPoint.Of(Places()[0].Rtp));
            liar.Peer.Check(true);
            if (i % 100 == 0)
            {
                one.Peer.Speak(Voice);
                two.Await(() => two.Peer.Heard.Count > i / 100);
            }
        }
        Assert.Equal(20, two.Peer.Heard.Count);
        Assert.InRange(rig[0].PacketsOut - before, 20, 24);
        Assert.Equal(0, stranger.Available);
        Assert.Equal(0, liar.Peer.Answered);
        Assert.Empty(rig.Failures);
    }

    private static LegPort Place(PortPair pair) => new(pair.Pair, 1);

    private static IceCredentials Credentials(int number) => new($"server{number}", $"password-of-the-server-{number}");

    private PortPair[] Places()
    {
        Patience.Until(() => rig.Pairs.Count >= 20, "places are announced");
        return [.. rig.Pairs.Where(pair => pair.IsShared)];
    }

    private PortPair[] Pairs() => [.. rig.Pairs.Where(pair => !pair.IsShared)];

    private LegPort Leg(int number) => Place(Places()[number]);

    private BrowserOnWire Open(int number, DtlsRole ours)
    {
        DtlsRole role = ours == DtlsRole.Client ? DtlsRole.Server : DtlsRole.Client;
        BrowserOnWire browser = new(role, Theirs, Ours.Fingerprint, Places()[number].Rtp, Credentials(number));
        LegPlan plan = WorkerRig.Plan(Loopback.V4.WithPort(9)) with
        {
            RtcpMux = true,
            Protection = new DtlsProtection(Credentials(number), browser.Peer.Own, ours, Theirs.Fingerprint),
        };
        rig[0].Post(new Open(Leg(number), 1, plan));
        return browser;
    }
}
