namespace Tandem.Simulation.Tests.Reckoning;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;

/// <summary>
/// Statistics from the raw events, the plain way: everything is in memory, each figure is looked for by itself, and what lasts is first found
/// whole and then cut at quarters. Shares nothing with the fold.
/// </summary>
internal sealed class Reckoner
{
    private readonly IReadOnlyList<Event> events;
    private readonly Timeline time;
    private readonly long end;
    private readonly Dictionary<Guid, List<Event>> entries = [];
    private readonly Dictionary<Guid, List<Event>> byLeg = [];

    public Reckoner(IReadOnlyList<Event> events)
    {
        this.events = events;
        time = new Timeline(events);
        end = time.Counted;
        foreach (Event happened in events)
        {
            if (happened.Data is QueueEntered)
            {
                Of(entries, happened.Call).Add(happened);
            }
            Of(byLeg, happened.Leg).Add(happened);
        }
        Count();
        Last();
        Talk();
    }

    public Dictionary<(int Queue, int Quarter), ReckonedQueue> Queues { get; } = [];

    public Dictionary<(int Agent, int Quarter), ReckonedAgent> Agents { get; } = [];

    // What is counted where it happens.
    private void Count()
    {
        foreach (Event happened in events)
        {
            ReckonedQueue? queue = QueueAt(happened.Call, happened.Id);
            int quarter = Timeline.QuarterOf(happened);
            switch (happened.Data)
            {
                case QueueEntered:
                    queue!.Offered++;
                    break;
                case QueueLeft left when queue != null:
                    Leave(queue, left, EntryAt(happened.Call, happened.Id)!, happened);
                    break;
                case OfferMade made:
                    Agent(made.AgentId, quarter).Offered++;
                    Part(made.AgentId, quarter, happened.Call, happened.Id).Offered++;
                    break;
                case OfferEnded ended:
                    ReckonedAgent agent = Agent(ended.AgentId, quarter);
                    agent.Answered += ended.Result == "won" ? 1 : 0;
                    bool unanswered = ended.Result is "no_answer" or "failed";
                    agent.NoAnswers += unanswered ? 1 : 0;
                    agent.Rejected += ended.Result is "rejected" or "busy" ? 1 : 0;
                    ReckonedPart part = Part(ended.AgentId, quarter, happened.Call, happened.Id);
                    part.Answered += ended.Result == "won" ? 1 : 0;
                    part.NoAnswers += unanswered ? 1 : 0;
                    part.Rejected += ended.Result is "rejected" or "busy" ? 1 : 0;
                    if (queue != null)
                    {
                        queue.NoAnswers += unanswered ? 1 : 0;
                    }
                    break;
                case TransferStarted when AgentOf(happened.Leg) is var who and not 0:
                    Agent(who, quarter).Transfers++;
                    if (queue != null)
                    {
                        queue.Transfers++;
                        Part(who, quarter, happened.Call, happened.Id).Transfers++;
                    }
                    break;
            }
        }
    }

    private static void Leave(ReckonedQueue queue, QueueLeft left, Event entry, Event happened)
    {
        long waited = (happened.ServerMicros - entry.ServerMicros) / 1_000;
        bool inTime = waited <= ((QueueEntered)entry.Data).ServiceLevelSeconds * 1_000L;
        switch (left.Reason)
        {
            case "Bridged":
                queue.Answered.Add(waited);
                queue.InTime += inTime ? 1 : 0;
                break;
            case "Abandoned":
                queue.Abandoned.Add(waited);
                queue.Late += inTime ? 0 : 1;
                break;
            case "Timeout":
                queue.TimedOut++;
                break;
            case "NoAgent":
                queue.WithoutAgent++;
                break;
            default:
                queue.Failed++;
                break;
        }
    }

    // Agents' states: each lasts until the next.
    private void Last()
    {
        IEnumerable<IGrouping<int, Event>> agents = events
            .Where(happened => happened.Data is AgentStateChanged)
            .GroupBy(happened => ((AgentStateChanged)happened.Data).AgentId);
        foreach (IGrouping<int, Event> agent in agents)
        {
            Event[] changes = [.. agent];
            for (int i = 0; i < changes.Length; i++)
            {
                AgentStateChanged state = (AgentStateChanged)changes[i].Data;
                if (state.Status != "logged_out")
                {
                    long until = i + 1 < changes.Length ? changes[i + 1].ServerMicros : end;
                    Spend(agent.Key, state, new Stretch(changes[i].ServerMicros, until), changes[i].Id);
                }
            }
        }
    }

    private void Spend(int agent, AgentStateChanged state, Stretch stretch, long id)
    {
        foreach ((int quarter, long micros) in time.Cut(stretch))
        {
            ReckonedAgent spent = Agent(agent, quarter);
            if (state.Status == "on_break" && state.State == "idle")
            {
                spent.Breaks[state.Reason] = spent.Breaks.GetValueOrDefault(state.Reason) + micros;
            }
            spent.States[state.State] = spent.States.GetValueOrDefault(state.State) + micros;
            if (state.State == "wrap_up" && WonLast(agent, id) is { } won)
            {
                QueueAt(won.Call, won.Id)!.WrapUp += micros;
                Part(agent, quarter, won.Call, won.Id).WrapUp += micros;
            }
        }
    }

    // Of the queue whose call he answered last.
    private Event? WonLast(int agent, long before) =>
        events.LastOrDefault(each => each.Id < before && each.Data is OfferEnded { Result: "won" } ended && ended.AgentId == agent);

