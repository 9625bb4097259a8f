namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Legs;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>What can be asked of a conversation by command.</summary>
internal sealed class TalkVerbs(FlowServices services, TalkFlow flow, Conversation talk, CallingIn calling)
{
    public Outcome Hold(CallLeg actor)
    {
        if (talk.Consulting != null || talk.Holder != null && talk.Holder != actor)
        {
            return Busy();
        }
        talk.Hold(actor);
        flow.Arrange();
        return Outcome.Ok;
    }

    public Outcome Unhold()
    {
        if (talk.Holder != null)
        {
            talk.ReleaseHold();
            flow.Arrange();
        }
        return Outcome.Ok;
    }

    /// <summary>Blind: who transfers is out at once, or, when its phone asked for it, as soon as the target answers.</summary>
    public Outcome Transfer(CallLeg actor, Destination to, bool stays)
    {
        if (talk.Consulting != null || talk.IsWaitedFor || talk.Parties.Count < 2)
        {
            return Busy();
        }
        if ((services.Rights.RefuseCall(actor.Line, to) ?? calling.Refusal(to, actor)) is { } refused)
        {
            return refused;
        }
        if (to is not Party party)
        {
            return PutThrough(actor, to, stays);
        }
        if (talk.Parties.Count == 2)
        {
            talk.ReleaseHold();
        }
        services.Centre.Happened(actor, new Kinds.TransferStarted(stays ? "phone" : "blind", to.Number));
        Attempt attempt = calling.Try(AttemptKind.Transfer, party, actor);
        if (!stays)
        {
            flow.Dismiss(actor, "transferred");
        }
        flow.Arrange();
        services.Centre.Unpublished.Mark(attempt.Leg.Call);
        return Outcome.Ok;
    }

    public Outcome ThreeWay(CallLeg actor, Party to) =>
        talk.Consulting != null ? Busy() : services.Rights.RefuseCall(actor.Line, to) ?? CallIn(AttemptKind.ThreeWay, to, actor);

    public Outcome Monitor(Party to) => Listen(AttemptKind.Monitor, to, null);

    public Outcome Whisper(CallLeg actor, Party to) => Listen(AttemptKind.Whisper, to, actor);

    public Outcome Barge(Party to) => talk.Consulting != null ? Busy() : CallIn(AttemptKind.ThreeWay, to, null);

    /// <summary>The new one takes over from the agent; the customer stays.</summary>
    public Outcome Intercept(CallLeg from, Party to)
    {
        if (talk.IsWaitedFor || talk.Parties.Find(each => each != from) is not { } customer)
        {
            return Busy();
        }
        return CallIn(AttemptKind.Intercept, to, customer);
    }

    public Outcome Consult(CallLeg actor, Party to)
    {
        if (talk.Consulting != null || talk.IsWaitedFor || talk.Parties.Count < 2)
        {
            return Busy();
        }
        Outcome outcome = services.Rights.RefuseCall(actor.Line, to) ?? CallIn(AttemptKind.Consult, to, actor);
        if (outcome.IsOk)
        {
            talk.ReleaseHold();
            talk.Consult(actor, to.Number);
            flow.Arrange();
        }
        return outcome;
    }

    public Outcome CancelConsult()
    {
        if (talk.Consulting == null)
        {
            return new Outcome(OutcomeCode.Conflict, "nobody is being consulted in this call");
        }
        talk.IsCancelled = true;
        if ((talk.Consulted ?? talk.AttemptTo(AttemptKind.Consult)?.Leg) is { } third)
        {
            services.Legs.End(third, 487, "consultation cancelled");
        }
        return Outcome.Ok;
    }

    // Who listens already need not be called again: only who hears him changes.
    private Outcome Listen(AttemptKind kind, Party to, CallLeg? heardBy)
    {
        if (ListenerAt(to) is not { } listening)
        {
            return CallIn(kind, to, heardBy);
        }
        talk.Whisper(listening, heardBy);
        flow.Arrange();
        return Outcome.Ok;
    }

    private Listener? ListenerAt(Party to) => talk.Listeners.Find(each => each.Leg.Line?.Number == to.Number);

    private Outcome CallIn(AttemptKind kind, Party to, CallLeg? by)
    {
        bool speaks = kind is AttemptKind.ThreeWay or AttemptKind.Intercept;
        if (speaks && ListenerAt(to) is { } listening)
        {
            // Who listens already need not be called again.
            talk.Unlisten(listening);
            calling.Succeeded(new Attempt(calling, kind, listening.Leg, to.Number, by));
            return Outcome.Ok;
        }
        if (calling.Refusal(to, by) is { } refused)
        {
            return refused;
        }
        if (talk.Size >= services.Centre.Limits.PartiesPerCall)
        {
            return new Outcome(OutcomeCode.Overloaded, $"no more than {services.Centre.Limits.PartiesPerCall} parties in a call");
        }
        calling.Try(kind, to, by);
        return Outcome.Ok;
    }

    // To a queue and the like: the other one goes there at once.
    private Outcome PutThrough(CallLeg actor, Destination to, bool wasAsked)
    {
        if (talk.Parties.Count != 2)
        {
            return Busy();
        }
        CallLeg other = talk.Parties.Find(each => each != actor)!;
        if (wasAsked)
        {
            flow.TellReferrer(actor, 200);
        }
        services.Centre.Happened(actor, new Kinds.TransferStarted("queue", to.Number));
        services.Centre.Happened(actor, new Kinds.TransferSucceeded(to.Number, Guid.Empty));
        flow.Dismiss(actor, "transferred");
        flow.Release();
        to.Admit(other, null);
        return Outcome.Ok;
    }

    private static Outcome Busy() => new(OutcomeCode.Conflict, "the call is being held, transferred or consulted about by somebody else");
}
