namespace Tandem.Core.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Core.Legs;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>What becomes of offers: refused, unanswered, lost, won; and of the agent afterwards.</summary>
public class OfferTests
{
    [Fact]
    public void Readers_see_everybodys_place_in_line()
    {
        Centre centre = new("longest-idle-agent", 0);
        Guid[] callers = [centre.Arrive(), centre.Arrive(), centre.Arrive()];
        Assert.Equal([1, 2, 3], Places());
        centre.End(callers[0]);
        Assert.Equal([1, 2], Places());
        centre.End(callers[2]);
        Assert.Equal([1], Places());
        centre.End(callers[1]);
        Assert.Empty(Places());

        int[] Places()
        {
            WaitingPlaces places = new(centre.Unit.Views.Calls.All());
            return [.. centre.Unit.Views.Calls.All().Select(places.PositionOf)];
        }
    }

    [Fact]
    public void A_refusal_goes_to_the_next_agent_and_never_ends_the_caller()
    {
        Centre centre = new("longest-idle-agent", 2);
        Guid caller = centre.Arrive();
        centre.End(centre.LegTo("2001"), LegEndCause.Rejected);
        Assert.Equal("2002", centre.Orders.OfType<OriginateLeg>().Last().Target);
        Assert.DoesNotContain(centre.Orders.OfType<EndLeg>(), order => order.Leg == caller);
    }

    [Fact]
    public void The_only_agent_is_rung_again_after_the_cooldown_even_without_delay()
    {
        Centre centre = new("longest-idle-agent", 1, _ => new AgentRow(RejectDelaySeconds: 0));
        centre.Arrive();
        Guid leg = centre.LegTo("2001");
        centre.TakeRung();
        centre.End(leg, LegEndCause.Rejected);
        centre.Pass(1.9);
        Assert.Empty(centre.TakeRung());
        centre.Pass(0.2);
        Assert.Equal(["2001"], centre.TakeRung());
    }

    [Theory]
    [InlineData(LegEndCause.Rejected, 11)]
    [InlineData(LegEndCause.Busy, 7)]
    [InlineData(LegEndCause.Congestion, 7)]
    [InlineData(LegEndCause.NoAnswer, 23)]
    [InlineData(LegEndCause.NotRegistered, 5)]
    public void Each_failure_has_its_delay(LegEndCause cause, int seconds)
    {
        AgentRow agent = new(RejectDelaySeconds: 11, BusyDelaySeconds: 7, NoAnswerDelaySeconds: 23);
        Centre centre = new("longest-idle-agent", 1, _ => agent);
        centre.Arrive();
        Guid leg = centre.LegTo("2001");
        centre.TakeRung();
        centre.End(leg, cause);
        centre.Pass(seconds - 0.1);
        Assert.Empty(centre.TakeRung());
        centre.Pass(0.2);
        Assert.Equal(["2001"], centre.TakeRung());
    }

    [Fact]
    public void Too_many_unanswered_calls_send_the_agent_on_a_break_everyone_can_see()
    {
        Centre centre = new("longest-idle-agent", 1, _ => new AgentRow(TimeoutSeconds: 5, MaxNoAnswer: 2, NoAnswerDelaySeconds: 0));
        centre.Arrive();
        centre.Pass(5.1);
        centre.Pass(10);
        AgentView agent = centre.Unit.Views.Agents[2]!;
        Assert.Equal("On Break", agent.Status);
        Assert.Equal("no answer limit", agent.Reason);
        Assert.Contains(
            centre.Happened.OfType<Kinds.AgentStateChanged>(),
            change => change is { Status: "on_break", Reason: "no answer limit" }
        );
        Assert.Equal(1, centre.Unit.Views.QueueStates[1]!.Waiting);
    }

    [Fact]
    public void An_offer_is_won_by_media_not_by_the_answer()
    {
        Centre centre = new("longest-idle-agent", 2);
        Guid caller = centre.Arrive();
        Guid first = centre.LegTo("2001");
        centre.Tell(new LegAnswered(first));
        Assert.Contains(centre.Orders, order => order is JoinLegs);
        Assert.Equal(1, centre.Unit.Views.QueueStates[1]!.Waiting);
        centre.End(first);
        Assert.Equal("2002", centre.Orders.OfType<OriginateLeg>().Last().Target);
        Assert.Contains(centre.Orders, order => order is PlayToLeg play && play.Leg == caller);
    }

