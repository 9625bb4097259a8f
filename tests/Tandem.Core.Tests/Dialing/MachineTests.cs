namespace Tandem.Core.Tests.Dialing;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Folds;
using Tandem.TestKit.Campaigns;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>Whoever answers is listened to before he is brought to anybody.</summary>
public class MachineTests
{
    private const string Callee = "+8613800138000";

    private static CampaignRow Listening { get; } = Campaigns.ToQueue with { DetectsMachines = true };

    [Fact]
    public void Nobody_is_listened_to_where_that_is_not_asked_for()
    {
        Centre centre = new("longest-idle-agent", 1);
        Answered(centre, Campaigns.ToQueue);
        Assert.Empty(centre.Orders.OfType<JudgeLeg>());
        Assert.Contains(centre.Orders.OfType<OriginateLeg>(), call => call.Target == "2001");
    }

    [Fact]
    public void A_machine_is_hung_up_counted_and_no_agent_hears_of_it()
    {
        Centre centre = new("longest-idle-agent", 1);
        CampaignRow row = Answered(centre, Listening, out Guid leg);
        Assert.Equal(leg, Assert.Single(centre.Orders.OfType<JudgeLeg>()).Leg);
        centre.Pass(3);
        centre.Tell(new LegJudged(leg, Answerer.Machine, 2_620, 0));
        Assert.Contains(centre.Orders.OfType<EndLeg>(), end => end.Leg == leg);
        centre.Tell(new LegEnded(leg, LegEndCause.LocalHangUp, 0, ""));
        Kinds.CampaignAttemptEnded ended = Campaigns.Ends(centre).Single();
        Assert.Equal(("machine", -1L, 0L), (ended.Outcome, ended.AgentMillis, ended.NextMicros));
        Assert.Equal(
            ("machine", 2_620),
            centre.Happened.OfType<Kinds.AnswererJudged>().Select(each => (each.By, each.GreetingMillis)).Single()
        );
        Assert.DoesNotContain(centre.Orders.OfType<OriginateLeg>(), call => call.Target == "2001");
        Assert.Empty(centre.Happened.OfType<Kinds.QueueEntered>());
        Assert.Equal(1, centre.Unit.Views.Campaigns[row.Id]!.Outcomes[(int)DialOutcome.Machine]);
        Assert.Equal((0, 0), (centre.Unit.Views.Campaigns[row.Id]!.LiveIn30Days, centre.Unit.Views.Campaigns[row.Id]!.AbandonedIn30Days));
    }

    [Fact]
    public void A_machine_is_dialled_again_by_its_own_rule()
    {
        Centre centre = new("longest-idle-agent", 1);
        CampaignRow row = Answered(centre, Listening with { Retries = [new RetryRule(DialOutcome.Machine, 7_200, 2, 6)] }, out Guid leg);
        centre.Tell(new LegJudged(leg, Answerer.Machine, 2_620, 0));
        Assert.Equal(centre.Now.WallMicros + 7_200_000_000, Campaigns.Ends(centre).Single().NextMicros);
        Assert.Equal(CampaignNumbers.Stage.Waiting, centre.Numbers[row.Id, Callee].Stage);
        Assert.Equal(6, centre.Numbers[row.Id, Callee].Rank);
    }

    [Theory]
    [InlineData(Answerer.Person, 800, 1.1, 0.2)]
    [InlineData(Answerer.Unsure, 2_500, 1.9, 0.2)]
    public void A_person_has_an_agent_within_the_time_since_his_words(Answerer by, int quiet, double early, double late)
    {
        Centre centre = new("longest-idle-agent", 1);
        Answered(centre, Listening, out Guid leg);
        Assert.DoesNotContain(centre.Orders.OfType<OriginateLeg>(), call => call.Target == "2001");
        centre.Pass(quiet / 1_000.0 + 0.5);
        centre.Tell(new LegJudged(leg, by, by == Answerer.Person ? 500 : 0, quiet));
        Assert.Contains(centre.Orders.OfType<OriginateLeg>(), call => call.Target == "2001");
        centre.Pass(early);
        Assert.DoesNotContain(centre.Orders.OfType<PlayToLeg>(), play => play.Sound.Contains("nobody-free"));
        centre.Pass(late);
        Assert.Contains(centre.Orders.OfType<PlayToLeg>(), play => play.Sound.Contains("nobody-free"));
    }

