namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Agents;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Legs;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>What can be asked of a conversation: by command, or by a phone of its own accord.</summary>
internal sealed partial class TalkFlow
{
    public bool Has(CallLeg leg) => parties.Contains(leg);

    /// <summary>Who acts when a leg is named: the leg itself if an agent is on it, else the first agent, else the leg.</summary>
    public CallLeg? ActorFor(CallLeg? named, Agent? agent)
    {
        if (agent != null)
        {
            return parties.Find(each => each.UserId == agent.Id);
        }
        if (named is { UserId: not 0 } && parties.Contains(named))
        {
            return named;
        }
        CallLeg? first = parties.Find(each => each.UserId != 0);
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
        services.Legs.HoldChanged(actor, ByCommand);
        Arrange();
        return Outcome.Ok;
    }

    public Outcome Unhold(CallLeg actor)
    {
        if (holder != null)
        {
            ReleaseHold();
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
        if ((services.Rights.RefuseCall(actor.Line, to) ?? to.Refusal(call)) is { } refused)
        {
            return refused;
        }
        if (to is not Party party)
        {
            return PutThrough(actor, to, stays);
        }
        if (parties.Count == 2)
        {
            ReleaseHold();
        }
        services.Centre.Happened(actor, new Kinds.TransferStarted(stays ? "phone" : "blind", to.Number));
        Attempt attempt = Try(AttemptKind.Transfer, party, actor);
        if (!stays)
        {
            Dismiss(actor, "transferred");
        }
        Arrange();
        services.Centre.Unpublished.Mark(attempt.Leg.Call);
        return Outcome.Ok;
    }

    public Outcome ThreeWay(CallLeg actor, Party to) =>
        consulting != null ? Busy() : services.Rights.RefuseCall(actor.Line, to) ?? CallIn(AttemptKind.ThreeWay, to, actor);

    public Outcome Monitor(Party to) => CallIn(AttemptKind.Monitor, to, null);

    /// <summary>The new one takes over from the agent; the customer stays.</summary>
    public Outcome Intercept(CallLeg from, Party to)
    {
        if (attempts.Exists(each => each.KeepsCall) || parties.Find(each => each != from) is not { } customer)
        {
            return Busy();
        }
        return CallIn(AttemptKind.Intercept, to, customer);
    }

    public Outcome Consult(CallLeg actor, Party to)
    {
        if (consulting != null || attempts.Exists(each => each.KeepsCall) || parties.Count < 2)
        {
            return Busy();
        }
        Outcome outcome = services.Rights.RefuseCall(actor.Line, to) ?? CallIn(AttemptKind.Consult, to, actor);
        if (outcome.IsOk)
        {
            ReleaseHold();
            consulting = actor;
            services.Centre.Happened(actor, new Kinds.ConsultStarted(to.Number));
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
        isCancelled = true;
        if ((consulted ?? attempts.Find(each => each.Kind == AttemptKind.Consult)?.Leg) is { } third)
        {
            services.Legs.End(third, 487, "consultation cancelled");
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
        Dialled dialled = services.Numbers.Find(target);
        Outcome outcome = dialled.To is { } to ? Transfer(leg, to, true) : new Outcome(OutcomeCode.NotFound, dialled.Why);
        if (!outcome.IsOk)
        {
            Refuse(leg, dialled.Number, outcome);
        }
        else
        {
            if (!leg.IsEnding)
            {
                TellReferrer(leg, 100);
            }
            if (replaced != null && replaced.Call != call)
            {
                services.Legs.End(replaced, 0, "transferred");
            }
        }
        return true;
    }

    private void Refuse(CallLeg leg, string number, Outcome outcome)
    {
        services.Centre.Happened(leg, new Kinds.TransferRefused(number, outcome.Detail));
        int code = outcome.Code switch
        {
            OutcomeCode.NotFound => 404,
            OutcomeCode.Forbidden => 403,
            _ => 480,
        };
        services.Centre.Order(new TellReferrer(leg.Id, code, outcome.Detail));
    }

    public override bool Replace(CallLeg old, CallLeg by)
    {
        if (!parties.Contains(old) || old == consulting)
        {
            return false;
        }
        services.Legs.Move(by, call);
        Come(by);
        services.Centre.Happened(old, new Kinds.TransferSucceeded(by.Party, by.Id));
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
                services.Recorder.Stop(each);
                services.Legs.Move(each, call);
                Come(each);
            }
        }
        other.Settle();
        if (leg == consulting)
        {
            EndConsultation("transferred");
        }
        services.Centre.Happened(leg, new Kinds.TransferSucceeded(replaced.Call.Dialled, Guid.Empty));
        Dismiss(leg, "transferred");
        Settle();
    }

    private void TellReferrer(CallLeg leg, int code) => services.Centre.Order(new TellReferrer(leg.Id, code));

    private Outcome CallIn(AttemptKind kind, Party to, CallLeg? by)
    {
        bool speaks = kind is AttemptKind.ThreeWay or AttemptKind.Intercept;
        if (speaks && listeners.Find(each => each.Line?.Number == to.Number) is { } listening)
        {
            // Who listens already need not be called again.
            Unlisten(listening);
            Succeeded(new Attempt(this, kind, listening, to.Number, by));
            return Outcome.Ok;
        }
        if (to.Refusal(call) is { } refused)
        {
            return refused;
        }
        if (parties.Count + listeners.Count + attempts.Count >= services.Centre.Limits.PartiesPerCall)
        {
            return new Outcome(OutcomeCode.Overloaded, $"no more than {services.Centre.Limits.PartiesPerCall} parties in a call");
        }
        Try(kind, to, by);
        return Outcome.Ok;
    }

    // To a queue and the like: the other one goes there at once.
    private Outcome PutThrough(CallLeg actor, Destination to, bool wasAsked)
    {
        if (parties.Count != 2)
        {
            return Busy();
        }
        CallLeg other = parties.Find(each => each != actor)!;
        if (wasAsked)
        {
            TellReferrer(actor, 200);
        }
        services.Centre.Happened(actor, new Kinds.TransferStarted("queue", to.Number));
        services.Centre.Happened(actor, new Kinds.TransferSucceeded(to.Number, Guid.Empty));
        Dismiss(actor, "transferred");
        Release();
        to.Admit(other, null);
        return Outcome.Ok;
    }

    private static Outcome Busy() => new(OutcomeCode.Conflict, "the call is being held, transferred or consulted about by somebody else");
}