    [Fact]
    public void Wrap_up_is_the_agents_own_and_exact()
    {
        Centre centre = new("longest-idle-agent", 1, _ => new AgentRow(WrapUpSeconds: 10));
        Guid caller = centre.Arrive();
        Guid agent = centre.LegTo("2001");
        centre.Talk(caller, agent);
        centre.Arrive();
        centre.End(agent);
        centre.TakeRung();
        centre.Pass(9.99);
        Assert.Empty(centre.TakeRung());
        centre.Pass(0.02);
        Assert.Equal(["2001"], centre.TakeRung());
    }

    [Fact]
    public void Callers_are_served_in_order()
    {
        Centre centre = new("longest-idle-agent", 1, _ => new AgentRow(WrapUpSeconds: 0));
        Guid[] callers = [.. Enumerable.Range(0, 5).Select(_ => centre.Arrive())];
        foreach (Guid caller in callers)
        {
            OriginateLeg order = centre.Orders.OfType<OriginateLeg>().Last();
            Assert.Equal(caller, order.Near);
            centre.Talk(caller, order.Leg);
            centre.End(order.Leg);
        }
    }

    [Fact]
    public void A_caller_who_gives_up_takes_the_offer_along_without_blame()
    {
        Centre centre = new("longest-idle-agent", 1);
        Guid caller = centre.Arrive();
        Guid agent = centre.LegTo("2001");
        centre.End(caller);
        Assert.Contains(centre.Orders, order => order is EndLeg end && end.Leg == agent);
        Assert.Contains(centre.Happened.OfType<Kinds.QueueLeft>(), left => left.Reason == "Abandoned");
        centre.TakeRung();
        centre.Arrive();
        Assert.Equal(["2001"], centre.TakeRung());
    }

    [Fact]
    public void Going_on_a_break_takes_back_what_rings_but_not_what_talks()
    {
        Centre centre = new("longest-idle-agent", 2);
        Guid caller = centre.Arrive();
        centre.Ask(new GoBreak("2001", null, "tea"));
        Assert.Equal("2002", centre.Orders.OfType<OriginateLeg>().Last().Target);
        centre.Talk(caller, centre.LegTo("2002"));
        centre.Ask(new GoBreak("2002", null, "tea"));
        Assert.Equal("talking", centre.Unit.Views.Calls.All().Single().State);
    }

    [Fact]
    public void Nobody_without_a_phone_is_offered_a_call()
    {
        Centre centre = new("longest-idle-agent", 2);
        centre.Tell(new ExtensionReachable("2001", false));
        centre.Arrive();
        Assert.Equal(["2002"], centre.TakeRung());
    }

    [Fact]
    public void The_longest_wait_ends_the_call()
    {
        Centre centre = new("longest-idle-agent", 0, null, null, new QueueParameter(1, "max-wait-time", "30", false, 0, 0));
        Guid caller = centre.Arrive();
        centre.Pass(31);
        Assert.Contains(centre.Orders, order => order is EndLeg end && end.Leg == caller);
        Assert.Contains(centre.Happened.OfType<Kinds.QueueLeft>(), left => left.Reason == "Timeout");
    }

    [Fact]
    public void The_reason_of_an_offer_is_kept_and_the_whole_list_is_told_on_demand()
    {
        Centre centre = new("longest-idle-agent", 30, i => new AgentRow(WrapUpSeconds: 10));
        centre.Ask(new GoBreak("2005", null, "tea"));
        centre.Arrive();
        Kinds.OfferMade offer = centre.Happened.OfType<Kinds.OfferMade>().Last();
        Assert.Equal("longest-idle-agent", offer.Reason);
        Assert.Contains(new Kinds.OfferCount("on_break", 1), offer.Counts);
        PickExplanation picked = centre.Unit.Views.Calls.All().Single().Candidates!;
        Assert.Equal(16, picked.First.Count);
        Assert.Equal("chosen", picked.First[0].Reason);
        Outcome detail = centre.Ask(new ExplainWaiting(centre.Log.Last(each => each.Data is Kinds.OfferMade).Call));
        Assert.Equal(30, Assert.IsType<WaitingDetail>(detail.Value).Candidates.Count);
    }
}
