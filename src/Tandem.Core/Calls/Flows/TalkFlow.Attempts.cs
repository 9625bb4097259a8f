namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Calls.Legs;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Kernel;

/// <summary>Calling somebody in, and what becomes of it. One logic for verbs, REFER and Replaces.</summary>
internal sealed partial class TalkFlow
{
    private Attempt Try(AttemptKind kind, Destination to, CallLeg? by)
    {
        CallLeg near = parties[0];
        string caller = near.Line is { } line ? router.CallerOf(line) : call.CallerNumber;
        CallLeg leg =
            to.Extension != null
                ? legs.CallExtension(call, near, to.Number, caller, kind == AttemptKind.Monitor)
                : legs.CallTrunk(call, near, to.Trunk!, to.Number, by?.Line is { } from ? router.CallerOf(from) : caller);
        Attempt attempt = new(this, kind, leg, by);
        attempts.Add(attempt);
        centre.Arm(ref attempt.Limit, centre.Limits.AttemptTimeout, CentreTimerKind.Dial, attempt);
        return attempt;
    }

    private void Forget(Attempt attempt)
    {
        attempts.Remove(attempt);
        centre.Timers.Cancel(ref attempt.Limit);
    }

    private void Succeeded(Attempt attempt)
    {
        switch (attempt.Kind)
        {
            case AttemptKind.Monitor:
                listeners.Add(attempt.Leg);
                break;
            case AttemptKind.Consult:
                consulted = attempt.Leg;
                break;
            case AttemptKind.Intercept:
                Keep(attempt.By!);
                Come(attempt.Leg);
                break;
            default:
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
        if (attempt.Kind == AttemptKind.Consult)
        {
            consulting = null;
        }
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
        if (call.Member is { } member && member.Leg == alone && router.MayWaitAgain(member))
        {
            Release();
            router.Again(member);
            return;
        }
        if (attempt is { Kind: AttemptKind.Transfer, By.Line: { Reachable: true } line } && router.Find(line.Number) is { } to)
        {
            Try(AttemptKind.Recall, to, null);
        }
        Settle();
    }

    /// <summary>All but this one and who listens are hung up.</summary>
    private void Keep(CallLeg customer)
    {
        consulting = null;
        if (consulted is { } third)
        {
            consulted = null;
            legs.End(third, 0, "intercepted");
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
        recorder.Stop(alone);
        while (attempts.Count > 0)
        {
            Attempt attempt = attempts[^1];
            Forget(attempt);
            legs.End(attempt.Leg, 487, "call over");
        }
        foreach (CallLeg leg in call.Legs)
        {
            if (leg != alone)
            {
                legs.End(leg, 0, "other party gone");
            }
        }
    }
}
