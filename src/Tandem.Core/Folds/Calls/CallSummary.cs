namespace Tandem.Core.Folds.Calls;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;

/// <summary>How the events of a call make its record.</summary>
public static class CallSummary
{
    /// <summary>The record of a call whose events are all there up to some point, as if it ended there; null when it is none that is recorded.</summary>
    /// <param name="events">In order.</param>
    /// <param name="isOver">Its last event is there.</param>
    public static CallRecord? Of(IEnumerable<Event> events, out bool isOver)
    {
        OpenSummary? call = null;
        long mono = 0;
        isOver = false;
        string cause = "";
        foreach (Event happened in events)
        {
            mono = happened.ServerMicros;
            if (happened.Data is CallStarted started)
            {
                call = Begin(happened, started);
            }
            else if (call is not null)
            {
                Apply(call, happened);
            }
            if (happened.Data is CallEnded ended)
            {
                (isOver, cause) = (true, ended.Cause);
            }
        }
        return call?.Closed(cause, mono);
    }

    // Null for a leg that only stands by.
    internal static OpenSummary? Begin(Event happened, CallStarted started)
    {
        CallOriginKind origin = CallOrigin.Read(started.Origin).Kind;
        if (origin == CallOriginKind.Standing)
        {
            return null;
        }
        bool isInbound = origin == CallOriginKind.Trunk;
        // Nobody of ours calls: the first leg is the customer's.
        bool isCampaign = origin == CallOriginKind.Campaign;
        bool isBack = isCampaign || origin == CallOriginKind.Callback;
        return new OpenSummary
        {
            Id = happened.Call,
            StartMicros = happened.WallMicros,
            Began = happened.ServerMicros,
            Direction =
                isInbound ? CallDirection.Inbound
                : isBack ? CallDirection.Outbound
                : CallDirection.Internal,
            IsCampaign = isCampaign,
            AgentLeg = isBack ? happened.Call : Guid.Empty,
            Customer = isInbound ? started.CallerNumber : started.Dialled,
            Own = isInbound ? started.Dialled : started.CallerNumber,
            // A phone that dials by itself is taken up already.
            CallerIsUp = isBack || origin == CallOriginKind.Extension,
        };
    }

    internal static void Apply(OpenSummary call, Event happened)
    {
        switch (happened.Data)
        {
            case CallOrdered ordered:
                Order(call);
                (call.AgentId, call.Agent) = (ordered.AgentId, ordered.Agent);
                (call.UserData, call.SalesCode, call.Extension) = (ordered.UserData, ordered.SalesCode, ordered.First);
                break;
            case NumberChosen chosen:
                call.Direction = CallDirection.Outbound;
                (call.Own, call.NumberReason) = (chosen.Number, chosen.Reason);
                (call.AgentId, call.Agent) = chosen.AgentId > 0 ? (chosen.AgentId, chosen.Agent) : (call.AgentId, call.Agent);
                break;
            case AnswererJudged { By: AnswererJudged.Machine }:
                call.IsMachine = true;
                break;
            case FlowEntered when call is { IsCampaign: true, IsMachine: false }:
                call.Joined ??= happened.ServerMicros;
                break;
            case CallScored scored:
                call.Score = scored.Score;
                break;
            case CallPriced priced:
                call.CostMicros += priced.CostMicros;
                break;
            case LegMade made:
                Make(call, happened.Leg, made);
                break;
            case LegLent lent:
                call.Legs[lent.Record] = new SummaryLeg
                {
                    Party = lent.Party,
                    AgentId = lent.AgentId,
                    Agent = lent.Agent,
                    Rings = true,
                    IsUp = true,
                };
                call.Legs[happened.Leg] = call.Legs[lent.Record];
                break;
            case QueueEntered entered:
                call.Queue = entered.Queue;
                break;
            case QueueLeft left:
                call.QueueMillis += left.WaitedMillis;
                break;
            case RecordingJoined joined when call.Recording == Guid.Empty:
                call.Recording = joined.Recording;
                break;
            case LegRinging:
                Ring(call, happened);
                break;
            case LegAnswered:
                Answer(call, happened);
                break;
            case LegBridged bridged:
                Join(call, happened, bridged.Other);
                break;
            case LegEnded ended:
                End(call, happened, ended);
                break;
        }
    }

    // Somebody of ours calls: where it is a campaign's number, he has looked at it before, and his phone rings first.
    private static void Order(OpenSummary call)
    {
        if (call.IsCampaign)
        {
            (call.IsCampaign, call.CallerIsUp, call.AgentLeg) = (false, false, Guid.Empty);
        }
    }

