namespace Tandem.Media.Tests.Rtcp;

using Tandem.Foundation;
using Tandem.Media.Rtcp;

public class RtcpPathTests
{
    private static readonly NetAddress Named = Host(1, 4_001);
    private static readonly NetAddress None = default;
    private readonly RtcpPath path = new(new MediaLimits(), []);
    private Instant now = new(TimeSpan.TicksPerSecond);

    [Fact]
    public void Before_any_rtp_only_the_address_of_sdp_counts()
    {
        path.Aim(Named, default);
        Assert.Equal(Named, path.Target(None));
        Assert.False(path.Accept(Host(1, 9_999), None, now));
        Assert.False(path.Accept(Host(66, 4_001), None, now));
        Assert.True(path.Accept(Named, None, now));
    }

    [Fact]
    public void Behind_a_nat_reports_go_back_where_they_come_from_and_to_nobody_before()
    {
        NetAddress rtp = Host(2, 61_000);
        path.Aim(Named, default);
        Assert.True(path.Target(rtp).IsNone);
        Assert.False(path.Accept(Host(66, 1), rtp, now));
        Assert.True(path.Accept(Host(2, 61_001), rtp, now));
        Assert.Equal(Host(2, 61_001), path.Target(rtp));
        Assert.False(path.Accept(Host(2, 62_000), rtp, now));
        now += TimeSpan.FromSeconds(16);
        Assert.True(path.Accept(Host(2, 62_000), rtp, now));
        // The stream moved to another host: what was of the old one is over.
        Assert.False(path.Accept(Host(2, 62_000), Host(3, 5), now));
        Assert.True(path.Target(Host(3, 5)).IsNone);
    }

    [Fact]
    public void Where_sdp_alone_counts_reports_go_where_it_says()
    {
        path.Aim(Named, new MediaPeer(Host(2, 0), PeerTrust.SdpOnly));
        Assert.False(path.Accept(Host(2, 4_001), Host(1, 4_000), now));
        Assert.True(path.Accept(Host(1, 7), Host(1, 4_000), now));
        Assert.Equal(Named, path.Target(Host(1, 4_000)));
    }

    private static NetAddress Host(uint host, int port) => NetAddress.FromV4(0xC6336400 + host, (ushort)port);
}
