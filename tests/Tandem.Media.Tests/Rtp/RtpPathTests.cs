namespace Tandem.Media.Tests.Rtp;

using Tandem.Foundation;
using Tandem.Media.Rtp;

/// <summary>Who may send to a leg, and where we send: who is who by what SDP, signalling and packets show.</summary>
public class RtpPathTests
{
    private const uint Ssrc = 7;
    private static readonly NetAddress Public = Address("198.51.100.7:4000");
    private static readonly NetAddress Private = Address("192.168.1.5:4000");
    private static readonly NetAddress Nat = Address("203.0.113.5:61000");
    private static readonly NetAddress Stranger = Address("203.0.113.66:4000");
    private readonly RtpPath path = new(new MediaLimits(), []);
    private Instant now = new(TimeSpan.TicksPerSecond);
    private ushort sequence;

    // SDP, signalling's host, its trust, who sends; how many packets until it is heard (0 never).
    [Theory]
    [InlineData("198.51.100.7:4000", "198.51.100.7:5060", PeerTrust.Known, "198.51.100.7:4000", 1)]
    [InlineData("198.51.100.7:4000", "198.51.100.7:5060", PeerTrust.Known, "198.51.100.7:4002", 5)]
    [InlineData("198.51.100.7:4000", "203.0.113.5:5060", PeerTrust.Known, "203.0.113.5:4000", 5)]
    [InlineData("198.51.100.7:4000", "203.0.113.5:5060", PeerTrust.Known, "203.0.113.66:4000", 0)]
    [InlineData("198.51.100.7:4000", "203.0.113.5:5060", PeerTrust.Hidden, "203.0.113.66:4000", 0)]
    [InlineData("192.168.1.5:4000", "203.0.113.5:5060", PeerTrust.Known, "203.0.113.5:61000", 1)]
    [InlineData("192.168.1.5:4000", "203.0.113.5:5060", PeerTrust.Known, "192.168.1.5:4000", 1)]
    [InlineData("192.168.1.5:4000", "203.0.113.5:5060", PeerTrust.Known, "203.0.113.66:4000", 0)]
    [InlineData("192.168.1.5:4000", "203.0.113.5:5060", PeerTrust.Hidden, "203.0.113.66:4000", 5)]
    [InlineData("192.168.1.5:4000", "192.168.1.5:5060", PeerTrust.Hidden, "203.0.113.66:4000", 0)]
    [InlineData("127.0.0.9:4000", "127.0.0.9:5060", PeerTrust.Known, "127.0.0.66:4000", 0)]
    [InlineData("198.51.100.7:4000", "203.0.113.5:5060", PeerTrust.SdpOnly, "203.0.113.5:4000", 0)]
    [InlineData("198.51.100.7:4000", "203.0.113.5:5060", PeerTrust.SdpOnly, "198.51.100.7:4000", 1)]
    [InlineData("192.168.1.5:4000", "203.0.113.5:5060", PeerTrust.SdpOnly, "203.0.113.5:61000", 0)]
    public void Who_is_heard_and_after_how_many_packets(string sdp, string host, PeerTrust trust, string from, int packets)
    {
        Aim(Address(sdp), Address(host), trust);
        for (int i = 1; i <= 20; i++)
        {
            bool heard = Hears(Address(from));
            Assert.Equal(packets != 0 && i >= packets, heard);
            Assert.Equal(heard && trust != PeerTrust.SdpOnly ? Address(from) : Address(sdp), path.Target);
        }
    }

    [Fact]
    public void A_source_on_trial_starts_again_with_every_gap_and_with_another_ssrc()
    {
        Aim(Private, Nat, PeerTrust.Hidden);
        for (int i = 0; i < 40; i++)
        {
            sequence += (ushort)(i % 4 == 3 ? 1 : 0);
            Assert.False(Hears(Stranger));
        }
        for (int i = 0; i < 40; i++)
        {
            Assert.False(path.Accept(Stranger, (uint)i / 4, sequence++, now));
        }
    }

    [Fact]
    public void Strangers_that_scan_do_not_keep_a_steady_talker_from_passing()
    {
        Aim(Private, Nat, PeerTrust.Hidden);
        ushort theirs = 900;
        for (int i = 1; i <= 5; i++)
        {
            for (int port = 0; port < 20; port++)
            {
                path.Accept(Stranger.WithPort(10_000 + i * 20 + port), 66, theirs++, now);
            }
            Assert.Equal(i == 5, Hears(Public));
        }
    }

    [Theory]
    [InlineData("203.0.113.66:4000", false)]
    [InlineData("203.0.113.5:61001", true)]
    [InlineData("192.168.1.5:4000", true)]
    public void A_stream_that_is_quiet_for_three_seconds_may_go_on_from_elsewhere_if_it_is_the_peers(string from, bool may)
    {
        Aim(Private, Nat, PeerTrust.Known);
        Assert.True(Hears(Nat));
        Pass(2_900);
        Assert.Equal(from == Private.ToString(), Hears(Address(from)));
        Pass(3_100);
        Assert.Equal(may, Hears(Address(from)));
        Assert.Equal(may ? Address(from) : Nat, path.Target);
    }

