namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Agents;
using Tandem.Core.Calls.Legs;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Distribution;

/// <summary>What can be asked of a conversation: by command, or by a phone of its own accord.</summary>
internal sealed partial class TalkFlow
{
    public bool Has(CallLeg leg) => parties.Contains(leg);

    /// <summary>Who acts when a leg is named: the leg itself if an agent is on it, else the first agent, else the leg.</summary>
    public CallLeg? ActorFor(CallLeg? named, Agent? agent)
    {
        if (agent != null)
        {
            return parties.Find(each => each.Agent == agent);
        }
        if (named is { Agent: not null } && parties.Contains(named))
        {
            return named;
        }
        CallLeg? first = parties.Find(each => each.Agent != null);
        return first ?? (named != null && parties.Contains(named) ? named : parties.LastOrDefault());
    }

    public Outcome Hold(CallLeg actor)
    {
        if (consulting != null || holder != null && holder != actor)
        {
            return Busy();
        }
        holder = actor;
        actor.Holds = true;
        legs.Changed(actor, "holding");
        Arrange();
        return Outcome.Ok;
    }

    public Outcome Unhold(CallLeg actor)
    {
        if (holder != null)
        {
            holder.Holds = false;
            holder = null;
            legs.Changed(actor, "answered");
            Arrange();
        }
        return Outcome.Ok;
    }

    /// <summary>Blind: who transfers is out at once, or, when its phone asked for it, as soon as the target answers.</summary>
    public Outcome Transfer(CallLeg actor, Destination to, bool stays)
    {
        if (consulting != null || attempts.Exists(each => each.KeepsCall) || parties.Count < 2)
        {
            return Busy();
        }
        if (to.Queue is { } queue)
        {
            return Enqueue(actor, queue, stays);
        }
        if (Unreachable(to) is { } refused)
        {
            return refused;
        }
        if (parties.Count == 2)
        {
            holder = null;
        }
        Attempt attempt = Try(AttemptKind.Transfer, to, actor);
        if (!stays)
        {
            Dismiss(actor, "transferred");
        }
        Arrange();
        centre.Unpublished.Mark(attempt.Leg.Call);
        return Outcome.Ok;
    }

    public Outcome ThreeWay(CallLeg actor, Destination to) => consulting != null ? Busy() : CallIn(AttemptKind.ThreeWay, to, actor);

    public Outcome Monitor(Destination to) => CallIn(AttemptKind.Monitor, to, null);

    /// <summary>The new one takes over from the agent; the customer stays.</summary>
    public Outcome Intercept(CallLeg from, Destination to)
    {
        if (attempts.Exists(each => each.KeepsCall) || parties.Find(each => each != from) is not { } customer)
        {
            return Busy();
        }
        return CallIn(AttemptKind.Intercept, to, customer);
    }

    public Outcome Consult(CallLeg actor, Destination to)
    {
        if (consulting != null || attempts.Exists(each => each.KeepsCall) || parties.Count < 2)
        {
            return Busy();
        }
        Outcome outcome = CallIn(AttemptKind.Consult, to, actor);
        if (outcome.IsOk)
        {
            holder = null;
            actor.Holds = false;
            consulting = actor;
            Arrange();
        }
        return outcome;
    }

    public Outcome CancelConsult()
    {
        if (consulting == null)
        {
            return new Outcome(OutcomeCode.Conflict, "nobody is being consulted in this call");
        }
        if ((consulted ?? attempts.Find(each => each.Kind == AttemptKind.Consult)?.Leg) is { } third)
        {
            legs.End(third, 487, "consultation cancelled");
        }
        return Outcome.Ok;
    }

