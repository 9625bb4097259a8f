namespace Tandem.Core.Tests.Dialing;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.TestKit.Campaigns;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>One number for each free agent: into the log, out, and what came of it.</summary>
public class ProgressiveTests
{
    private const string Callee = "+8613800138000";

    [Fact]
    public void A_number_is_in_the_log_before_it_is_dialled_and_who_answers_has_an_agent()
    {
        Centre centre = new("longest-idle-agent", 1);
        CampaignRow row = Campaigns.Start(centre, Campaigns.ToQueue, Callee);
        OriginateLeg dialled = centre.Orders.OfType<OriginateLeg>().Single();
        Kinds.CampaignAttempted attempted = centre.Happened.OfType<Kinds.CampaignAttempted>().Single();
        Assert.Equal((Callee, row.Id, 1, dialled.Call), (attempted.Number, attempted.CampaignId, attempted.Attempt, attempted.CallId));
        Assert.Equal(Callee, dialled.Target);
        centre.Tell(new LegAnswered(dialled.Leg));
        OriginateLeg agent = centre.Orders.OfType<OriginateLeg>().Last();
        Assert.Equal(("2001", true), (agent.Target, agent.AutoAnswer));
        centre.Pass(1.2);
        centre.Talk(dialled.Leg, agent.Leg);
        Kinds.CampaignAttemptEnded ended = Campaigns.Ends(centre).Single();
        Assert.Equal(("answered", 1_200L, 2, "2001", 0L), (ended.Outcome, ended.AgentMillis, ended.AgentId, ended.Agent, ended.NextMicros));
        Assert.Equal(CampaignNumbers.Stage.Done, centre.Numbers[row.Id, Callee].Stage);
        centre.End(dialled.Leg);
        centre.Pass(3_600);
        Assert.Single(centre.Numbers.Begun);
    }

    [Fact]
    public void Nobody_is_dialled_without_a_free_agent_and_no_more_than_there_are()
    {
        Centre centre = new("longest-idle-agent", 2);
        centre.Ask(new GoBreak("2001", null, ""));
        centre.Ask(new GoBreak("2002", null, ""));
        Campaigns.Start(centre, Campaigns.ToQueue, Numbers(10));
        Assert.Empty(centre.Orders.OfType<OriginateLeg>());
        centre.Ask(new GoReady("2001", null));
        Assert.Single(centre.Orders.OfType<OriginateLeg>());
        centre.Ask(new GoReady("2002", null));
        centre.Pass(1);
        Assert.Equal(2, centre.Orders.OfType<OriginateLeg>().Count());
        centre.Ask(new GoBreak("2002", null, ""));
        centre.End(centre.Orders.OfType<OriginateLeg>().First().Leg, LegEndCause.Busy);
        centre.Pass(1);
        Assert.Equal(2, centre.Orders.OfType<OriginateLeg>().Count());
    }

    [Theory]
    [InlineData(LegEndCause.Busy, 486, "busy", 300)]
    [InlineData(LegEndCause.NoAnswer, 480, "no_answer", 3_600)]
    [InlineData(LegEndCause.Congestion, 503, "failed", 600)]
    [InlineData(LegEndCause.Rejected, 603, "refused", 0)]
    public void What_came_of_it_says_whether_and_when_it_is_dialled_again(LegEndCause cause, int code, string outcome, int pause)
    {
        Centre centre = new("longest-idle-agent", 1);
        CampaignRow row = Campaigns.Start(centre, Campaigns.ToQueue with { Attempts = 2 }, Callee);
        centre.Tell(new LegEnded(centre.Orders.OfType<OriginateLeg>().Single().Leg, cause, code, ""));
        Kinds.CampaignAttemptEnded ended = Campaigns.Ends(centre).Single();
        Assert.Equal((outcome, code), (ended.Outcome, ended.SipCode));
        Assert.Equal(pause > 0 ? centre.Now.WallMicros + pause * 1_000_000L : 0, ended.NextMicros);
        if (pause == 0)
        {
            Assert.Equal(CampaignNumbers.Stage.Done, centre.Numbers[row.Id, Callee].Stage);
            return;
        }
        centre.Pass(pause - 1);
        Assert.Single(centre.Numbers.Begun);
        centre.Pass(2);
        Assert.Equal(2, centre.Numbers.Begun.Count);
        centre.Tell(new LegEnded(centre.Orders.OfType<OriginateLeg>().Last().Leg, cause, code, ""));
        Assert.Equal(0, Campaigns.Ends(centre).Last().NextMicros);
    }

