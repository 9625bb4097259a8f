using Tandem.Foundation;
using Tandem.Sip.Auth;
using Tandem.Sip.Endpoint;
using Tandem.Sip.Settings;
using Tandem.Sip.Timers;

namespace Tandem.Sip.Registration;

/// <summary>
/// Answers to new registrations, held until the binding is kept where a crash does not reach it, but no longer than
/// <see cref="RegistrarConfig.HoldNew"/>: a phone that was told 200 is found again after it.
/// </summary>
internal sealed class HeldAnswers(SipEndpoint core, Action<Incoming, SipCaller, Now> confirm) : ITimed
{
    private readonly record struct Held(long Ticket, Instant End, Incoming Request, SipCaller Caller);

    // All wait equally long: who came first is due first.
    private readonly Queue<Held> waiting = new();
    private DeadlineHandle timer;

    public void Hold(long ticket, in Incoming request, SipCaller caller, Now now)
    {
        waiting.Enqueue(new Held(ticket, now.Mono + core.Config.Registrar.HoldNew, request, caller));
        Arm();
    }

    /// <summary>All up to that ticket are kept.</summary>
    public void Release(long ticket, Now now)
    {
        while (waiting.TryPeek(out Held first) && first.Ticket <= ticket)
        {
            waiting.Dequeue();
            confirm(first.Request, first.Caller, now);
        }
        Arm();
    }

    void ITimed.OnTimer(int which, Now now)
    {
        timer = default;
        while (waiting.TryPeek(out Held first) && first.End <= now.Mono)
        {
            waiting.Dequeue();
            confirm(first.Request, first.Caller, now);
        }
        Arm();
    }

    private void Arm()
    {
        if (waiting.TryPeek(out Held first))
        {
            core.Timers.Rearm(ref timer, first.End, new StackTimer(this, 0, "registration not kept yet"));
        }
        else
        {
            core.Timers.Cancel(ref timer);
        }
    }
}