    public override bool Referred(CallLeg leg, string number, CallLeg? replaced)
    {
        if (!parties.Contains(leg))
        {
            return false;
        }
        if (replaced?.Call.Flow is TalkFlow other && replaced.Call != call && other.Has(replaced))
        {
            TakeFrom(other, replaced, leg);
            return true;
        }
        string target = replaced?.Call is { } ringing && ringing != call ? ringing.Dialled : number;
        Outcome outcome = router.Find(target) is { } to ? Transfer(leg, to, true) : new Outcome(OutcomeCode.NotFound);
        if (!outcome.IsOk)
        {
            TellReferrer(leg, outcome.Code == OutcomeCode.NotFound ? 404 : 480);
        }
        else
        {
            if (!leg.IsEnding)
            {
                TellReferrer(leg, 100);
            }
            if (replaced != null && replaced.Call != call)
            {
                legs.End(replaced, 0, "transferred");
            }
        }
        return true;
    }

    public override bool Replace(CallLeg old, CallLeg by)
    {
        if (!parties.Contains(old) || old == consulting)
        {
            return false;
        }
        legs.Move(by, call);
        Come(by);
        Dismiss(old, "replaced");
        Settle();
        return true;
    }

    // Attended transfer by a desk phone: whom it talked with in its other call takes its place here.
    private void TakeFrom(TalkFlow other, CallLeg replaced, CallLeg leg)
    {
        TellReferrer(leg, 200);
        foreach (CallLeg each in other.parties.ToArray())
        {
            if (each != replaced)
            {
                other.Go(each);
                recorder.Stop(each);
                legs.Move(each, call);
                Come(each);
            }
        }
        other.Settle();
        if (leg == consulting)
        {
            consulting = null;
        }
        Dismiss(leg, "transferred");
        Settle();
    }

    private void TellReferrer(CallLeg leg, int code) => centre.Outbox.Orders.Add(new TellReferrer(leg.Id, code));

    private Outcome CallIn(AttemptKind kind, Destination to, CallLeg? by)
    {
        if (to.Queue != null)
        {
            return new Outcome(OutcomeCode.NotFound, $"{to.Number} is a queue, not somebody to call");
        }
        bool speaks = kind is AttemptKind.ThreeWay or AttemptKind.Intercept;
        if (speaks && listeners.Find(each => each.Line?.Number == to.Number) is { } listening)
        {
            // Who listens already need not be called again.
            listeners.Remove(listening);
            Succeeded(new Attempt(this, kind, listening, by));
            return Outcome.Ok;
        }
        if (Unreachable(to) is { } refused)
        {
            return refused;
        }
        if (parties.Count + listeners.Count + attempts.Count >= centre.Limits.PartiesPerCall)
        {
            return new Outcome(OutcomeCode.Overloaded, $"no more than {centre.Limits.PartiesPerCall} parties in a call");
        }
        Try(kind, to, by);
        return Outcome.Ok;
    }

    private Outcome Enqueue(CallLeg actor, Queue queue, bool wasAsked)
    {
        if (parties.Count != 2)
        {
            return Busy();
        }
        CallLeg other = parties.Find(each => each != actor)!;
        if (!router.HasRoom(queue))
        {
            return new Outcome(OutcomeCode.Overloaded, $"queue {queue.Name} is full");
        }
        if (wasAsked)
        {
            TellReferrer(actor, 200);
        }
        Dismiss(actor, "transferred");
        Release();
        router.Enter(other, queue);
        return Outcome.Ok;
    }

    private Outcome? Unreachable(Destination to)
    {
        if (to.Extension is not { } extension)
        {
            return null;
        }
        Line line = centre.Agents.Line(extension.Number);
        return line.Legs.Exists(each => each.Call == call && each.IsLive && !each.IsEnding)
                ? new Outcome(OutcomeCode.Conflict, $"extension {extension.Number} is in this call already")
            : line.Reachable ? null
            : new Outcome(OutcomeCode.Unreachable, $"no phone is registered on extension {extension.Number}");
    }

    private static Outcome Busy() => new(OutcomeCode.Conflict, "the call is being held, transferred or consulted about by somebody else");
}
