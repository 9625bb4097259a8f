namespace Tandem.Core.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Distribution;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>Each parameter of a queue has its effect.</summary>
public class ParameterTests
{
    private const string Transfer = "transfer:2001";

    [Fact]
    public void Announce_sound_plays_at_its_frequency_over_the_music()
    {
        Centre centre = With(0, ("announce-sound", "offer.wav"), ("announce-frequency", "20"));
        Guid caller = centre.Arrive();
        centre.Orders.Clear();
        centre.Pass(20.1);
        Assert.Equal([new AnnounceToLeg(caller, "offer.wav")], centre.Orders);
        centre.Pass(20);
        Assert.Equal(2, centre.Orders.OfType<AnnounceToLeg>().Count());
    }

    [Theory]
    [InlineData("welcome.wav", "music.wav")]
    [InlineData("jingle.wav", "jingle.wav")]
    public void The_music_follows_the_greeting(string greeting, string music)
    {
        Centre centre = With(0);
        centre.Ask(new UpdateQueue(1, new QueueChange(null, null, null, null, music, greeting, null)));
        Guid caller = centre.Arrive();
        PlayToLeg greets = centre.Orders.OfType<PlayToLeg>().Last();
        Assert.Equal((greeting, false), (greets.Sound, greets.Loop));
        centre.Orders.Clear();
        centre.Tell(new LegPlayed(caller, greets.Play - 1, true));
        Assert.Empty(centre.Orders);
        centre.Tell(new LegPlayed(caller, greets.Play, true));
        Assert.Equal([(music, true)], centre.Orders.OfType<PlayToLeg>().Select(play => (play.Sound, play.Loop)));
    }

    [Fact]
    public void Announce_position_says_the_place_of_each()
    {
        Centre centre = With(0, ("announce-position", "zh"), ("announce-frequency", "10"));
        Guid first = centre.Arrive();
        Guid second = centre.Arrive();
        centre.Orders.Clear();
        centre.Pass(10.1);
        AnnounceToLeg[] plays = [.. centre.Orders.OfType<AnnounceToLeg>()];
        Assert.Equal([first, second], plays.Select(play => play.Leg));
        Assert.NotEqual(plays[0].Sound, plays[1].Sound);
        Assert.All(plays, play => Assert.Contains("say:zh/", play.Sound, StringComparison.Ordinal));
    }

    [Fact]
    public void Announce_agent_answer_tells_the_caller_who_answers()
    {
        Centre centre = With(1, ("announce-agent-answer", "true"));
        Guid caller = centre.Arrive();
        centre.Talk(caller, centre.LegTo("2001"));
        AnnounceToLeg told = centre.Orders.OfType<AnnounceToLeg>().Last();
        Assert.Equal(caller, told.Leg);
        Assert.Contains("say:zh/", told.Sound, StringComparison.Ordinal);
    }

    [Fact]
    public void Retain_agent_holds_so_many_back()
    {
        Centre centre = With(3, ("retain-agent", "2"));
        centre.Arrive();
        Assert.Equal(["2001"], centre.TakeRung());
        centre.Arrive();
        Assert.Empty(centre.TakeRung());
    }

    [Theory]
    [InlineData("max-wait-time")]
    [InlineData("wait-timeout")]
    public void Wait_timeout_hangs_up_or_transfers(string key)
    {
        Centre hangs = With(0, (key, "30"));
        Guid caller = hangs.Arrive();
        hangs.Pass(29.9);
        Assert.DoesNotContain(hangs.Orders, order => order is EndLeg);
        hangs.Pass(0.2);
        Assert.Contains(hangs.Orders, order => order is EndLeg end && end.Leg == caller);
        Assert.Contains(hangs.Happened.OfType<Kinds.QueueLeft>(), left => left.Reason == "Timeout");

        Centre transfers = With(1, (key, "30"), ("wait-timeout-action", Transfer));
        transfers.Ask(new SignOut("2001", null));
        transfers.Arrive();
        transfers.Orders.Clear();
        transfers.Pass(30.1);
        Assert.Equal(["2001"], transfers.TakeRung());
    }

    [Fact]
    public void A_transfer_that_fails_brings_the_caller_back_to_the_queue()
    {
        Centre centre = With(1, ("wait-timeout", "30"), ("wait-timeout-action", Transfer));
        centre.Ask(new SignOut("2001", null));
        centre.Arrive();
        centre.Pass(30.1);
        centre.End(centre.LegTo("2001"), LegEndCause.Busy);
        Assert.Equal(1, centre.Unit.Views.QueueStates[1]!.Waiting);
        centre.Ask(new SignIn("2001", null, null));
        centre.TakeRung();
        centre.Ask(new GoReady("2001", null));
        Assert.Equal(["2001"], centre.TakeRung());
    }