    private static void Make(OpenSummary call, Guid id, LegMade made)
    {
        bool isOutside = PartyName.IsTrunk(made.Party);
        bool isIncoming = made.Direction == "inbound";
        call.Legs[id] = new SummaryLeg
        {
            Party = made.Party,
            IsIncoming = isIncoming,
            AgentId = made.AgentId > 0 ? made.AgentId : made.OwnerId,
            Agent = made.AgentId > 0 ? made.Agent : made.Owner,
        };
        if (call.Direction == CallDirection.Inbound)
        {
            call.CustomerLeg = isIncoming && call.CustomerLeg == Guid.Empty ? id : call.CustomerLeg;
        }
        else if (call.AgentLeg == Guid.Empty)
        {
            call.AgentLeg = id;
            See(call, call.Legs[id]);
        }
        else if (call.CustomerLeg == Guid.Empty)
        {
            call.CustomerLeg = id;
            if (isOutside && call.Direction == CallDirection.Internal)
            {
                call.Direction = CallDirection.Outbound;
                call.Own = made.CallerNumber;
            }
        }
    }

    private static void Ring(OpenSummary call, Event happened)
    {
        if (!call.Legs.TryGetValue(happened.Leg, out SummaryLeg? leg))
        {
            return;
        }
        leg.Rings = !leg.IsIncoming;
        bool isCallee = call.Direction == CallDirection.Inbound ? !leg.IsIncoming : happened.Leg == call.CustomerLeg;
        call.Rang ??= isCallee ? happened.ServerMicros : null;
        bool isAgent = call.Direction == CallDirection.Inbound ? isCallee : call.IsCampaign && happened.Leg != call.CustomerLeg;
        if (isAgent && call.Joined is null)
        {
            See(call, leg);
        }
    }

    private static void Answer(OpenSummary call, Event happened)
    {
        if (!call.Legs.TryGetValue(happened.Leg, out SummaryLeg? leg))
        {
            return;
        }
        leg.IsUp = true;
        if (call.Direction == CallDirection.Inbound)
        {
            return;
        }
        call.CallerIsUp |= happened.Leg == call.AgentLeg;
        if (happened.Leg == call.CustomerLeg && call.Answered is null)
        {
            call.Answered = happened.ServerMicros;
        }
    }

    private static void Join(OpenSummary call, Event happened, Guid other)
    {
        Guid agent = happened.Leg == call.CustomerLeg ? other : happened.Leg;
        bool heardFlowBefore = call is { IsCampaign: true, AgentId: 0 } && call.AgentLeg == call.Id;
        if (call.Joined is not null && !heardFlowBefore)
        {
            bool goesOn = call.EndedBy.Length > 0 && call.Legs.ContainsKey(call.CustomerLeg);
            // Somebody else has him now: it was not over.
            (call.AgentLeg, call.EndedBy, call.Ended) = goesOn ? (agent, "", null) : (call.AgentLeg, call.EndedBy, call.Ended);
            return;
        }
        call.Joined = happened.ServerMicros;
        call.Answered ??= happened.ServerMicros;
        if ((call.Direction == CallDirection.Inbound || call.AgentLeg == call.Id) && call.Legs.TryGetValue(agent, out SummaryLeg? leg))
        {
            call.AgentLeg = agent;
            See(call, leg);
        }
    }

    private static void End(OpenSummary call, Event happened, LegEnded ended)
    {
        bool isCustomer = happened.Leg == call.CustomerLeg;
        if (isCustomer && call.Joined is null)
        {
            call.RangAtEnd = call.Legs.Any(leg => leg.Value is { IsIncoming: false, Rings: true, IsUp: false });
        }
        call.Legs.Remove(happened.Leg);
        if (!isCustomer && happened.Leg == call.AgentLeg && Successor(call) is { } next)
        {
            call.AgentLeg = next;
        }
        else if (call.EndedBy.Length == 0 && (isCustomer || happened.Leg == call.AgentLeg))
        {
            call.Ended = happened.ServerMicros;
            call.EndedBy = ended.Cause is "remote_hang_up" or "rejected" or "busy" ? (isCustomer ? "customer" : "agent") : "system";
        }
    }

    // Whom he has handed the customer on to: he talks with him, or rings.
    private static Guid? Successor(OpenSummary call)
    {
        foreach ((Guid id, SummaryLeg leg) in call.Legs.OrderByDescending(each => each.Value.IsUp).ThenBy(each => each.Key))
        {
            if (call.Joined is not null && id != call.CustomerLeg && call.Legs.ContainsKey(call.CustomerLeg) && (leg.IsUp || leg.Rings))
            {
                return id;
            }
        }
        return null;
    }

    private static void See(OpenSummary call, SummaryLeg leg)
    {
        // A leg outside says through which trunk, not whom.
        call.Extension = PartyName.IsExtension(leg.Party) ? PartyName.ExtensionIn(leg.Party) : call.Extension;
        (call.AgentId, call.Agent) = leg.AgentId > 0 ? (leg.AgentId, leg.Agent) : (call.AgentId, call.Agent);
    }
}
