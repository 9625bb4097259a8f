using Tandem.Foundation;
using Tandem.Sip.Timers;

namespace Tandem.Sip.Usages.Invite;

internal enum InviteTimer : byte
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

public sealed partial class InviteUsage
{
    private readonly DeadlineHandle[] timers = new DeadlineHandle[(int)InviteTimer.Expiry + 1];

    void ITimed.OnTimer(int timer, Now now)
    {
        timers[timer] = default;
        switch ((InviteTimer)timer)
        {
            case InviteTimer.RepeatSuccess:
                RepeatSuccess(now);
                break;
            case InviteTimer.NoAck:
                OnNoAck(now);
                break;
            case InviteTimer.RepeatProvisional:
                RepeatProvisional(now);
                break;
            case InviteTimer.NoPrack:
                OnNoPrack(now);
                break;
            case InviteTimer.KeepRinging:
                KeepRinging(now);
                break;
            case InviteTimer.CancelIgnored:
                OnCancelIgnored(now);
                break;
            case InviteTimer.NoAnswer:
                OnNoAnswer(now);
                break;
            case InviteTimer.Glare:
                TryNextOffer(now);
                break;
            case InviteTimer.Refresh:
                Refresh(false, now);
                break;
            default:
                HangUp(EndCause.SessionExpired, 0, "", "SIP;cause=408;text=\"Session expired\"", now);
                break;
        }
    }

    private void StartTimer(InviteTimer kind, TimeSpan after, Now now) =>
        core.Timers.Rearm(ref timers[(int)kind], now.Mono + after, new StackTimer(this, (int)kind, "SIP session"));

    private void StopTimer(InviteTimer kind) => core.Timers.Cancel(ref timers[(int)kind]);

    private bool IsRunning(InviteTimer kind) => timers[(int)kind].IsArmed;
}
