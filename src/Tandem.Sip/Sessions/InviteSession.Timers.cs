using Tandem.Foundation;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Sessions;

internal enum SessionTimerKind : byte
{
    /// <summary>The 2xx once more (RFC 3261 §13.3.1.4).</summary>
    RepeatSuccess,

    /// <summary>64·T1 without ACK to our 2xx.</summary>
    NoAck,

    /// <summary>The reliable provisional once more (RFC 3262 §3).</summary>
    RepeatProvisional,

    /// <summary>64·T1 without PRACK.</summary>
    NoPrack,

    /// <summary>A provisional every minute, so that proxies keep the call (RFC 3261 §13.3.1.1).</summary>
    KeepRinging,

    /// <summary>64·T1 after CANCEL without a final answer (RFC 3261 §9.1).</summary>
    CancelIgnored,

    /// <summary>Our call was never answered.</summary>
    NoAnswer,

    /// <summary>A 491 is tried again (RFC 3261 §14.1).</summary>
    Glare,
    Refresh,
    Expiry,
}

public sealed partial class InviteSession
{
    private readonly DeadlineHandle[] timers = new DeadlineHandle[(int)SessionTimerKind.Expiry + 1];

    void ITimed.OnTimer(int timer, Now now)
    {
        timers[timer] = default;
        switch ((SessionTimerKind)timer)
        {
            case SessionTimerKind.RepeatSuccess:
                RepeatSuccess(now);
                break;
            case SessionTimerKind.NoAck:
                OnNoAck(now);
                break;
            case SessionTimerKind.RepeatProvisional:
                RepeatProvisional(now);
                break;
            case SessionTimerKind.NoPrack:
                OnNoPrack(now);
                break;
            case SessionTimerKind.KeepRinging:
                KeepRinging(now);
                break;
            case SessionTimerKind.CancelIgnored:
                OnCancelIgnored(now);
                break;
            case SessionTimerKind.NoAnswer:
                OnNoAnswer(now);
                break;
            case SessionTimerKind.Glare:
                TryNextOffer(now);
                break;
            case SessionTimerKind.Refresh:
                Refresh(false, now);
                break;
            default:
                HangUp(EndCause.SessionExpired, 0, "", "SIP;cause=408;text=\"Session expired\"", now);
                break;
        }
    }

    private void StartTimer(SessionTimerKind kind, TimeSpan after, Now now) =>
        core.Timers.Rearm(ref timers[(int)kind], now.Mono + after, new StackTimer(this, (int)kind, "SIP session"));

    private void StopTimer(SessionTimerKind kind) => core.Timers.Cancel(ref timers[(int)kind]);

    private bool IsRunning(SessionTimerKind kind) => timers[(int)kind].IsArmed;
}
