namespace Tandem.Core.Agents;

using Tandem.Core.Calls.Legs;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Distribution;
using Tandem.Core.Facts;
using Tandem.Core.Kernel;
using Tandem.Foundation;

/// <summary>Signing in and out, ready and break, and what follows for the queues whenever an agent's standing changes.</summary>
internal sealed class AgentDuty(CentreContext centre, DueQueues queues, WaitingLine members)
{
    /// <summary>The sequence of places that are no configured binding begins here, so that bound agents come first among equals.</summary>
    private const long GuestSequence = 1L << 40;

    public Outcome SignIn(SignIn command)
    {
        if (centre.Agents.Named(command.Agent) is not { } agent)
        {
            return new Outcome(OutcomeCode.NotFound, $"no agent named {command.Agent}");
        }
        string number = string.IsNullOrEmpty(command.Extension) ? agent.Row.Extension : command.Extension;
        if (centre.Keys.Extension(number) == null)
        {
            return new Outcome(OutcomeCode.NotFound, $"no extension {number}");
        }
        if (!TryQueues(agent, command.Queue, out List<Queue> chosen, out Outcome? refused))
        {
            return refused!;
        }
        Line line = centre.Agents.Line(number);
        if (line.Agent is { IsSignedIn: true } other && other != agent)
        {
            return new Outcome(OutcomeCode.Conflict, $"agent {other.Row.Login} is signed in on extension {number}");
        }
        if (agent.IsSignedIn && agent.Line != line && agent.IsInCall)
        {
            return new Outcome(OutcomeCode.Conflict, $"agent {agent.Row.Login} is in a call on extension {agent.Line?.Number}");
        }
        Sit(agent, line);
        if (!agent.IsSignedIn)
        {
            SetStatus(agent, AgentStatus.OnBreak, "sign-in");
        }
        foreach (Queue queue in chosen)
        {
            Enter(agent, queue);
        }
        Changed(agent, "sign-in");
        return Outcome.Ok;
    }

    public Outcome SignOut(SignOut command)
    {
        if (!TrySignedIn(command.Agent, out Agent agent, out Outcome refused))
        {
            return refused;
        }
        if (!string.IsNullOrEmpty(command.Queue))
        {
            if (centre.Queues.Named(command.Queue) is not { } queue)
            {
                return new Outcome(OutcomeCode.NotFound, $"no queue named {command.Queue}");
            }
            Leave(agent, queue);
            if (agent.Tiers.Count > 0)
            {
                Changed(agent, "sign-out");
                return Outcome.Ok;
            }
        }
        Retire(agent, "sign-out");
        return Outcome.Ok;
    }

    public Outcome GoReady(GoReady command)
    {
        if (!TrySignedIn(command.Agent, out Agent agent, out Outcome refused))
        {
            return refused;
        }
        if (!string.IsNullOrEmpty(command.Queue))
        {
            if (centre.Queues.Named(command.Queue) is not { } queue)
            {
                return new Outcome(OutcomeCode.NotFound, $"no queue named {command.Queue}");
            }
            Enter(agent, queue);
        }
        SetStatus(agent, AgentStatus.Available, "");
        Changed(agent, "ready");
        return Outcome.Ok;
    }

    public Outcome GoBreak(GoBreak command)
    {
        if (!TrySignedIn(command.Agent, out Agent agent, out Outcome refused))
        {
            return refused;
        }
        if (!string.IsNullOrEmpty(command.Queue) && centre.Queues.Named(command.Queue) == null)
        {
            return new Outcome(OutcomeCode.NotFound, $"no queue named {command.Queue}");
        }
        Break(agent, command.Reason ?? "");
        return Outcome.Ok;
    }

    /// <summary>On break, by its own wish or because it does not answer.</summary>
    public void Break(Agent agent, string reason)
    {
        SetStatus(agent, AgentStatus.OnBreak, reason);
        Changed(agent, "break");
    }