    // Conversations and holds of agents' legs.
    private void Talk()
    {
        foreach ((Guid leg, List<Event> own) in byLeg)
        {
            if (leg == Guid.Empty || AgentOf(leg) is not (var agent and not 0))
            {
                continue;
            }
            foreach ((Stretch stretch, long id) in Holds(own))
            {
                Spend(agent, CallAt(own, id), stretch, id, isHold: true);
            }
            foreach ((Stretch stretch, long id) in Talks(leg))
            {
                Spend(agent, CallAt(own, id), stretch, id, isHold: false);
            }
        }
    }

    private void Spend(int agent, Guid call, Stretch stretch, long id, bool isHold)
    {
        ReckonedQueue? queue = QueueAt(call, id);
        foreach ((int quarter, long micros) in time.Cut(stretch))
        {
            ReckonedAgent who = Agent(agent, quarter);
            (long talk, long hold) = isHold ? (0L, micros) : (micros, 0L);
            if (queue == null)
            {
                who.OtherTalk += talk;
                who.OtherHold += hold;
                continue;
            }
            ReckonedPart part = Part(agent, quarter, call, id);
            (who.Talk, part.Talk, queue.Talk) = (who.Talk + talk, part.Talk + talk, queue.Talk + talk);
            (who.Hold, part.Hold, queue.Hold) = (who.Hold + hold, part.Hold + hold, queue.Hold + hold);
        }
    }

    private IEnumerable<(Stretch, long Id)> Holds(List<Event> own)
    {
        long since = -1;
        foreach (Event happened in own)
        {
            if (happened.Data is LegHeld && since < 0)
            {
                since = happened.ServerMicros;
            }
            else if (happened.Data is LegResumed or LegEnded && since >= 0)
            {
                yield return (new Stretch(since, happened.ServerMicros), happened.Id);
                since = -1;
            }
        }
        if (since >= 0)
        {
            yield return (new Stretch(since, end), long.MaxValue);
        }
    }

    // From a bridge (or speaking in a room) until either side is parted, leaves or ends.
    private IEnumerable<(Stretch, long Id)> Talks(Guid leg)
    {
        long since = -1;
        Guid with = Guid.Empty;
        foreach (Event happened in events)
        {
            bool begins =
                (happened.Data is LegBridged bridged && (happened.Leg == leg || bridged.Other == leg))
                || (happened.Leg == leg && happened.Data is ConferenceJoined { Speaks: true });
            bool isOver = happened.Data is LegParted or ConferenceLeft or LegEnded;
            if (begins && since < 0)
            {
                since = happened.ServerMicros;
                with = happened.Data is LegBridged joined ? (happened.Leg == leg ? joined.Other : happened.Leg) : Guid.Empty;
            }
            else if (
                isOver
                && since >= 0
                && (happened.Leg == leg || (happened.Leg == with && with != Guid.Empty && With(with, happened) == leg))
            )
            {
                yield return (new Stretch(since, happened.ServerMicros), happened.Id);
                since = -1;
            }
        }
        if (since >= 0)
        {
            yield return (new Stretch(since, end), long.MaxValue);
        }
    }

    // With whom a leg began to talk, as of just before an event.
    private Guid With(Guid leg, Event before)
    {
        Guid with = Guid.Empty;
        bool talks = false;
        foreach (Event happened in events)
        {
            if (happened.Id >= before.Id)
            {
                break;
            }
            if (happened.Data is LegBridged bridged && !talks && (happened.Leg == leg || bridged.Other == leg))
            {
                with = happened.Leg == leg ? bridged.Other : happened.Leg;
                talks = true;
            }
            else if (happened.Data is ConferenceJoined { Speaks: true } && happened.Leg == leg && !talks)
            {
                with = Guid.Empty;
                talks = true;
            }
            else if (happened.Data is LegParted or ConferenceLeft or LegEnded && (happened.Leg == leg || happened.Leg == with))
            {
                talks = false;
            }
        }
        return talks ? with : Guid.Empty;
    }

    private int AgentOf(Guid leg) =>
        Of(byLeg, leg).Select(happened => happened.Data).OfType<LegMade>().FirstOrDefault() is { } made ? made.AgentId : 0;

    // The call a leg is in as of an event.
    private static Guid CallAt(List<Event> own, long id) =>
        own.LastOrDefault(each => each.Id <= id && each.Data is LegMade or LegMoved or LegLent or LegStanding && each.Id <= id)?.Call
        ?? Guid.Empty;

    private Event? EntryAt(Guid call, long id) => Of(entries, call).LastOrDefault(entry => entry.Id <= id);

    private ReckonedQueue? QueueAt(Guid call, long id)
    {
        if (EntryAt(call, id) is not { } entry)
        {
            return null;
        }
        (int, int) key = (((QueueEntered)entry.Data).QueueId, Timeline.QuarterOf(entry));
        return Queues.TryGetValue(key, out ReckonedQueue? queue) ? queue : Queues[key] = new ReckonedQueue();
    }

    // What he did in the queue of the call; what is of none is counted nowhere.
    private ReckonedPart Part(int agent, int quarter, Guid call, long id)
    {
        if (EntryAt(call, id) is not { } entry)
        {
            return new ReckonedPart();
        }
        Dictionary<int, ReckonedPart> parts = Agent(agent, quarter).Parts;
        int queue = ((QueueEntered)entry.Data).QueueId;
        return parts.TryGetValue(queue, out ReckonedPart? part) ? part : parts[queue] = new ReckonedPart();
    }

    private ReckonedAgent Agent(int id, int quarter) =>
        Agents.TryGetValue((id, quarter), out ReckonedAgent? agent) ? agent : Agents[(id, quarter)] = new ReckonedAgent();

    private static List<Event> Of(Dictionary<Guid, List<Event>> lists, Guid id)
    {
        if (!lists.TryGetValue(id, out List<Event>? list))
        {
            lists[id] = list = [];
        }
        return list;
    }
}
