namespace Tandem.Core.Calls;

using Tandem.Core.Agents;
using Tandem.Core.Calls.Flows;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Distribution;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;

/// <summary>
/// Ends a call in which a step failed unexpectedly, whatever state it was left in: out of its queue, its agents free, its legs ended, its records
/// closed. Asks as little as possible of what may be broken.
/// </summary>
internal sealed class CallBreaker(FlowServices services)
{
    private const int InternalError = 500;
    private const string Reason = "internal error";

    public void End(Call call)
    {
        call.Flow = new BrokenFlow();
        call.IsBroken = true;
        services.Centre.Happened(new AlarmRaised("call_broken", $"call {call.Id} was ended after an internal error"));
        if (services.Queues.ById(call.QueueId) is { } queue && queue.MemberOf(call) is { } member)
        {
            TakeOut(member);
        }
        foreach (CallLeg leg in call.Legs.ToArray())
        {
            Free(leg);
            if (leg.IsLive)
            {
                services.Legs.End(leg, InternalError, Reason);
            }
            else if (!leg.IsClosed)
            {
                services.Calls.Remove(leg);
                leg.Line?.Legs.Remove(leg);
                services.Legs.Close(leg, Causes.Word(LegEndCause.InternalError), 0, Reason);
            }
        }
        services.Legs.Finish(call);
    }

    private void TakeOut(Member member)
    {
        foreach (Offer offer in member.Offers.ToArray())
        {
            services.Offering.Drop(offer);
        }
        services.Waiting.Leave(member, QueueWords.Failed);
    }

    private void Free(CallLeg leg)
    {
        services.Audio.Ended(leg);
        if (services.Agents.On(leg) is not { } agent)
        {
            return;
        }
        foreach (AgentOffer offer in agent.Offers.ToArray())
        {
            if (offer.Leg == leg)
            {
                services.Offering.Drop((Offer)offer);
            }
        }
        services.Duty.Left(agent, leg, Durations.OfSeconds(agent.Row.Agent.WrapUpSeconds));
        services.Duty.Refresh(agent);
    }
}
