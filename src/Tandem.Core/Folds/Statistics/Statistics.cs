namespace Tandem.Core.Folds.Statistics;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;

/// <summary>
/// Queues and agents per quarter of an hour. What belongs to a queue counts in the quarter its caller entered; what an agent does counts in the
/// quarter he does it in: at its end everything that goes on is cut in two.
/// </summary>
internal sealed class Statistics : Fold<OpenStatistics>
{
    private const long MillisPerSecond = 1_000;

    private readonly List<Talked> talks = [];
    private readonly QuarterRows rows = new();

    public override string Name => "statistics";

    public override int Version => 4;

    /// <summary>Status and state of those signed in.</summary>
    public Dictionary<int, (string Status, string State)> Agents =>
        State.Agents.ToDictionary(each => each.Key, each => (each.Value.Status, each.Value.State));

    public override void Apply(Event happened)
    {
        MoveTo(happened);
        State.Talks.Apply(happened, talks);
        CountTalks(happened.Id);
        switch (happened.Data)
        {
            case QueueEntered entered:
                Enter(happened, entered);
                break;
            case QueueLeft left:
                Leave(happened, left);
                break;
            case OfferMade made:
                AgentQuarter offered = rows.Of(State, made.AgentId, made.Agent, happened.Id);
                offered.Offered++;
                (PartIn(happened.Call, offered) ?? new AgentInQueue()).Offered++;
                break;
            case OfferEnded ended:
                Offered(happened, ended);
                break;
            case LegMade { AgentId: not 0 } made:
                State.Legs[happened.Leg] = new AgentLeg
                {
                    AgentId = made.AgentId,
                    Agent = made.Agent,
                    Call = happened.Call,
                };
                break;
            case CallEnded:
                State.Calls.Remove(happened.Call);
                break;
            case AgentStateChanged changed:
                Change(happened, changed);
                break;
            case ServerStopped:
                Stop(happened);
                break;
            default:
                if (State.Legs.TryGetValue(happened.Leg, out AgentLeg? leg))
                {
                    Change(happened, leg);
                }
                break;
        }
        State.LastMicros = happened.ServerMicros;
    }

    public override void Flush(List<RowChange> into) => rows.Flush(State, into);

    private void Enter(Event happened, QueueEntered entered)
    {
        State.Calls[happened.Call] = new QueueCall
        {
            QueueId = entered.QueueId,
            Queue = entered.Queue,
            Quarter = State.Quarter,
            InTimeMillis = entered.ServiceLevelSeconds * MillisPerSecond,
        };
        QueueOf(happened.Call, happened.Id)!.Offered++;
    }

    private void Leave(Event happened, QueueLeft left)
    {
        if (!State.Calls.TryGetValue(happened.Call, out QueueCall? call) || QueueOf(happened.Call, happened.Id) is not { } row)
        {
            return;
        }
        switch (left.Reason)
        {
            case QueueWords.Bridged:
                row.Answered++;
                row.AnsweredInTime += left.WaitedMillis <= call.InTimeMillis ? 1 : 0;
                row.AnswerWaits.Add(left.WaitedMillis);
                break;
            case QueueWords.Abandoned:
                row.Abandoned++;
                row.AbandonedLate += left.WaitedMillis > call.InTimeMillis ? 1 : 0;
                row.AbandonWaits.Add(left.WaitedMillis);
                break;
            case QueueWords.Timeout:
                row.TimedOut++;
                break;
            case QueueWords.NoAgent:
                row.WithoutAgent++;
                break;
            default:
                row.Failed++;
                break;
        }
    }

    private void Offered(Event happened, OfferEnded ended)
    {
        AgentQuarter agent = rows.Of(State, ended.AgentId, ended.Agent, happened.Id);
        AgentInQueue part = PartIn(happened.Call, agent) ?? new AgentInQueue();
        switch (ended.Result)
        {
            case "won":
                agent.Answered++;
                part.Answered++;
                if (State.Calls.TryGetValue(happened.Call, out QueueCall? call))
                {
                    State.LastCalls[ended.AgentId] = call;
                }
                break;
            case "no_answer" or "failed":
                agent.NoAnswers++;
                part.NoAnswers++;
                if (QueueOf(happened.Call, happened.Id) is { } queue)
                {
                    queue.NoAnswers++;
                }
                break;
            case "rejected" or "busy":
                agent.Rejected++;
                part.Rejected++;
                break;
        }
    }

    private void Change(Event happened, AgentLeg leg)
    {
        switch (happened.Data)
        {
            case LegMoved or LegLent or LegStanding:
                leg.Call = happened.Call;
                break;
            case LegHeld:
                leg.Holds = true;
                leg.HoldsSince = happened.ServerMicros;
                break;
            case LegResumed:
                CountHold(leg, happened.ServerMicros, happened.Id);
                leg.Holds = false;
                break;
            case TransferStarted:
                AgentQuarter who = rows.Of(State, leg.AgentId, leg.Agent, happened.Id);
                who.Transfers++;
                if (QueueOf(happened.Call, happened.Id) is { } queue)
                {
                    queue.Transfers++;
                    PartIn(happened.Call, who)!.Transfers++;
                }
                break;
            case LegEnded:
                CountHold(leg, happened.ServerMicros, happened.Id);
                State.Legs.Remove(happened.Leg);
                break;
        }
    }