    /// <summary>Signs out of everything.</summary>
    public void Retire(Agent agent, string reason)
    {
        while (agent.Tiers.Count > 0)
        {
            Leave(agent, agent.Tiers[^1].Queue);
        }
        SetStatus(agent, AgentStatus.LoggedOut, reason);
        Changed(agent, reason);
        Stand(agent);
    }

    /// <summary>Puts a sign-in of before a restart back.</summary>
    public void Restore(AgentSession session)
    {
        if (centre.Agents.ById(session.UserId) is not { } agent || centre.Keys.Extension(session.Extension) == null)
        {
            return;
        }
        Sit(agent, centre.Agents.Line(session.Extension));
        agent.Status = session.Status == Statuses.Available ? AgentStatus.Available : AgentStatus.OnBreak;
        agent.Reason = session.Reason;
        agent.SinceMicros = session.SinceMicros;
        foreach (int id in session.Queues)
        {
            if (centre.Queues.ById(id) is { } queue)
            {
                Enter(agent, queue);
            }
        }
        Refresh(agent);
    }

    /// <summary>Judges the agent anew: counters, indexes and the next deadline follow, and whoever waits for it is matched this turn.</summary>
    public void Refresh(Agent agent)
    {
        agent.Availability = agent.Judge(centre.Now.Mono);
        foreach (Tier tier in agent.Tiers)
        {
            tier.Queue.Recount(tier);
            centre.Unpublished.Mark(tier.Queue);
            if (agent.Availability == Availability.Callable)
            {
                queues.Due(tier.Queue);
            }
        }
        if (agent.Availability is Availability.WrapUp or Availability.Delayed)
        {
            Instant end = agent.WrapUpUntil > agent.DelayedUntil ? agent.WrapUpUntil : agent.DelayedUntil;
            centre.Timers.Rearm(ref agent.Rest, end, new CentreTimer(CentreTimerKind.AgentRest, agent));
        }
        else
        {
            centre.Timers.Cancel(ref agent.Rest);
        }
        centre.Unpublished.Mark(agent);
    }

    /// <summary>Wrap-up or delay is over.</summary>
    public void Rested(Agent agent)
    {
        agent.Rest = default;
        Refresh(agent);
        Tell(agent, "");
    }

    /// <summary>Legs came or went on a line, or its phone did.</summary>
    public void LineChanged(Line line)
    {
        if (line.Agent is { } agent)
        {
            Refresh(agent);
        }
    }

    /// <summary>The agent talks for a queue on this leg.</summary>
    public void Talks(Agent agent, CallLeg leg)
    {
        if (!agent.QueueLegs.Contains(leg))
        {
            agent.QueueLegs.Add(leg);
            Refresh(agent);
        }
    }

    /// <summary>The leg has left its conversation: wrap-up begins, whoever hung up.</summary>
    public void Left(CallLeg leg)
    {
        if (leg.Agent is not { } agent || !agent.QueueLegs.Remove(leg))
        {
            return;
        }
        agent.LastBridgeEnd = centre.Now.Mono;
        agent.TalkMillis += leg.TalkedMillis(centre.Now.WallMicros);
        // A FIFO's agent rests for its lag and a second (mod_fifo), a call centre's for its wrap-up.
        Queue? queue = leg.Call.Member?.Queue;
        int rest = queue is { IsFifo: true } ? queue.Settings.Lag(agent.Row.Agent) + 1 : agent.Row.Agent.WrapUpSeconds;
        agent.WrapUpUntil = centre.Now.Mono + TimeSpan.FromSeconds(rest);
        Refresh(agent);
        Tell(agent, "");
    }

    public void Tell(Agent agent, string reason)
    {
        string status = Statuses.Of(agent.Status);
        centre.Log.Add(centre.Now, null, new AgentChanged(agent.Id, agent.Row.Login, status, Statuses.StateOf(agent), reason));
    }

    public void Bind(TierRow row)
    {
        if (centre.Agents.ById(row.UserId) is not { } agent)
        {
            return;
        }
        foreach (Tier tier in agent.Tiers)
        {
            if (tier.Queue.Id == row.QueueId)
            {
                tier.Queue.Place(tier, row.Level, row.Position);
                Refresh(agent);
            }
        }
    }

