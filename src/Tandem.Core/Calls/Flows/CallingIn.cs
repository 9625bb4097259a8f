namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Legs;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>Calling somebody into a conversation, and what becomes of it. One logic for verbs, REFER and Replaces.</summary>
internal sealed class CallingIn(FlowServices services, TalkFlow flow, Conversation talk)
{
    /// <summary>487 Request Terminated.</summary>
    private const int NotWanted = 487;

    /// <summary>Why nobody can be called in now; null when he can.</summary>
    public Outcome? Refusal(Destination to, CallLeg? by) =>
        to.Refusal(talk.Call) ?? services.ShownNumbers.RefusalOf(talk.Parties[0], by?.Line, to);

    /// <summary>Rings somebody who is to come in.</summary>
    public Attempt Try(AttemptKind kind, Party to, CallLeg? by)
    {
        CallLeg near = talk.Parties[0];
        CallerNumbers shown = services.ShownNumbers.OnBehalf(near, by?.Line, to, leaves: kind == AttemptKind.Transfer);
        CallLeg leg = to.Ring(talk.Call, near, shown, kind is AttemptKind.Monitor or AttemptKind.Whisper);
        Attempt attempt = new(this, kind, leg, to.Number, by);
        talk.Attempts.Add(attempt);
        if (kind == AttemptKind.Intercept)
        {
            services.Centre.Happened(by!, new Kinds.InterceptStarted(to.Number));
        }
        else if (kind == AttemptKind.Recall)
        {
            services.Centre.Happened(near, new Kinds.TransferStarted("recall", to.Number));
        }
        services.Centre.Arm(ref attempt.Limit, services.Centre.Limits.AttemptTimeout, attempt);
        return attempt;
    }

    /// <summary>Somebody who was called in is there.</summary>
    public void Succeeded(Attempt attempt)
    {
        Forget(attempt);
        switch (attempt.Kind)
        {
            case AttemptKind.Monitor or AttemptKind.Whisper:
                talk.Listen(attempt.Leg, talk.Parties.Find(each => each == attempt.By));
                break;
            case AttemptKind.Consult:
                talk.Consulted = attempt.Leg;
                talk.Tell(attempt.By!, new Kinds.ConsultAnswered(attempt.Target, attempt.Leg.Id));
                break;
            case AttemptKind.Intercept:
                services.Centre.Happened(attempt.Leg, new Kinds.InterceptSucceeded(attempt.By!.Id));
                Keep(attempt.By);
                flow.Come(attempt.Leg);
                break;
            case AttemptKind.ThreeWay:
                services.Centre.Happened(attempt.Leg, new Kinds.ThirdPartyJoined(attempt.Target, attempt.By?.Id ?? Guid.Empty));
                flow.Come(attempt.Leg);
                break;
            default:
                talk.Tell(attempt.By ?? attempt.Leg, new Kinds.TransferSucceeded(attempt.Target, attempt.Leg.Id));
                if (attempt is { Kind: AttemptKind.Transfer, By: { } by } && talk.Parties.Contains(by))
                {
                    flow.TellReferrer(by, 200);
                    flow.Dismiss(by, "transferred");
                }
                flow.Come(attempt.Leg);
                break;
        }
        flow.Settle();
    }

    /// <summary>The leg of somebody who was called in has ended without an answer: he is rung elsewhere, or cannot be had.</summary>
    public void Ended(Attempt attempt, LegEndCause cause, int sipCode)
    {
        CallLeg? near = attempt.Kind == AttemptKind.Consult ? talk.Consulting : talk.Parties.FirstOrDefault();
        bool mayFollow = near != null && attempt.Kind is not (AttemptKind.Monitor or AttemptKind.Whisper or AttemptKind.Intercept);
        if (mayFollow && services.Redirects.Follow(attempt.Leg, near!, attempt.By?.Line, cause, sipCode) is { } next)
        {
            attempt.Leg = next;
            flow.Arrange();
            return;
        }
        Failed(attempt, Causes.CodeFor(cause, sipCode));
    }

    private void Failed(Attempt attempt, int code)
    {
        Forget(attempt);
        talk.TellFailed(attempt, code);
        if (attempt is { Kind: AttemptKind.Transfer, By: { } by } && talk.Parties.Contains(by))
        {
            flow.TellReferrer(by, code);
        }
        if (talk.Parties.Count == 1 && attempt.KeepsCall && !talk.IsWaitedFor)
        {
            FallBack(attempt);
            return;
        }
        flow.Settle();
    }

    // A transfer failed when who transferred was gone: back to the queue, else to him, else the end; never silence.
    private void FallBack(Attempt attempt)
    {
        CallLeg alone = talk.Parties[0];
        if (
            talk.Member is { } member
            && member.Leg == alone
            && services.Queues.IsOpen(member.Queue)
            && services.Queues.HasRoom(member.Queue)
        )
        {
            flow.Release();
            new QueueFlow(services, member.Queue, member.Wish).Again(member);
            return;
        }
        if (
            attempt is { Kind: AttemptKind.Transfer, By.Line: { Reachable: true } line }
            && services.Numbers.Extension(line.Number) is { } to
        )
        {
            Try(AttemptKind.Recall, to, null);
        }
        flow.Settle();
    }

    /// <summary>All but this one and who listens are hung up.</summary>
    private void Keep(CallLeg customer)
    {
        if (talk.EndConsultation("cancelled") is { } third)
        {
            services.Legs.End(third, 0, "intercepted");
        }
        foreach (CallLeg leg in talk.Parties.ToArray())
        {
            if (leg != customer)
            {
                flow.Dismiss(leg, "intercepted");
            }
        }
    }

    /// <summary>It rang too long.</summary>
    public void TimedOut(Attempt attempt) => services.Legs.End(attempt.Leg, 408, "not answered");

    private void Forget(Attempt attempt)
    {
        talk.Attempts.Remove(attempt);
        services.Centre.Timers.Cancel(ref attempt.Limit);
    }

    /// <summary>Nobody needs who is being called any more.</summary>
    public void GiveUpAll()
    {
        while (talk.Attempts.Count > 0)
        {
            Attempt attempt = talk.Attempts[^1];
            Forget(attempt);
            talk.TellFailed(attempt, NotWanted);
            services.Legs.End(attempt.Leg, NotWanted, "call over");
        }
    }
}