    [Fact]
    public void Who_hangs_up_while_he_is_listened_to_was_not_abandoned_and_what_is_heard_later_is_nothing()
    {
        Centre centre = new("longest-idle-agent", 1);
        Answered(centre, Listening, out Guid leg);
        centre.Pass(2.2);
        centre.End(leg);
        Assert.Equal("hung_up", Campaigns.Ends(centre).Single().Outcome);
        centre.Tell(new LegJudged(leg, Answerer.Person, 500, 800));
        Assert.DoesNotContain(centre.Orders.OfType<OriginateLeg>(), call => call.Target == "2001");
        centre.Pass(10);
        Assert.Single(Campaigns.Ends(centre));
    }

    [Fact]
    public void Where_nothing_is_ever_heard_of_it_he_counts_as_a_person()
    {
        Centre centre = new("longest-idle-agent", 1);
        Answered(centre, Listening, out Guid leg);
        centre.Pass(7.9);
        Assert.DoesNotContain(centre.Orders.OfType<OriginateLeg>(), call => call.Target == "2001");
        centre.Pass(0.2);
        OriginateLeg agent = centre.Orders.OfType<OriginateLeg>().Last();
        Assert.Equal("2001", agent.Target);
        centre.Talk(leg, agent.Leg);
        Assert.Equal("answered", Campaigns.Ends(centre).Single().Outcome);
    }

    [Fact]
    public void An_agent_for_whom_somebody_is_listened_to_has_no_other_number_dialled()
    {
        Centre centre = new("longest-idle-agent", 1);
        CampaignRow row = Answered(centre, Listening, out Guid leg);
        centre.Ask(new FillCampaign(row.Id, Campaigns.Read("+8613800138001")));
        centre.Pass(2);
        Assert.Single(centre.Numbers.Begun);
        centre.Tell(new LegJudged(leg, Answerer.Machine, 2_620, 0));
        centre.Pass(1);
        Assert.Equal(2, centre.Numbers.Begun.Count);
    }

    [Fact]
    public void One_that_talks_is_left_a_message_when_it_has_paused_and_then_hung_up()
    {
        Centre centre = new("longest-idle-agent", 1);
        Answered(centre, Listening with { MachineAction = MachineAction.Message, MachineText = "你好" }, out Guid leg);
        centre.Tell(new LegJudged(leg, Answerer.Machine, 2_620, 0));
        Assert.Equal("machine", Campaigns.Ends(centre).Single().Outcome);
        Assert.Equal(1.5, centre.Orders.OfType<ListenToLeg>().Single().Pause.TotalSeconds);
        centre.Pass(20);
        Assert.Empty(centre.Orders.OfType<PlayToLeg>());
        centre.Tell(new LegPaused(leg, true));
        PlayToLeg left = centre.Orders.OfType<PlayToLeg>().Single();
        Assert.Equal("tts:zh/%E4%BD%A0%E5%A5%BD", left.Sound);
        Assert.DoesNotContain(centre.Orders.OfType<EndLeg>(), end => end.Leg == leg);
        centre.Tell(new LegPlayed(leg, left.Play, true));
        Assert.Contains(centre.Orders.OfType<EndLeg>(), end => end.Leg == leg);
        Assert.Contains(new Kinds.AnnouncementPlayed(left.Sound), centre.Happened);
        centre.Tell(new LegEnded(leg, LegEndCause.LocalHangUp, 0, ""));
        Assert.Single(Campaigns.Ends(centre));
        Assert.Equal(CallOutcome.CallerMissed, centre.Rows.OfType<PutCall>().Single().Row.Outcome);
    }

