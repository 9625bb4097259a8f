namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>What ends in a conversation without a leg of its own ending, and is told to the log.</summary>
internal sealed partial class TalkFlow
{
    private const string ByCommand = "command";

    /// <summary>487 Request Terminated.</summary>
    private const int NotWanted = 487;

    // The leg may be over, or in another call by now: it is this conversation's business all the same.
    private void Tell(CallLeg leg, Kinds.EventData what) => services.Centre.Happened(call, leg.Id, what);

    /// <summary>Nobody needs who is being called any more.</summary>
    private void GiveUp(Attempt attempt)
    {
        Forget(attempt);
        TellFailed(attempt, NotWanted);
        services.Legs.End(attempt.Leg, NotWanted, "call over");
    }

    private void TellFailed(Attempt attempt, int code)
    {
        switch (attempt.Kind)
        {
            case AttemptKind.Consult:
                EndConsultation(isCancelled ? "cancelled" : "failed");
                break;
            case AttemptKind.Intercept:
                Tell(attempt.By!, new Kinds.InterceptFailed(attempt.Target, code));
                break;
            case AttemptKind.Transfer or AttemptKind.Recall:
                Tell(attempt.By ?? attempt.Leg, new Kinds.TransferFailed(attempt.Target, code));
                break;
        }
    }

    /// <summary>Nobody asks anybody any more; who was asked is left to the caller.</summary>
    /// <param name="result">See <see cref="Kinds.ConsultEnded"/>.</param>
    private CallLeg? EndConsultation(string result)
    {
        CallLeg? third = consulted;
        if (consulting is { } asked)
        {
            Tell(asked, new Kinds.ConsultEnded(result, third?.Id ?? Guid.Empty));
        }
        consulting = consulted = null;
        isCancelled = false;
        return third;
    }

    private void ReleaseHold()
    {
        if (holder is { } held)
        {
            holder = null;
            held.Holds = false;
            services.Legs.HoldChanged(held, ByCommand);
        }
    }

    private void Unlisten(CallLeg leg)
    {
        if (listeners.Remove(leg))
        {
            Tell(leg, new Kinds.MonitorEnded());
        }
    }
}