    [Fact]
    public void A_wait_that_is_over_while_an_agent_rings_waits_for_what_that_comes_to()
    {
        Centre centre = With(1, ("wait-timeout", "10"), ("agent-timeout", "15"));
        Guid caller = centre.Arrive();
        centre.Pass(12);
        Assert.DoesNotContain(centre.Orders, order => order is EndLeg);
        centre.Pass(4);
        Assert.Contains(centre.Orders, order => order is EndLeg end && end.Leg == caller);
    }

    [Theory]
    [InlineData("0", 20)]
    [InlineData("5", 25)]
    public void Without_agents_the_wait_is_shorter_and_the_grace_comes_on_top(string grace, int seconds)
    {
        Centre centre = With(1, ("wait-timeout-without-agent", "20"), ("wait-timeout-without-agent-time-reached", grace));
        Guid caller = centre.Arrive();
        centre.End(centre.LegTo("2001"), LegEndCause.Rejected);
        centre.Pass(60);
        Assert.DoesNotContain(centre.Orders, order => order is EndLeg end && end.Leg == caller);
        centre.Ask(new SignOut("2001", null));
        centre.End(caller);
        Guid second = centre.Arrive();
        centre.Pass(seconds - 0.1);
        Assert.DoesNotContain(centre.Orders, order => order is EndLeg end && end.Leg == second);
        centre.Pass(0.2);
        Assert.Contains(centre.Orders, order => order is EndLeg end && end.Leg == second);
        Assert.Contains(centre.Happened.OfType<Kinds.QueueLeft>(), left => left.Reason == "NoAgent");
    }

    [Fact]
    public void Somebody_who_signs_in_stops_that_clock()
    {
        Centre centre = With(1, ("wait-timeout-without-agent", "20"), ("wait-timeout-without-agent-action", Transfer));
        centre.Ask(new SignOut("2001", null));
        centre.Arrive();
        centre.Pass(20);
        centre.Ask(new SignIn("2001", null, null));
        centre.Pass(30);
        Assert.Empty(centre.TakeRung());
        centre.Ask(new SignOut("2001", null));
        centre.Pass(20.1);
        Assert.Equal(["2001"], centre.TakeRung());
    }

    [Fact]
    public void Over_its_capacity_a_queue_refuses_or_transfers()
    {
        Centre refuses = With(0, ("capacity", "1"));
        refuses.Arrive();
        Guid second = Guid.CreateVersion7();
        refuses.Tell(new CallArrived(second, Guid.CreateVersion7(), LegOrigin.Trunk, "carrier", "139", "", "sales", "id"));
        Assert.Contains(refuses.Orders, order => order is EndLeg { SipCode: 486 } end && end.Leg == second);

        Centre transfers = With(1, ("capacity", "1"), ("overflow-capacity-action", Transfer));
        transfers.Ask(new SignOut("2001", null));
        transfers.Arrive();
        transfers.Arrive();
        Assert.Equal(["2001"], transfers.TakeRung());
    }

    [Theory]
    [InlineData("true", "false", 10, 20)]
    [InlineData("false", "false", 10, 10)]
    [InlineData("true", "true", 0, 20)]
    public void Tier_rules_open_the_levels_with_time(string multiply, string free, int first, int second)
    {
        Centre centre = new(
            "longest-idle-agent",
            2,
            _ => new AgentRow(TimeoutSeconds: 5, NoAnswerDelaySeconds: 600, MaxNoAnswer: 0),
            i => (i, 1),
            Parameters(
                ("tier-rules-apply", "true"),
                ("tier-rule-wait-second", "10"),
                ("tier-rule-wait-multiply-level", multiply),
                ("tier-rule-no-agent-no-wait", free)
            )
        );
        centre.Arrive();
        Assert.Equal(first == 0 ? ["2001"] : [], centre.TakeRung());
        if (first > 0)
        {
            centre.Pass(first - 0.1);
            Assert.Empty(centre.TakeRung());
            centre.Pass(0.2);
            Assert.Equal(["2001"], centre.TakeRung());
        }
        centre.Pass(5.1);
        if (second > first + 5)
        {
            Assert.Empty(centre.TakeRung());
            centre.Pass(second - Math.Max(first, 0) - 5);
        }
        Assert.Equal(["2002"], centre.TakeRung());
    }

