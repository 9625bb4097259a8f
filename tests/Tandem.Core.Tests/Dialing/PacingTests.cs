namespace Tandem.Core.Tests.Dialing;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;

/// <summary>How predictive dialling keeps to its cap: seen from outside, by what leaves.</summary>
public class PacingTests
{
    [Fact]
    public void Before_anything_is_known_no_more_are_dialled_than_agents_are_free()
    {
        Centre centre = Start(4, 50);
        Assert.Equal(4, Dialled(centre).Length);
    }

    [Fact]
    public void Where_few_answer_more_are_dialled_than_agents_are_free_once_the_cap_has_room()
    {
        Centre centre = Start(4, 900);
        int most = 0;
        for (int round = 0; round < 500; round++)
        {
            OriginateLeg[] open = Open(centre);
            most = Math.Max(most, open.Length);
            if (open.Length == 0)
            {
                centre.Pass(1);
                continue;
            }
            if (round % 5 == 0)
            {
                Answer(centre, open[0].Leg);
            }
            else
            {
                centre.End(open[0].Leg, LegEndCause.Rejected);
            }
            centre.Pass(0.3);
        }
        Assert.True(most > 4, $"never more than {most} at once");
        Assert.DoesNotContain(Campaigns.Ends(centre), ended => ended.Outcome == "abandoned");
    }

    [Fact]
    public void When_the_last_agent_is_gone_who_rings_rings_fifteen_seconds_and_no_longer()
    {
        Centre centre = Start(2, 50);
        centre.Pass(5);
        centre.Ask(new GoBreak("2001", null, "lunch"));
        centre.Pass(11);
        Assert.Empty(centre.Orders.OfType<EndLeg>());
        centre.Ask(new GoBreak("2002", null, "lunch"));
        centre.Pass(0.1);
        Assert.Equal(2, centre.Orders.OfType<EndLeg>().Count(end => end.SipCode == 408));
        Assert.DoesNotContain(Campaigns.Ends(centre), ended => ended.Outcome == "abandoned");
    }

    [Fact]
    public void When_agents_are_gone_nothing_new_is_dialled()
    {
        Centre centre = Start(3, 50);
        for (int i = 1; i <= 3; i++)
        {
            centre.Ask(new GoBreak($"{2000 + i}", null, "lunch"));
        }
        int before = Dialled(centre).Length;
        foreach (OriginateLeg open in Open(centre))
        {
            centre.End(open.Leg, LegEndCause.Busy);
        }
        centre.Pass(60);
        Assert.Equal(before, Dialled(centre).Length);
        Assert.Equal("no_agents", centre.Unit.Views.Campaigns[2]!.Held);
    }

    private static Centre Start(int agents, int numbers)
    {
        Centre centre = new("longest-idle-agent", agents, _ => new AgentRow(WrapUpSeconds: 1));
        CampaignRow row = Campaigns.ToQueue with { Mode = CampaignMode.Predictive, PerSecond = 200, Retries = [] };
        Campaigns.Start(centre, row, [.. Enumerable.Range(0, numbers).Select(i => $"+86138001{i:00000}")]);
        centre.Pass(1);
        return centre;
    }

    private static OriginateLeg[] Dialled(Centre centre) =>
        [.. centre.Orders.OfType<OriginateLeg>().Where(order => order.TargetKind == LegTargetKind.Trunk)];

    private static OriginateLeg[] Open(Centre centre)
    {
        HashSet<string> ended = [.. Campaigns.Ends(centre).Select(each => each.Number)];
        return [.. Dialled(centre).Where(order => !ended.Contains(order.Target))];
    }

    // An agent takes it, and they talk for a moment.
    private static void Answer(Centre centre, Guid leg)
    {
        centre.Tell(new LegAnswered(leg));
        Guid agent = centre.Orders.OfType<OriginateLeg>().Last(order => order.TargetKind == LegTargetKind.Extension).Leg;
        centre.Talk(leg, agent);
        centre.Pass(0.5);
        centre.End(leg);
    }
}