    [Fact]
    public void The_first_source_of_a_hidden_peer_stays_the_only_one()
    {
        Aim(Private, Nat, PeerTrust.Hidden);
        Steadily(Public);
        Assert.Equal(Public, path.Current);
        Pass(60_000);
        Steadily(Stranger);
        Assert.Equal(Public, path.Current);
        Steadily(Public.WithPort(4_444));
        Assert.Equal(Public.WithPort(4_444), path.Current);
        Assert.True(Hears(Private));
    }

    [Fact]
    public void The_peers_own_host_takes_over_from_one_that_was_only_first()
    {
        Aim(Private, Nat, PeerTrust.Hidden);
        Steadily(Stranger);
        Assert.Equal(Stranger, path.Current);
        Steadily(Nat);
        Assert.Equal(Nat, path.Current);
        Assert.False(Hears(Stranger));
    }

    [Fact]
    public void Another_port_of_the_peers_host_does_not_take_a_living_stream()
    {
        Aim(Public, Public, PeerTrust.Known);
        Assert.True(Hears(Public));
        for (int i = 0; i < 100; i++)
        {
            Assert.False(Hears(Public.WithPort(5_000)));
            Assert.True(Hears(Public));
        }
    }

    [Fact]
    public void A_new_address_in_sdp_is_sent_to_at_once_and_the_old_stream_is_heard_until_the_new_one_is_there()
    {
        NetAddress moved = Public.WithPort(4_002);
        Aim(Public, Public, PeerTrust.Known);
        Assert.True(Hears(Public));
        Aim(moved, Public, PeerTrust.Known);
        Assert.True(Hears(Public));
        Assert.Equal(moved, path.Target);
        Assert.True(Hears(moved));
        Assert.False(Hears(Public));
        Aim(Stranger, Public, PeerTrust.Known);
        Assert.False(Hears(Address("198.51.100.99:1")));
        Assert.True(Hears(Stranger));
    }

    [Fact]
    public void Behind_a_nat_a_new_address_in_sdp_lets_the_new_stream_in_without_waiting_for_silence()
    {
        Aim(Private, Nat, PeerTrust.Known);
        Assert.True(Hears(Nat));
        Aim(Private.WithPort(4_002), Nat, PeerTrust.Known);
        Assert.Equal(Nat, path.Target);
        NetAddress mapped = Nat.WithPort(61_002);
        for (int i = 1; i <= 5; i++)
        {
            Assert.Equal(i == 5, path.Accept(mapped, 8, (ushort)i, now));
        }
        Assert.Equal(mapped, path.Target);
    }

    [Fact]
    public void Hold_by_an_address_of_zeros_changes_nothing()
    {
        Aim(Private, Nat, PeerTrust.Known);
        Assert.True(Hears(Nat));
        Aim(Address("0.0.0.0:4000"), Nat, PeerTrust.Known);
        Aim(Private, Nat, PeerTrust.Known);
        Assert.True(Hears(Nat));
        Assert.False(Hears(Nat.WithPort(61_002)));
        Assert.Equal(Nat, path.Target);
    }

    [Fact]
    public void Who_sent_before_the_port_was_the_legs_is_not_heard_unless_sdp_names_him()
    {
        RtpPath after = new(new MediaLimits(), [Nat, Private]);
        after.Aim(Private, new MediaPeer(Nat), now);
        for (ushort i = 0; i < 20; i++)
        {
            Assert.False(after.Accept(Nat, Ssrc, i, now));
        }
        Assert.True(after.Accept(Nat.WithPort(61_002), Ssrc, 0, now));
        Assert.True(after.Accept(Private, Ssrc, 0, now));
    }

    [Fact]
    public void Where_nobody_can_know_nothing_is_sent()
    {
        Aim(Address("0.0.0.0:4000"), Nat, PeerTrust.Known);
        Assert.True(path.Target.IsNone);
    }

    private static NetAddress Address(string text) =>
        NetAddress.TryParse(text, out NetAddress address) ? address : throw new FormatException(text);

    private void Aim(NetAddress named, NetAddress host, PeerTrust trust) => path.Aim(named, new MediaPeer(host, trust), now);

    private bool Hears(NetAddress from) => path.Accept(from, Ssrc, sequence++, now);

    private void Steadily(NetAddress from)
    {
        for (int i = 0; i < 5; i++)
        {
            Hears(from);
        }
    }

    private void Pass(int milliseconds) => now += TimeSpan.FromMilliseconds(milliseconds);
}