    [Theory]
    [InlineData("true", 30, true)]
    [InlineData("true", 70, false)]
    [InlineData("false", 30, false)]
    public void Who_gave_up_and_comes_back_goes_on_where_he_was(string allowed, int away, bool ahead)
    {
        Centre centre = With(1, ("abandoned-resume-allowed", allowed), ("discard-abandoned-after", "60"));
        centre.Ask(new GoBreak("2001", null, "tea"));
        Guid first = Arrive(centre, "111");
        centre.Pass(1);
        Guid second = Arrive(centre, "222");
        centre.Pass(1);
        centre.End(first);
        centre.Pass(away);
        Guid again = Arrive(centre, "111");
        centre.TakeRung();
        centre.Ask(new GoReady("2001", null));
        Assert.Equal(ahead ? again : second, centre.Orders.OfType<OriginateLeg>().Single().Near);
    }

    [Theory]
    [InlineData("system", true)]
    [InlineData("queue", false)]
    public void Time_base_score_counts_from_the_answer_or_from_the_queue(string score, bool ahead)
    {
        Centre centre = With(2, ("time-base-score", score));
        centre.Ask(new SignOut("2001", null));
        centre.Ask(new SignOut("2002", null));
        Guid early = Guid.CreateVersion7();
        centre.Tell(new CallArrived(early, Guid.CreateVersion7(), LegOrigin.Trunk, "carrier", "111", "", "2001", "id"));
        Guid phone = centre.LegTo("2001");
        centre.Tell(new LegAnswered(phone));
        centre.Tell(new LegAnswered(early));
        centre.Tell(new LegsJoined(early, phone));
        centre.Pass(30);
        Guid direct = centre.Arrive();
        centre.Pass(5);
        Assert.True(centre.Ask(new TransferCall(phone, null, "sales")).IsOk);
        centre.TakeRung();
        centre.Ask(new SignIn("2002", null, null));
        centre.Ask(new GoReady("2002", null));
        Assert.Equal(ahead ? early : direct, centre.Orders.OfType<OriginateLeg>().First().Near);
    }

    [Theory]
    [InlineData(5, 1, 30, 2, 30)]
    [InlineData(5, 2, 30, 1, 5)]
    [InlineData(5, 1, 0, 2, 0)]
    [InlineData(0, 1, 30, 1, 30)]
    public void Of_two_names_for_one_thing_the_one_set_last_counts(
        int engines,
        long enginesSet,
        int documents,
        long documentsSet,
        int counts
    )
    {
        QueueParameter[] rows =
        [
            new(1, "max-wait-time-with-no-agent-time-reached", $"{engines}", false, 0, enginesSet),
            new(2, "wait-timeout-without-agent-time-reached", $"{documents}", false, 0, documentsSet),
        ];
        QueueRow queue = new(1, "sales", "callcenter", "ring-all", "", "", "", false, rows, 0, 0);

        Assert.Equal(counts, new QueueSettings(queue).NoAgentGrace);
        QueueRow without = queue with { Parameters = [rows[0], rows[1] with { Disabled = true }] };
        Assert.Equal(engines, new QueueSettings(without).NoAgentGrace);
    }

    [Fact]
    public void Agent_timeout_is_how_long_an_agent_rings()
    {
        Centre centre = With(2, ("agent-timeout", "7"));
        centre.Arrive();
        centre.Pass(6.9);
        Assert.Equal(["2001"], centre.TakeRung());
        centre.Pass(0.2);
        Assert.Equal(["2002"], centre.TakeRung());
    }

    [Fact]
    public void Two_calls_at_once_for_who_may_have_two()
    {
        Centre centre = new("longest-idle-agent", 1, _ => new AgentRow(Simo: 2));
        Guid first = centre.Arrive();
        centre.Talk(first, centre.LegTo("2001"));
        centre.TakeRung();
        centre.Arrive();
        Assert.Equal(["2001"], centre.TakeRung());
        centre.Arrive();
        Assert.Empty(centre.TakeRung());
    }

    private static Guid Arrive(Centre centre, string number)
    {
        Guid leg = Guid.CreateVersion7();
        centre.Tell(new CallArrived(leg, Guid.CreateVersion7(), LegOrigin.Trunk, "carrier", number, "", "sales", "id"));
        centre.Tell(new LegAnswered(leg));
        return leg;
    }

    private static Centre With(int agents, params (string Key, string Value)[] parameters) =>
        new("longest-idle-agent", agents, _ => new AgentRow(WrapUpSeconds: 0), null, Parameters(parameters));

    private static QueueParameter[] Parameters(params (string Key, string Value)[] parameters) =>
        [.. parameters.Select((each, i) => new QueueParameter(i + 1, each.Key, each.Value, false, 0, 0))];
}
