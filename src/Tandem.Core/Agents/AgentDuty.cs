namespace Tandem.Core.Agents;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Directory;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Tandem.Foundation;

/// <summary>Changes an agent's status and judges its availability; its places in queues follow in the same step.</summary>
internal sealed class AgentDuty(CentreContext centre, AgentTable agents, AgentReports reports, TenantDay day) : ILineWatch
{
    private const string CallTaken = "call taken";

    /// <summary>Signed in on the line: on break until ready.</summary>
    public void SignIn(Agent agent, Line line)
    {
        Sit(agent, line);
        if (!agent.IsSignedIn)
        {
            agent.Today.SignsIn(day.At(centre.Now.WallMicros), centre.NextSequence());
            SetStatus(agent, AgentStatus.OnBreak, "sign-in");
        }
    }

    /// <param name="onDemand">For one call, then idle until ready again.</param>
    public void Ready(Agent agent, bool onDemand)
    {
        SetStatus(agent, onDemand ? AgentStatus.OnDemand : AgentStatus.Available, "");
        Refresh(agent);
    }

    /// <summary>A queue's call is bridged: who was available for one call is no longer.</summary>
    public void TookCall(Agent agent)
    {
        if (agent.Status == AgentStatus.OnDemand)
        {
            agent.HasTakenCall = true;
            agent.Reason = CallTaken;
            agent.SinceMicros = centre.Now.WallMicros;
            Refresh(agent);
        }
    }

    /// <summary>On break, by its own wish or because it does not answer.</summary>
    public void Break(Agent agent, string reason)
    {
        SetStatus(agent, AgentStatus.OnBreak, reason);
        Refresh(agent);
    }

    /// <summary>Signs out of everything.</summary>
    public void Retire(Agent agent, string reason)
    {
        while (agent.Places.Count > 0)
        {
            agent.Places[^1].Leave();
        }
        agent.Today.SignsOut(day.At(centre.Now.WallMicros));
        SetStatus(agent, AgentStatus.LoggedOut, reason);
        Refresh(agent);
        Rise(agent);
    }

    /// <summary>Puts a sign-in of before a restart back; its queues follow.</summary>
    public void Restore(Agent agent, Line line, AgentSession session)
    {
        Sit(agent, line);
        AgentStatus status = Statuses.Read(session.Status);
        agent.Today.SignsIn(day.At(session.SignedInMicros), centre.NextSequence());
        agent.Status = status == AgentStatus.LoggedOut ? AgentStatus.OnBreak : status;
        agent.Reason = session.Reason;
        agent.HasTakenCall = status == AgentStatus.OnDemand && session.Reason == CallTaken;
        agent.SinceMicros = session.SinceMicros;
    }

    /// <summary>Judges the agent anew: its places and the next deadline follow, and whoever waits for it is matched this turn.</summary>
    public void Refresh(Agent agent)
    {
        agent.Availability = agent.Judge(centre.Now.Mono);
        foreach (QueuePlace place in agent.Places)
        {
            place.Follow();
        }
        if (agent.Availability is Availability.WrapUp or Availability.Delayed)
        {
            Instant end = agent.WrapUpUntil > agent.DelayedUntil ? agent.WrapUpUntil : agent.DelayedUntil;
            centre.ArmAt(ref agent.Rest, end, agent.RestEnd ??= new RestEnd(this, agent));
        }
        else
        {
            centre.Timers.Cancel(ref agent.Rest);
        }
        centre.Unpublished.Mark(agent);
        reports.Touch(agent);
    }

    /// <summary>Wrap-up or delay is over.</summary>
    public void Rested(Agent agent)
    {
        agent.Rest = default;
        Refresh(agent);
    }

    public void LineChanged(Line line)
    {
        if (agents.On(line) is { } agent)
        {
            Refresh(agent);
        }
    }

    public void LegChanged(CallLeg leg)
    {
        if (agents.On(leg) is { } agent)
        {
            centre.Unpublished.Mark(agent);
        }
    }

    /// <summary>The agent talks for a queue on this leg. Who took a call that was passed to him is not rung for another meanwhile.</summary>
    public void Talks(Agent agent, CallLeg leg)
    {
        if (agent.QueueLegs.Contains(leg))
        {
            return;
        }
        agent.QueueLegs.Add(leg);
        if (agent.Offers.Count + agent.QueueLegs.Count > Math.Max(agent.Row.Agent.Simo, 1))
        {
            foreach (AgentOffer offer in agent.Offers)
            {
                offer.Withdraw();
            }
        }
        Refresh(agent);
    }

    /// <summary>The leg has left its conversation for a queue: the agent rests, whoever hung up.</summary>
    public void Left(Agent agent, CallLeg leg, TimeSpan rest)
    {
        if (agent.QueueLegs.Remove(leg))
        {
            agent.LastBridgeEnd = centre.Now.Mono;
            agent.TalkMillis += (long)leg.Talked(centre.Now.Mono).TotalMilliseconds;
            agent.WrapUpUntil = centre.Now.Mono + rest;
            Refresh(agent);
        }
    }

    /// <summary>After a call of its own the agent is offered none for so long.</summary>
    public void Rests(Agent agent, TimeSpan rest)
    {
        Instant until = centre.Now.Mono + rest;
        agent.WrapUpUntil = until > agent.WrapUpUntil ? until : agent.WrapUpUntil;
        Refresh(agent);
    }

    /// <summary>More time for wrap-up, from now on, or none.</summary>
    public Outcome ChangeWrapUp(Agent agent, TimeSpan time)
    {
        TimeSpan most = centre.Limits.WrapUpMax;
        if (time < TimeSpan.Zero || time > most)
        {
            return new Outcome(OutcomeCode.Invalid, $"wrap-up must be from 0 to {most.TotalSeconds:0} seconds");
        }
        if (agent.Availability != Availability.WrapUp)
        {
            return new Outcome(OutcomeCode.Conflict, $"agent {agent.Row.Login} is not in wrap-up");
        }
        agent.WrapUpUntil = centre.Now.Mono + time;
        centre.Happened(new AgentWrapUpChanged(agent.Id, agent.Row.Login, (long)time.TotalMilliseconds));
        Refresh(agent);
        return Outcome.Ok;
    }

    /// <summary>What the agent is called, or on which extension he will work, is another.</summary>
    public void Renamed(Agent agent)
    {
        centre.Unpublished.Mark(agent);
        reports.Touch(agent);
    }

    /// <summary>The agent came into a queue or left one.</summary>
    public void PlacesChanged(Agent agent)
    {
        agent.Told.QueuesTouched = true;
        reports.Touch(agent);
    }

    /// <summary>A sign-in of before a restart is back with its queues.</summary>
    public void Restored(Agent agent)
    {
        Refresh(agent);
        reports.Restored(agent);
    }

    private void SetStatus(Agent agent, AgentStatus status, string reason)
    {
        bool isReady = status is AgentStatus.Available or AgentStatus.OnDemand;
        if (isReady && !agent.IsReady)
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
        agent.HasTakenCall = false;
        if (!isReady)
        {
            foreach (AgentOffer offer in agent.Offers)
            {
                offer.Withdraw();
            }
        }
    }

    private static void Sit(Agent agent, Line line)
    {
        if (agent.Line != line)
        {
            Rise(agent);
            agent.LeftLine = null;
            agent.Line = line;
            line.Seat(agent.Id, agent.Row.Login);
        }
    }

    private static void Rise(Agent agent)
    {
        if (agent.Line is { } line)
        {
            if (line.UserId == agent.Id)
            {
                line.Unseat();
            }
            agent.LeftLine = line;
            agent.Line = null;
        }
    }
}