    private void Change(Event happened, AgentStateChanged changed)
    {
        if (!State.Agents.TryGetValue(changed.AgentId, out RunningAgent? agent))
        {
            agent = new RunningAgent { Status = AgentWords.LoggedOut };
            State.Agents.Add(changed.AgentId, agent);
        }
        Count(changed.AgentId, agent, happened.ServerMicros, happened.Id);
        Halt(changed.AgentId, agent, happened.Id);
        agent.Agent = changed.Agent;
        agent.Status = changed.Status;
        agent.State = changed.State;
        agent.Reason = changed.Reason;
        agent.Since = happened.ServerMicros;
        Run(changed.AgentId, agent, happened.WallMicros, happened.Id);
        if (changed is { Status: AgentWords.LoggedOut, State: AgentWords.Idle })
        {
            State.Agents.Remove(changed.AgentId);
        }
    }

    // Nothing goes on while the server does not run, and its clock begins anew.
    private void Stop(Event happened)
    {
        CutAt(happened.ServerMicros, happened.Id);
        State.Agents.Clear();
        State.LastCalls.Clear();
    }

    // Into the quarter of the event; at each end of one on the way everything that goes on is counted up to there.
    private void MoveTo(Event happened)
    {
        int quarter = (int)(happened.WallMicros / Quarters.Micros);
        if (quarter == State.Quarter)
        {
            return;
        }
        if (State.Quarter == 0 || (State.Agents.Count == 0 && State.Talks.Running.Count == 0))
        {
            State.Quarter = quarter;
        }
        while (State.Quarter < quarter)
        {
            long end = (State.Quarter + 1L) * Quarters.Micros;
            long at = happened.ServerMicros - (happened.WallMicros - end);
            CutAt(Math.Clamp(at, Math.Min(State.LastMicros, happened.ServerMicros), happened.ServerMicros), happened.Id);
            State.Quarter++;
            RunOn(end, happened.Id);
        }
        if (State.Quarter > quarter)
        {
            CutAt(happened.ServerMicros, happened.Id);
            State.Quarter = quarter;
            RunOn(happened.WallMicros, happened.Id);
        }
        rows.Forget(State);
    }

    private void CutAt(long at, long id)
    {
        foreach ((int agentId, RunningAgent agent) in State.Agents)
        {
            Count(agentId, agent, at, id);
            Halt(agentId, agent, id);
            agent.Since = at;
        }
        foreach (AgentLeg leg in State.Legs.Values)
        {
            CountHold(leg, at, id);
            leg.HoldsSince = at;
        }
        State.Talks.CutAt(at, talks);
        CountTalks(id);
    }

    private void Count(int agentId, RunningAgent agent, long until, long id)
    {
        long micros = Math.Max(until - agent.Since, 0);
        if (micros == 0 || agent.Status == AgentWords.LoggedOut)
        {
            return;
        }
        AgentQuarter row = rows.Of(State, agentId, agent.Agent, id);
        row.Count(agent.State, agent.Reason, micros);
        if (agent.State == AgentWords.WrapUp && State.LastCalls.TryGetValue(agentId, out QueueCall? call))
        {
            rows.Of(State, call, id).WrapUpMicros += micros;
            row.In(call.QueueId, call.Queue).WrapUpMicros += micros;
        }
    }

    // What goes on stands in the row of the quarter that runs, and nowhere else.
    private void RunOn(long wallMicros, long id)
    {
        foreach ((int agentId, RunningAgent agent) in State.Agents)
        {
            Run(agentId, agent, wallMicros, id);
        }
    }

    private void Run(int agentId, RunningAgent agent, long wallMicros, long id)
    {
        if (agent.Status != AgentWords.LoggedOut)
        {
            rows.Of(State, agentId, agent.Agent, id).Running = new RunningState
            {
                State = agent.State,
                Reason = agent.Reason,
                SinceMicros = wallMicros,
            };
        }
    }

    private void Halt(int agentId, RunningAgent agent, long id)
    {
        if (agent.Status != AgentWords.LoggedOut)
        {
            rows.Of(State, agentId, agent.Agent, id).Running = null;
        }
    }

    private void CountTalks(long id)
    {
        foreach (Talked talk in talks)
        {
            if (!State.Legs.TryGetValue(talk.Leg, out AgentLeg? leg))
            {
                continue;
            }
            long micros = talk.Until - talk.Since;
            AgentQuarter agent = rows.Of(State, leg.AgentId, leg.Agent, id);
            if (QueueOf(leg.Call, id) is { } queue)
            {
                queue.TalkMicros += micros;
                agent.TalkMicros += micros;
                PartIn(leg.Call, agent)!.TalkMicros += micros;
            }
            else
            {
                agent.OtherTalkMicros += micros;
            }
        }
        talks.Clear();
    }

    private void CountHold(AgentLeg leg, long until, long id)
    {
        if (!leg.Holds)
        {
            return;
        }
        long micros = until - leg.HoldsSince;
        AgentQuarter agent = rows.Of(State, leg.AgentId, leg.Agent, id);
        if (QueueOf(leg.Call, id) is { } queue)
        {
            queue.HoldMicros += micros;
            agent.HoldMicros += micros;
            PartIn(leg.Call, agent)!.HoldMicros += micros;
        }
        else
        {
            agent.OtherHoldMicros += micros;
        }
    }

    // Of the agent in the queue the call waits or waited in; null when it is of none.
    private AgentInQueue? PartIn(Guid call, AgentQuarter agent) =>
        State.Calls.TryGetValue(call, out QueueCall? found) ? agent.In(found.QueueId, found.Queue) : null;

    private QueueQuarter? QueueOf(Guid call, long id) =>
        State.Calls.TryGetValue(call, out QueueCall? found) ? rows.Of(State, found, id) : null;
}
