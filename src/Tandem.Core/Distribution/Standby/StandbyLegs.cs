namespace Tandem.Core.Distribution.Standby;

using Tandem.Core.Agents;
using Tandem.Core.Calls.Audio;
using Tandem.Core.Calls.Legs;
using Tandem.Core.Facts;
using Tandem.Core.Kernel;

/// <summary>
/// Availability legs: those of <c>standBy</c> agents (mod_callcenter's uuid-standby), called once when they become ready, and those of FIFO agents with
/// <c>member_wait</c> <c>wait</c>, which stay up after the first call. A leg that serves a caller is in that caller's call meanwhile, and has a record of
/// its own there.
/// </summary>
internal sealed class StandbyLegs(CentreContext centre, LegOrders legs, AudioOrders audio, AgentDuty agents)
{
    private const string LostReason = "standing call ended";
    private const string Wait = "wait";

    /// <summary>The agent became ready, or its phone came: calls it, if it needs a standing leg and has none.</summary>
    public void Need(Agent agent)
    {
        bool wanted = agent is { IsStandby: true, Status: AgentStatus.Available, StandbyLeg: null, Line.Reachable: true };
        if (wanted && !agent.IsInCall)
        {
            Call call = legs.Begin(centre.Ids.NextGuid(centre.Now), agent.Line!.Number, "", agent.Line.Number);
            CallLeg leg = legs.CallExtension(call, null, agent.Line.Number, agent.Line.Number, true);
            agent.StandbyLeg = leg;
            new StandbyFlow(centre, this).Hold(leg);
        }
    }

    /// <summary>The agent is not ready any more: a leg that serves nobody is hung up.</summary>
    public void Dismiss(Agent agent)
    {
        if (agent.StandbyLeg is { Call.Flow: StandbyFlow } leg && agent.Status != AgentStatus.Available)
        {
            legs.End(leg, 487, "not ready");
        }
    }

    /// <summary>The standing leg goes into the member's call, to be joined with him.</summary>
    public CallLeg Serve(Member member, Agent agent, string reason)
    {
        CallLeg leg = agent.StandbyLeg!;
        leg.Served = legs.RecordOfOffer(member, agent, reason) with
        {
            RingMicros = centre.Now.WallMicros,
            AnswerMicros = centre.Now.WallMicros,
        };
        leg.ServedFromMillis = leg.TalkedMillis(centre.Now.WallMicros);
        centre.Outbox.Facts.Add(new LegOpened(leg.Served));
        legs.Move(leg, member.Call, isServing: true);
        return leg;
    }

    /// <summary>The leg is not needed where it is: it stands again if it may, else it is hung up.</summary>
    public void LetGo(CallLeg leg, int sipCode, string reason)
    {
        if (
            leg is not { Agent: { Status: AgentStatus.Available } agent, Stage: LegStage.Answered, IsEnding: false }
            || !MayStand(leg, agent)
        )
        {
            legs.End(leg, sipCode, reason);
            return;
        }
        audio.Quiet(leg);
        Close(leg, "local_hang_up");
        agent.StandbyLeg = leg;
        Call call = legs.Begin(centre.Ids.NextGuid(centre.Now), agent.Line!.Number, "", agent.Line.Number);
        Call before = leg.Call;
        new StandbyFlow(centre, this).Hold(legs.MoveQuietly(leg, call));
        legs.Finish(before);
        agents.Refresh(agent);
    }

    /// <summary>A leg has ended: what it served is closed, and an agent who needs it is not ready without.</summary>
    public void Ended(CallLeg leg)
    {
        Close(leg, leg.Record.Cause);
        if (leg.Agent is not { } agent || agent.StandbyLeg != leg)
        {
            return;
        }
        agent.StandbyLeg = null;
        if (agent is { IsStandby: true, Status: AgentStatus.Available })
        {
            agents.Break(agent, LostReason);
        }
    }

    public void Changed(CallLeg leg)
    {
        if (leg.Agent is { } agent)
        {
            agents.Refresh(agent);
            Dismiss(agent);
        }
    }

    public void GiveUp(CallLeg leg) => legs.End(leg, 408, "not answered");

    private static bool MayStand(CallLeg leg, Agent agent) =>
        agent.StandbyLeg == leg
        || agent.StandbyLeg == null && agent.Row.Agent.MemberWait == Wait && leg.Call.Member is { Queue.IsFifo: true } && !leg.IsIncoming;

    private void Close(CallLeg leg, string cause)
    {
        if (leg.Served is { } served)
        {
            long talked = leg.TalkedMillis(centre.Now.WallMicros) - leg.ServedFromMillis;
            LegRecord closed = served with
            {
                EndMicros = centre.Now.WallMicros,
                BridgeMicros = talked > 0 ? centre.Now.WallMicros - talked * 1000 : 0,
                TalkMillis = talked,
                Cause = cause,
                Recording = leg.Record.Recording,
            };
            centre.Outbox.Facts.Add(new LegClosed(closed));
            leg.Served = null;
        }
    }
}
