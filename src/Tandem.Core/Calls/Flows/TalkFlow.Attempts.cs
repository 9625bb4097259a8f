namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Distribution;
using Tandem.Core.Legs;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>Calling somebody in, and what becomes of it. One logic for verbs, REFER and Replaces.</summary>
internal sealed partial class TalkFlow
{
    private Attempt Try(AttemptKind kind, Party to, CallLeg? by)
    {
        CallLeg near = parties[0];
        string inside = near.Line is { } line ? services.Numbers.CallerOf(line) : near.Number;
        string outside = by?.Line is { } from ? services.Numbers.CallerOf(from) : inside;
        CallLeg leg = to.Ring(call, near, new CallerNumbers(inside, outside), kind == AttemptKind.Monitor);
        Attempt attempt = new(this, kind, leg, to.Number, by);
        attempts.Add(attempt);
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

    private void Forget(Attempt attempt)
    {
        attempts.Remove(attempt);
        services.Centre.Timers.Cancel(ref attempt.Limit);
    }

    private void Succeeded(Attempt attempt)
    {
        switch (attempt.Kind)
        {
            case AttemptKind.Monitor:
                listeners.Add(attempt.Leg);
                services.Centre.Happened(attempt.Leg, new Kinds.MonitorStarted());
                break;
            case AttemptKind.Consult:
                consulted = attempt.Leg;
                break;
            case AttemptKind.Intercept:
                services.Centre.Happened(attempt.Leg, new Kinds.InterceptSucceeded(attempt.By!.Id));
                Keep(attempt.By);
                Come(attempt.Leg);
                break;
            default:
                if (attempt.Kind != AttemptKind.ThreeWay)
                {
                    Tell(attempt.By ?? attempt.Leg, new Kinds.TransferSucceeded(attempt.Target, attempt.Leg.Id));
                }
                if (attempt is { Kind: AttemptKind.Transfer, By: { } by } && parties.Contains(by))
                {
                    TellReferrer(by, 200);
                    Dismiss(by, "transferred");
                }
                Come(attempt.Leg);
                break;
        }
        Settle();
    }

    private void Failed(Attempt attempt, int code)
    {
        TellFailed(attempt, code);
        if (attempt.Kind == AttemptKind.Transfer && attempt.By is { } by && parties.Contains(by))
        {
            TellReferrer(by, code);
        }
        if (parties.Count == 1 && attempt.KeepsCall && !attempts.Exists(each => each.KeepsCall))
        {
            FallBack(attempt);
            return;
        }
        Settle();
    }

    // A transfer failed when who transferred was gone: back to the queue, else to him, else the end; never silence.
    private void FallBack(Attempt attempt)
    {
        CallLeg alone = parties[0];
        if (member != null && member.Leg == alone && services.Queues.IsOpen(member.Queue) && services.Queues.HasRoom(member.Queue))
        {
            Release();
            new QueueFlow(services, member.Queue).Again(member);
            return;
        }
        if (
            attempt is { Kind: AttemptKind.Transfer, By.Line: { Reachable: true } line }
            && services.Numbers.Extension(line.Number) is { } to
        )
        {
            Try(AttemptKind.Recall, to, null);
        }
        Settle();
    }

    /// <summary>All but this one and who listens are hung up.</summary>
    private void Keep(CallLeg customer)
    {
        if (EndConsultation("cancelled") is { } third)
        {
            services.Legs.End(third, 0, "intercepted");
        }
        foreach (CallLeg leg in parties.ToArray())
        {
            if (leg != customer)
            {
                Dismiss(leg, "intercepted");
            }
        }
    }

    // The caller goes elsewhere: this conversation is over, whoever else was in it.
    private void Release()
    {
        CallLeg alone = parties[0];
        Go(alone);
        services.Recorder.Stop(alone);
        while (attempts.Count > 0)
        {
            GiveUp(attempts[^1]);
        }
        while (listeners.Count > 0)
        {
            Unlisten(listeners[^1]);
        }
        foreach (CallLeg leg in call.Legs)
        {
            if (leg != alone)
            {
                services.Legs.End(leg, 0, "other party gone");
            }
        }
    }
}
