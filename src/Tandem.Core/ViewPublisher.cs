namespace Tandem.Core;

using Tandem.Core.Agents;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Views;
using Tandem.Core.Dialing;
using Tandem.Core.Directory;
using Tandem.Core.Distribution;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Tandem.Foundation;

/// <summary>Turns what changed in a turn into rows for readers.</summary>
internal sealed class ViewPublisher(
    CentreContext centre,
    CallTable calls,
    AgentTable agents,
    QueueTable queues,
    Dialler dialler,
    TenantViews views
)
{
    private readonly List<int> queueIds = [];

    public void Publish()
    {
        foreach (IPublished changed in centre.Unpublished.Changed)
        {
            switch (changed)
            {
                case Agent agent:
                    views.Agents.Publish(agent.Id, agents.ById(agent.Id) == agent ? ViewOf(agent) : null);
                    break;
                case Queue queue:
                    views.QueueStates.Publish(queue.Id, queues.ById(queue.Id) == queue ? ViewOf(queue) : null);
                    break;
                case NumberTally tally when views.Routes[tally.Slot]?.Number == tally.Number:
                    views.NumberUse.Publish(tally.Slot, new NumberUseView(tally.Number, tally.Live, tally.RestsUntilMicros));
                    break;
                case LiveCampaign campaign:
                    views.Campaigns.Publish(campaign.Row.Id, dialler.Of(campaign.Row.Id) == campaign ? campaign.View() : null);
                    break;
                case Call call when calls.Find(call.Id) == call:
                    views.Calls.Publish(call.Slot, ViewOf(call));
                    break;
                case Call call when views.Calls[call.Slot]?.Call == call.Id:
                    views.Calls.Publish(call.Slot, null);
                    break;
            }
        }
        centre.Unpublished.Clear();
    }

    private AgentView ViewOf(Agent agent)
    {
        queueIds.Clear();
        foreach (QueuePlace place in agent.Places)
        {
            queueIds.Add(place.QueueId);
        }
        StableSort.Sort(queueIds, static (a, b) => a.CompareTo(b));
        IReadOnlyList<int> before = views.Agents[agent.Id]?.Queues ?? [];
        CallLeg? leg = agent.CurrentLeg;
        string callState = CallStateOf(leg);
        string doing = Doings.Of(agent, callState);
        AgentView? last = views.Agents[agent.Id];
        return new AgentView(
            agent.Id,
            agent.Row.Login,
            agent.Line?.Number ?? agent.Row.Extension,
            Statuses.Of(agent.Status),
            Statuses.StateOf(agent),
            agent.Reason,
            before.SequenceEqual(queueIds) ? before : queueIds.ToArray(),
            leg?.Id ?? Guid.Empty,
            callState,
            agent.Line is { Reachable: true },
            agent.SinceMicros,
            agent.CallsAnswered,
            agent.TalkMillis,
            agent.NoAnswerCount,
            agent.Availability == Availability.WrapUp ? centre.Now.WallOf(agent.WrapUpUntil) : 0,
            Statuses.WordOfState(agent)
        )
        {
            Page = agent.Page.Word(),
            Doing = doing,
            DoingSinceMicros =
                last?.Doing == doing && doing is not (AgentDoings.OnBreak or AgentDoings.SignedOut) ? last.DoingSinceMicros
                : last == null || doing is AgentDoings.OnBreak or AgentDoings.SignedOut ? agent.SinceMicros
                : centre.Now.WallMicros,
            Cause = Doings.CauseOf(agent, doing),
            DelayedUntilMicros = doing == AgentDoings.Delayed ? centre.Now.WallOf(agent.DelayedUntil) : 0,
        };
    }

    private static string CallStateOf(CallLeg? leg)
    {
        if (leg == null)
        {
            return "IDLE";
        }
        if (leg.Held || leg.Holds)
        {
            return "HELD";
        }
        return leg.Stage == LegStage.Answered ? "ACTIVE" : "RINGING";
    }

    private static QueueView ViewOf(Queue queue) =>
        new(
            queue.Id,
            queue.Members.Count,
            queue.Callable.Count,
            queue.Tiers.Count,
            queue.Answered,
            queue.Abandoned,
            queue.Members.First?.Value.Joined.WallMicros ?? 0
        );

    private CallView ViewOf(Call call)
    {
        IReadOnlyList<LegView> before = views.Calls[call.Slot]?.Legs ?? [];
        LegView[] legs = new LegView[call.Legs.Count];
        for (int i = 0; i < legs.Length; i++)
        {
            legs[i] = ViewOf(call.Legs[i], i < before.Count ? before[i] : null);
        }
        return new CallView(
            call.Id,
            call.Flow.State,
            call.CallerNumber,
            call.Dialled,
            call.QueueId,
            queues.ById(call.QueueId)?.Name ?? "",
            call.Place,
            call.StartMicros,
            legs,
            call.Picked
        )
        {
            Collected = CollectedOf(call),
        };
    }

    // Nearly always that of one leg: the caller's.
    private static IReadOnlyList<CollectedValue> CollectedOf(Call call)
    {
        IReadOnlyList<CollectedValue> all = [];
        foreach (CallLeg leg in call.Legs)
        {
            if (leg.Collected.Count > 0)
            {
                all = all.Count == 0 ? leg.Collected : [.. all, .. leg.Collected];
            }
        }
        return all;
    }

    // A call changes often, most of its legs seldom: theirs is kept as long as it is right.
    private static LegView ViewOf(CallLeg leg, LegView? before)
    {
        string state = StateOf(leg);
        Guid joinedTo = leg.JoinedTo?.Id ?? Guid.Empty;
        bool isSame =
            before?.Leg == leg.Id
            && before.State == state
            && before.JoinedTo == joinedTo
            && before.Party == leg.Party
            && before.AgentId == leg.UserId
            && before.Silent == leg.Silent
            && before.Quality == leg.Quality;
        return isSame ? before! : new LegView(leg.Id, leg.Direction, leg.Party, state, leg.UserId, joinedTo, leg.Silent, leg.Quality);
    }

    private static string StateOf(CallLeg leg) =>
        leg.Stage switch
        {
            LegStage.Ended => "ended",
            LegStage.Answered => leg.Held || leg.Holds ? "held" : "answered",
            _ => "ringing",
        };
}
