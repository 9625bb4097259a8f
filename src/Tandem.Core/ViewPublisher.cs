namespace Tandem.Core;

using Tandem.Core.Agents;
using Tandem.Core.Calls.Legs;
using Tandem.Core.Contract.Views;
using Tandem.Core.Distribution;
using Tandem.Core.Kernel;
using Tandem.Foundation;

/// <summary>Turns what changed in a turn into rows for readers.</summary>
internal sealed class ViewPublisher(CentreContext centre, TenantViews views)
{
    private readonly List<int> queueIds = [];

    public void Publish()
    {
        Unpublished changed = centre.Unpublished;
        foreach (Agent agent in changed.Agents)
        {
            views.Agents.Publish(agent.Id, centre.Agents.ById(agent.Id) == agent ? ViewOf(agent) : null);
        }
        foreach (Queue queue in changed.Queues)
        {
            bool exists = centre.Queues.ById(queue.Id) == queue;
            views.QueueStates.Publish(queue.Id, exists ? ViewOf(queue) : null);
        }
        foreach (Call call in changed.Calls)
        {
            if (centre.Calls.Find(call.Id) == call)
            {
                views.Calls.Publish(call.Slot, ViewOf(call));
            }
            else if (views.Calls[call.Slot]?.Call == call.Id)
            {
                views.Calls.Publish(call.Slot, null);
            }
        }
        changed.Clear();
    }

    private AgentView ViewOf(Agent agent)
    {
        queueIds.Clear();
        foreach (Tier tier in agent.Tiers)
        {
            queueIds.Add(tier.Queue.Id);
        }
        StableSort.Sort(queueIds, static (a, b) => a.CompareTo(b));
        CallLeg? leg = agent.QueueLegs.FirstOrDefault() ?? agent.Offers.FirstOrDefault()?.Leg ?? agent.Line?.Legs.LastOrDefault();
        return new AgentView(
            agent.Id,
            agent.Row.Login,
            agent.Line?.Number ?? agent.Row.Extension,
            Statuses.Of(agent.Status),
            Statuses.StateOf(agent),
            agent.Reason,
            [.. queueIds],
            leg?.Id ?? Guid.Empty,
            CallStateOf(leg),
            agent.Line is { Reachable: true },
            agent.SinceMicros,
            agent.CallsAnswered,
            agent.TalkMillis,
            agent.NoAnswerCount
        );
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

    private static CallView ViewOf(Call call)
    {
        List<LegView> legs = new(call.Legs.Count);
        foreach (CallLeg leg in call.Legs)
        {
            legs.Add(
                new LegView(
                    leg.Id,
                    leg.Record.Direction,
                    leg.Record.Party,
                    StateOf(leg),
                    leg.Record.AgentId,
                    leg.JoinedTo?.Id ?? Guid.Empty,
                    leg.Silent,
                    leg.Quality
                )
            );
        }
        Member? member = call.Member;
        return new CallView(
            call.Id,
            call.Flow.State,
            call.CallerNumber,
            call.Dialled,
            member?.Queue.Id ?? 0,
            member?.Queue.Name ?? "",
            0,
            call.StartMicros,
            legs,
            member?.Picked
        );
    }

    private static string StateOf(CallLeg leg) =>
        leg.Stage switch
        {
            LegStage.Ended => "ended",
            LegStage.Answered => leg.Held || leg.Holds ? "held" : "answered",
            _ => "ringing",
        };
}