    [Fact]
    public void A_phone_that_nobody_takes_up_rings_as_long_as_is_set()
    {
        Centre centre = new("longest-idle-agent", 1);
        Campaigns.Start(centre, Campaigns.ToQueue with { RingSeconds = 20 }, Callee);
        centre.Pass(19.9);
        Assert.Empty(Campaigns.Ends(centre));
        centre.Pass(0.2);
        Kinds.CampaignAttemptEnded ended = Campaigns.Ends(centre).Single();
        Assert.Equal(("no_answer", 20_000L), (ended.Outcome, ended.RangMillis));
    }

    [Fact]
    public void Without_an_agent_in_time_he_is_told_so_and_the_call_counts_as_abandoned()
    {
        Centre centre = new("longest-idle-agent", 1);
        CampaignRow row = Campaigns.Start(centre, Campaigns.ToQueue, Callee);
        Guid leg = centre.Orders.OfType<OriginateLeg>().Single().Leg;
        centre.Tell(new LegAnswered(leg));
        centre.Pass(1.9);
        Assert.DoesNotContain(centre.Orders.OfType<PlayToLeg>(), play => play.Sound.Contains("nobody-free"));
        centre.Pass(0.2);
        PlayToLeg told = centre.Orders.OfType<PlayToLeg>().Last();
        Assert.Equal((leg, "say:zh/nobody-free", false), (told.Leg, told.Sound, told.Loop));
        centre.Pass(3);
        centre.Tell(new LegPlayed(leg, told.Play, true));
        Kinds.CampaignAttemptEnded ended = Campaigns.Ends(centre).Single();
        Assert.Equal(("abandoned", -1L, true), (ended.Outcome, ended.AgentMillis, ended.HeardMessage));
        Assert.Equal((1, 1), (centre.Unit.Views.Campaigns[row.Id]!.LiveIn30Days, centre.Unit.Views.Campaigns[row.Id]!.AbandonedIn30Days));
        Assert.Contains(centre.Orders.OfType<EndLeg>(), end => end.Leg == leg);
    }

    [Fact]
    public void Who_hangs_up_while_there_is_time_for_an_agent_was_not_abandoned()
    {
        Centre centre = new("longest-idle-agent", 1);
        Campaigns.Start(centre, Campaigns.ToQueue, Callee);
        Guid leg = centre.Orders.OfType<OriginateLeg>().Single().Leg;
        centre.Tell(new LegAnswered(leg));
        centre.Pass(1);
        centre.End(leg);
        Assert.Equal("hung_up", Campaigns.Ends(centre).Single().Outcome);
    }

    [Fact]
    public void Nothing_leaves_when_the_store_will_not_have_it()
    {
        Centre centre = new("longest-idle-agent", 1);
        CampaignRow row = Campaigns.Start(centre, Campaigns.ToQueue with { PerSecond = 1 }, []);
        centre.Ask(new FillCampaign(row.Id, Campaigns.Read(Callee)));
        centre.End(centre.Orders.OfType<OriginateLeg>().Single().Leg, LegEndCause.Busy);
        centre.CommitsFail = true;
        centre.Pass(400);
        Assert.Single(centre.Orders.OfType<OriginateLeg>());
        centre.CommitsFail = false;
        centre.Pass(60);
        Assert.Equal(2, centre.Orders.OfType<OriginateLeg>().Count());
    }

    [Fact]
    public void A_campaign_without_agents_brings_who_answers_into_its_flow_on_as_many_lines_as_it_has()
    {
        Centre centre = new("longest-idle-agent", 1);
        centre.Ask(new CreateFlow(Campaigns.Notice));
        centre.Ask(new PublishFlow(1));
        Assert.Null(centre.Answer?.Detail is { Length: > 0 } why ? why : null);
        Campaigns.Start(centre, Campaigns.ToQueue with { Target = RouteTarget.Flow, Destination = "notice", Lines = 3 }, Numbers(10));
        centre.Pass(2);
        OriginateLeg[] dialled = [.. centre.Orders.OfType<OriginateLeg>()];
        Assert.Equal(3, dialled.Length);
        centre.Tell(new LegAnswered(dialled[0].Leg));
        Assert.Equal(("answered", 0L), Campaigns.Ends(centre).Select(each => (each.Outcome, each.AgentMillis)).Single());
        centre.End(dialled[0].Leg);
        centre.Pass(2);
        Assert.Equal(4, centre.Orders.OfType<OriginateLeg>().Count());
    }

    private static string[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => $"+86138001380{i:00}")];
}
