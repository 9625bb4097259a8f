namespace Tandem.Media.Tests.Ice;

using System.Text;
using Tandem.Foundation;
using Tandem.Media.Ice;
using Tandem.Media.Stun;

public class IceLiteAgentTests : IIceOwner
{
    private const uint Host = 2_130_706_431;
    private const uint Relayed = 16_777_215;
    private static readonly NetAddress Wifi = NetAddress.FromV4(0x0A000002, 50_000);
    private static readonly NetAddress Cable = NetAddress.FromV4(0x0A000003, 50_001);
    private static readonly NetAddress Mobile = NetAddress.FromV4(0x0A000004, 50_002);
    private static readonly IceCredentials Ours = new("ours", "our-password-of-22-chars");
    private static readonly IceCredentials Theirs = new("them", "their-password-of-22-ch");
    private readonly IceLiteAgent agent;
    private readonly List<NetAddress> current = [];
    private readonly byte[] answer = new byte[StunWriter.MostBytes];
    private Instant now = new(TimeSpan.TicksPerHour);

    public IceLiteAgentTests()
    {
        agent = new IceLiteAgent(new MediaLimits(), this);
        agent.Restart(Ours, Theirs);
    }

    void IIceOwner.OnChecked(in NetAddress address) => current.Add(address);

    void IIceOwner.OnForgotten(in NetAddress address) => current.Remove(address);

    [Fact]
    public void A_check_is_answered_with_the_address_it_came_from_and_no_more_bytes_than_it_had()
    {
        byte[] check = Check(nominates: false);
        int length = agent.Take(Wifi, check, answer, now);
        Assert.True(StunMessage.TryParse(answer.AsSpan(0, length), out StunMessage message));
        Assert.Equal(StunClass.Success, message.Class);
        Assert.Equal(Wifi, message.Mapped);
        Assert.True(message.IsAuthentic(Encoding.ASCII.GetBytes(Ours.Password)));
        Assert.True(length <= check.Length);
        Assert.Equal(Wifi, agent.Selected);
        Assert.Equal([Wifi], current);
    }

    [Fact]
    public void Whoever_does_not_know_the_password_is_not_answered()
    {
        Assert.Equal(0, agent.Take(Wifi, Check(key: "another-password-of-22ch"), answer, now));
        Assert.Equal(0, agent.Take(Wifi, Check(user: "ours:other"), answer, now));
        Assert.Equal(0, agent.Take(Wifi, Check(user: "them:ours"), answer, now));
        Assert.Equal(0, agent.Take(Wifi, Check()[..20], answer, now));
        Assert.Empty(current);
        Assert.True(agent.Selected.IsNone);
    }

    [Theory]
    [InlineData(true, 0, 487)]
    [InlineData(false, 0x7777, 420)]
    public void What_cannot_be_is_refused_by_number(bool believesWeDecide, int unknown, int code)
    {
        int length = agent.Take(Wifi, Check(controls: !believesWeDecide, unknown: (ushort)unknown), answer, now);
        Assert.True(StunMessage.TryParse(answer.AsSpan(0, length), out StunMessage message));
        Assert.Equal(StunClass.Error, message.Class);
        Assert.Equal(code, message.Error);
        Assert.Empty(current);
    }

    [Fact]
    public void The_first_that_works_is_used_until_one_is_nominated()
    {
        Take(Mobile, Relayed, false);
        Take(Wifi, Host, false);
        Assert.Equal(Mobile, agent.Selected);
        Take(Wifi, Host, true);
        Assert.Equal(Wifi, agent.Selected);
        Take(Mobile, Relayed, false);
        Assert.Equal(Wifi, agent.Selected);
    }

    [Fact]
    public void Of_several_nominated_the_best_is_used()
    {
        Take(Mobile, Relayed, true);
        Take(Wifi, Host, true);
        Take(Mobile, Relayed, true);
        Assert.Equal(Wifi, agent.Selected);
    }

    [Fact]
    public void A_worse_one_takes_over_when_the_better_one_is_silent()
    {
        Take(Wifi, Host, true);
        agent.HeardMedia(Wifi, now);
        Take(Mobile, Relayed, true);
        Assert.Equal(Wifi, agent.Selected);
        Pass(400);
        Take(Mobile, Relayed, true);
        Assert.Equal(Mobile, agent.Selected);
    }

    [Fact]
    public void Where_media_come_from_is_where_they_go()
    {
        Take(Wifi, Host, true);
        Take(Cable, Host - 1, false);
        agent.HeardMedia(Wifi, now);
        Pass(100);
        agent.HeardMedia(Cable, now);
        Assert.Equal(Wifi, agent.Selected);
        Pass(400);
        agent.HeardMedia(Cable, now);
        Assert.Equal(Cable, agent.Selected);
    }

    [Fact]
    public void A_nomination_that_came_too_early_is_followed_when_the_old_address_falls_silent()
    {
        Take(Wifi, Host, true);
        agent.HeardMedia(Wifi, now);
        Take(Cable, Host, true);
        Assert.Equal(Wifi, agent.Selected);
        Pass(1_000);
        agent.Look(now);
        Assert.Equal(Cable, agent.Selected);
    }

    [Fact]
    public void After_a_restart_the_old_address_is_used_until_a_new_check()
    {
        Take(Wifi, Host, true);
        agent.Restart(new IceCredentials("anew", Ours.Password), new IceCredentials("they", Theirs.Password));
        Assert.Equal(0, agent.Take(Mobile, Check(), answer, now));
        Assert.Equal(Wifi, agent.Selected);
        Assert.NotEqual(0, agent.Take(Mobile, Check(user: "anew:they"), answer, now));
        Assert.Equal(Mobile, agent.Selected);
        Assert.Equal([Mobile], current);
    }

    [Fact]
    public void Without_checks_for_30_seconds_nothing_is_sent_any_more()
    {
        Take(Wifi, Host, true);
        Pass(29_000);
        agent.Look(now);
        Assert.Equal(Wifi, agent.Selected);
        Pass(2_000);
        agent.Look(now);
        Assert.True(agent.Selected.IsNone);
        Assert.Empty(current);
    }

    [Fact]
    public void Few_addresses_are_kept()
    {
        for (int i = 0; i < 50; i++)
        {
            Take(Wifi.WithPort(1_000 + i), Host, true);
            Pass(10);
        }
        Assert.Equal(8, current.Count);
        Assert.Equal(Wifi.WithPort(1_049), agent.Selected);
    }

    private static byte[] Check(
        string user = "ours:them",
        string? key = null,
        uint priority = Host,
        bool nominates = false,
        bool controls = true,
        ushort unknown = 0
    )
    {
        byte[] room = new byte[StunWriter.MostBytes];
        StunWriter writer = new(room, StunClass.Request, "abcdefghijkl"u8);
        writer.Add(StunAttribute.Username, Encoding.ASCII.GetBytes(user));
        writer.Add(controls ? StunAttribute.IceControlling : StunAttribute.IceControlled, 77UL);
        writer.Add(StunAttribute.Priority, priority);
        if (nominates)
        {
            writer.Add(StunAttribute.UseCandidate, []);
        }
        if (unknown != 0)
        {
            writer.Add(unknown, "?"u8);
        }
        return room[..writer.Finish(Encoding.ASCII.GetBytes(key ?? Ours.Password))];
    }

    private void Take(NetAddress from, uint priority, bool nominates) =>
        Assert.NotEqual(0, agent.Take(from, Check(priority: priority, nominates: nominates), answer, now));

    private void Pass(int milliseconds) => now += TimeSpan.FromMilliseconds(milliseconds);
}