    [Fact]
    public void One_that_beeps_is_left_a_message_a_second_later()
    {
        Centre centre = new("longest-idle-agent", 1);
        Answered(centre, Listening with { MachineAction = MachineAction.Message, MachineSound = "later.wav" }, out Guid leg);
        centre.Tell(new LegJudged(leg, Answerer.Machine, 900, 0, Beeped: true));
        centre.Pass(0.9);
        Assert.Empty(centre.Orders.OfType<PlayToLeg>());
        centre.Pass(0.2);
        Assert.Equal("later.wav", centre.Orders.OfType<PlayToLeg>().Single().Sound);
    }

    [Fact]
    public void One_that_never_pauses_is_hung_up_after_a_minute_and_one_that_is_gone_leaves_nothing()
    {
        Centre centre = new("longest-idle-agent", 1);
        Answered(centre, Listening with { MachineAction = MachineAction.Message, MachineSound = "later.wav" }, out Guid leg);
        centre.Tell(new LegJudged(leg, Answerer.Machine, 2_620, 0));
        centre.Pass(59);
        Assert.DoesNotContain(centre.Orders.OfType<EndLeg>(), end => end.Leg == leg);
        centre.Pass(2);
        Assert.Contains(centre.Orders.OfType<EndLeg>(), end => end.Leg == leg);
        centre.Tell(new LegPaused(leg, true));
        Assert.Empty(centre.Orders.OfType<PlayToLeg>());
    }

    [Fact]
    public void One_walks_a_flow_and_its_call_counts_as_no_conversation()
    {
        Centre centre = new("longest-idle-agent", 1);
        Assert.True(centre.Ask(new CreateFlow(Campaigns.Notice)).IsOk);
        Assert.True(centre.Ask(new PublishFlow(1)).IsOk);
        Answered(centre, Listening with { MachineAction = MachineAction.Flow, MachineFlow = "notice" }, out Guid leg);
        centre.Tell(new LegJudged(leg, Answerer.Machine, 2_620, 0));
        Assert.Empty(centre.Happened.OfType<Kinds.FlowEntered>());
        centre.Tell(new LegPaused(leg, true));
        Assert.Equal("notice", centre.Happened.OfType<Kinds.FlowEntered>().Single().Flow);
        centre.End(leg);
        Assert.Equal("machine", Campaigns.Ends(centre).Single().Outcome);
        Assert.Equal(CallOutcome.CallerMissed, centre.Rows.OfType<PutCall>().Single().Row.Outcome);
    }

    [Fact]
    public void What_is_to_be_left_is_said_or_refused()
    {
        Centre centre = new("longest-idle-agent", 1);
        CampaignRow[] wrong =
        [
            Listening with
            {
                MachineAction = MachineAction.Message,
            },
            Listening with
            {
                MachineAction = MachineAction.Message,
                MachineSound = "a.wav",
                MachineText = "a",
            },
            Listening with
            {
                MachineAction = MachineAction.Flow,
            },
        ];
        Assert.All(wrong, row => Assert.Equal(OutcomeCode.Invalid, centre.Ask(new SetCampaign(row)).Code));
        CampaignRow nowhere = (CampaignRow)
            centre.Ask(new SetCampaign(Listening with { MachineAction = MachineAction.Flow, MachineFlow = "none" })).Value!;
        Assert.Equal(OutcomeCode.Conflict, centre.Ask(new SetCampaignState(nowhere.Id, CampaignState.Running)).Code);
    }

    private static CampaignRow Answered(Centre centre, CampaignRow row) => Answered(centre, row, out _);

    private static CampaignRow Answered(Centre centre, CampaignRow row, out Guid leg)
    {
        CampaignRow running = Campaigns.Start(centre, row, Callee);
        leg = centre.Orders.OfType<OriginateLeg>().Single().Leg;
        centre.Tell(new LegAnswered(leg));
        return running;
    }
}