    public void Leave(Agent agent, Queue queue)
    {
        for (int i = 0; i < agent.Tiers.Count; i++)
        {
            if (agent.Tiers[i].Queue == queue)
            {
                Tier tier = agent.Tiers[i];
                agent.Tiers.RemoveAt(i);
                queue.Leave(tier, centre.Now.Mono);
                queues.Due(queue);
                members.PresenceChanged(queue);
                centre.Unpublished.Mark(queue);
                centre.Unpublished.Mark(agent);
                queues.WithdrawFrom(agent, queue);
                return;
            }
        }
    }

    private void Enter(Agent agent, Queue queue)
    {
        foreach (Tier tier in agent.Tiers)
        {
            if (tier.Queue == queue)
            {
                return;
            }
        }
        TierRow? row = centre.Keys.Tier(queue.Id, agent.Id);
        Tier made = new(queue, agent, row?.Level ?? 1, row?.Position ?? 1, row?.Id ?? GuestSequence + agent.Id);
        agent.Tiers.Add(made);
        queue.Enter(made);
        members.PresenceChanged(queue);
        centre.Unpublished.Mark(queue);
        if (agent.Availability == Availability.Callable)
        {
            queues.Due(queue);
        }
    }

    private bool TrySignedIn(string name, out Agent agent, out Outcome refused)
    {
        agent = centre.Agents.Named(name)!;
        refused =
            agent == null ? new Outcome(OutcomeCode.NotFound, $"no agent named {name}")
            : !agent.IsSignedIn ? new Outcome(OutcomeCode.NotSignedIn, $"agent {agent.Row.Login} is not signed in")
            : Outcome.Ok;
        return refused.IsOk;
    }

    private bool TryQueues(Agent agent, string? name, out List<Queue> chosen, out Outcome? refused)
    {
        chosen = [];
        refused = null;
        if (!string.IsNullOrEmpty(name))
        {
            if (centre.Queues.Named(name) is not { } named)
            {
                refused = new Outcome(OutcomeCode.NotFound, $"no queue named {name}");
                return false;
            }
            chosen.Add(named);
            return true;
        }
        foreach (TierRow row in centre.Keys.TiersOf(agent.Id))
        {
            if (centre.Queues.ById(row.QueueId) is { } queue)
            {
                chosen.Add(queue);
            }
        }
        return true;
    }

    private void SetStatus(Agent agent, AgentStatus status, string reason)
    {
        if (status == AgentStatus.Available && agent.Status != AgentStatus.Available)
        {
            // As in mod_callcenter: the counts begin anew when an agent becomes available.
            agent.CallsAnswered = 0;
            agent.TalkMillis = 0;
            agent.NoAnswerCount = 0;
            agent.FailCount = 0;
        }
        if (agent.Status != status || agent.Reason != reason)
        {
            agent.SinceMicros = centre.Now.WallMicros;
        }
        agent.Status = status;
        agent.Reason = reason;
        if (status != AgentStatus.Available)
        {
            queues.Withdraw(agent);
        }
    }

    private void Sit(Agent agent, Line line)
    {
        if (agent.Line != line)
        {
            Stand(agent);
            agent.Line = line;
            line.Agent = agent;
        }
    }

    private static void Stand(Agent agent)
    {
        if (agent.Line is { } line)
        {
            line.Agent = line.Agent == agent ? null : line.Agent;
            agent.Line = null;
        }
    }

    private void Changed(Agent agent, string reason)
    {
        Refresh(agent);
        Tell(agent, reason);
        centre.Outbox.Facts.Add(new SessionChanged(agent.Id, agent.IsSignedIn ? SessionOf(agent) : null));
    }

    private static AgentSession SessionOf(Agent agent)
    {
        List<int> ids = [];
        foreach (Tier tier in agent.Tiers)
        {
            ids.Add(tier.Queue.Id);
        }
        return new AgentSession(
            agent.Id,
            agent.Line?.Number ?? agent.Row.Extension,
            ids,
            Statuses.Of(agent.Status),
            agent.Reason,
            agent.SinceMicros
        );
    }
}
