namespace Tandem.Core.Agents.Standby;

using Tandem.Core.Audio;
using Tandem.Core.Contract;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>
/// Availability legs: those of <c>standBy</c> agents (mod_callcenter's uuid-standby), called once when they become ready, and those of FIFO agents with
/// <c>member_wait</c> <c>wait</c>, which stay up after the first call. A leg that serves a caller is in that caller's call meanwhile, and has a record of
/// its own there.
/// </summary>
internal sealed class StandbyLegs(CentreContext centre, AgentTable agents, LegOrders legs, AudioOrders audio, AgentDuty duty)
{
    private const string LostReason = "standing call ended";
    private const string Wait = "wait";

    /// <summary>The agent became ready, or its phone came: calls it, if it needs a standby leg and has none.</summary>
    public void Need(Agent agent)
    {
        bool wanted = agent is { IsStandby: true, IsReady: true, StandbyLeg: null, Line.Reachable: true };
        if (wanted && !agent.IsInCall)
        {
            string number = agent.Line!.Number;
            CallLeg leg = legs.CallExtension(BeginFor(agent), null, number, number, true);
            agent.StandbyLeg = leg;
            new StandbyFlow(centre, this).Hold(leg);
        }
    }

    /// <summary>The agent is not ready any more: a leg that serves nobody is hung up.</summary>
    public void Dismiss(Agent agent)
    {
        if (agent.StandbyLeg is { IsStandby: true } leg && !agent.IsReady)
        {
            legs.End(leg, 487, "not ready");
        }
    }

    /// <summary>The standby leg goes into a caller's call, to be joined with him; it has a record of its own there.</summary>
    public CallLeg Serve(CallLeg caller, Agent agent)
    {
        CallLeg leg = agent.StandbyLeg!;
        leg.Serves = centre.NewId();
        legs.SetStandby(leg, false);
        legs.Move(leg, caller.Call, isServing: true);
        centre.Happened(leg, new Kinds.LegLent(leg.Serves, caller.Id, leg.Party, agent.Id, agent.Row.Login));
        return leg;
    }

    /// <summary>The leg is not needed where it is: it stands by again if it may, else it is hung up.</summary>
    /// <param name="leg">Whatever leg leaves a conversation or an offer.</param>
    /// <param name="fromFifo">It served a FIFO, whose agents may stay on the line.</param>
    /// <param name="sipCode">For a leg that was not answered yet.</param>
    /// <param name="reason">Why.</param>
    public void LetGo(CallLeg leg, bool fromFifo, int sipCode, string reason)
    {
        bool isUp = leg is { Stage: LegStage.Answered, IsEnding: false };
        if (!isUp || agents.On(leg) is not { IsReady: true } agent || !MayStandBy(leg, agent, fromFifo))
        {
            legs.End(leg, sipCode, reason);
            return;
        }
        audio.Quiet(leg);
        if (leg.Serves != Guid.Empty)
        {
            centre.Happened(leg, new Kinds.LegReturned(leg.Serves, "local_hang_up"));
            leg.Serves = Guid.Empty;
        }
        agent.StandbyLeg = leg;
        Call before = leg.Call;
        new StandbyFlow(centre, this).Hold(legs.MoveQuietly(leg, BeginFor(agent)));
        centre.Happened(leg, new Kinds.LegStanding(before.Id));
        legs.Finish(before);
        duty.Refresh(agent);
    }

    /// <summary>A leg has ended: an agent who needs it is not ready without.</summary>
    public void Ended(CallLeg leg)
    {
        if (agents.On(leg) is not { } agent || agent.StandbyLeg != leg)
        {
            return;
        }
        agent.StandbyLeg = null;
        if (agent is { IsStandby: true, IsReady: true })
        {
            duty.Break(agent, LostReason);
        }
    }

    public void StandsBy(CallLeg leg) => legs.SetStandby(leg, true);

    public void Changed(CallLeg leg)
    {
        if (agents.On(leg) is { } agent)
        {
            duty.Refresh(agent);
            Dismiss(agent);
        }
    }

    public void GiveUp(CallLeg leg) => legs.End(leg, 408, "not answered");

    private static bool MayStandBy(CallLeg leg, Agent agent, bool fromFifo) =>
        agent.StandbyLeg == leg || agent.StandbyLeg == null && agent.Row.Agent.MemberWait == Wait && fromFifo && !leg.IsIncoming;

    private Call BeginFor(Agent agent)
    {
        string number = agent.Line!.Number;
        return legs.Begin(centre.NewId(), number, "", number, new CallOrigin(CallOriginKind.Standing, number));
    }
}
