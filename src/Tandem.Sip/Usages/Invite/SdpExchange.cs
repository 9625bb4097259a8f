using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Endpoint;
using Tandem.Sip.Messages;
using Tandem.Sip.Timers;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Usages.Invite;

/// <summary>
/// Offers and answers that change a session (re-INVITE, UPDATE, PRACK), the peer's and ours, one at a time, glare included (RFC 3261 §14,
/// RFC 3311 §5, RFC 6337 §2.3). What may follow what is in <see cref="SdpNegotiation"/>.
/// </summary>
internal sealed class SdpExchange(InviteUsage usage) : ITimed
{
    private readonly SipEndpoint core = usage.Core;
    private PeerOffer? theirs;

    /// <summary>The re-INVITE or UPDATE of ours that has no final answer.</summary>
    private DialogRequest? ours;
    private byte[]? waiting;
    private bool waitingPrefersUpdate;
    private bool probeIsDue;

    /// <summary>Our description that is in force.</summary>
    private byte[]? lastSent;
    private DeadlineHandle glare;

    /// <summary>An offer of the peer waits for the owner.</summary>
    public bool HasOpenOffer => theirs != null;

    /// <summary>A re-INVITE or UPDATE of ours has no final answer.</summary>
    public bool IsChanging => ours != null;

    /// <summary>Our description went out in an answer or offer.</summary>
    public void Sent(byte[] sdp) => lastSent = sdp;

    public bool Offer(byte[] sdp, bool preferUpdate, Now now)
    {
        if (usage.State == InviteState.Ended)
        {
            return false;
        }
        waiting = sdp;
        waitingPrefersUpdate = preferUpdate;
        TryNext(now);
        return true;
    }

    public bool Answer(byte[] sdp, Now now)
    {
        if (usage.State == InviteState.Ended)
        {
            return false;
        }
        if (usage.Outgoing != null && usage.Outgoing.AnswerSdp(sdp, now))
        {
            TryNext(now);
            return true;
        }
        if (theirs is not PeerOffer offer)
        {
            return false;
        }
        theirs = null;
        lastSent = sdp;
        offer.Answer(sdp, now);
        Continue(now);
        return true;
    }

    public bool Refuse(int code, Now now, ExtraHeader[]? headers = null)
    {
        if (theirs == null || code is < 300 or > 699)
        {
            return false;
        }
        Drop(code, now, headers);
        Continue(now);
        return true;
    }

    public bool Probe(Now now)
    {
        if (usage.State != InviteState.Confirmed)
        {
            return false;
        }
        probeIsDue = true;
        if (ours == null)
        {
            Refresh(true, now);
        }
        return true;
    }

    /// <summary>Takes an offer for the owner to answer; one that may not be made now is refused as the RFCs say.</summary>
    /// <param name="of">The dialog.</param>
    /// <param name="transaction">The request's.</param>
    /// <param name="request">Re-INVITE, UPDATE or PRACK.</param>
    /// <param name="sdp">Null when it asks for our offer.</param>
    /// <param name="source">Where it came from.</param>
    /// <param name="now">The turn's time.</param>
    public void TakeOffer(Dialog of, Transaction transaction, SipMessage request, byte[]? sdp, NetAddress source, Now now)
    {
        SdpVerdict verdict = sdp == null ? SdpVerdict.Taken : of.Judge(SdpInput.ReceiveOffer);
        switch (verdict)
        {
            case SdpVerdict.Taken:
                theirs = new PeerOffer(usage, of, transaction, request, "", sdp, source);
                transaction.User = of;
                usage.Emit(new SdpOffered(usage, sdp));
                break;
            case SdpVerdict.Glare:
                usage.Answer(transaction, request, 491, source, now);
                break;
            default:
                usage.AnswerLater(transaction, request, source, now);
                break;
        }
    }

    /// <summary>An offer in a reliable provisional: our answer goes out in its PRACK (RFC 3262 §5).</summary>
    public void TakeEarlyOffer(Dialog of, string rack, byte[] sdp)
    {
        theirs = new PeerOffer(usage, of, null, null, rack, sdp, default);
        usage.Emit(new SdpOffered(usage, sdp));
    }

    /// <summary>CANCEL of a re-INVITE that waits for the owner.</summary>
    public void Withdraw(Transaction transaction, Now now)
    {
        if (theirs?.Transaction == transaction)
        {
            Drop(487, now);
            usage.Emit(new SdpOfferWithdrawn(usage));
            TryNext(now);
        }
    }

    /// <summary>The sender of an offer is gone.</summary>
    public void Forget(Transaction transaction)
    {
        if (theirs?.Transaction == transaction)
        {
            theirs.Dialog.Take(SdpInput.TheirsRefused);
            theirs = null;
        }
    }

    /// <summary>The usage is over: an offer that waits gets its final answer (RFC 3261 §15.1.2).</summary>
    public void Abandon(Now now)
    {
        waiting = null;
        core.Timers.Cancel(ref glare);
        Drop(487, now);
    }

    public void Stop()
    {
        lastSent = null;
        core.Timers.Cancel(ref glare);
    }

    /// <summary>Sends the owner's offer if one waits and nothing stands in its way.</summary>
    public void TryNext(Now now)
    {
        if (waiting is not byte[] sdp || usage.Dialog is not Dialog dialog || IsBusy(dialog))
        {
            return;
        }
        bool early = usage.State == InviteState.Early && usage.PeerAllowsUpdate && usage.Incoming is not { AwaitsPrack: true };
        if (usage.State != InviteState.Confirmed && !early)
        {
            return;
        }
        waiting = null;
        bool update = early || (waitingPrefersUpdate && usage.PeerAllowsUpdate);
        Send(dialog, new DialogRequest(update ? RequestPurpose.Update : RequestPurpose.Reinvite) { Body = sdp }, now);
    }

    /// <summary>The session timer's refresh, or a probe.</summary>
    public void Refresh(bool probe, Now now)
    {
        if (usage.State != InviteState.Confirmed || usage.Dialog is not Dialog dialog)
        {
            return;
        }
        if (IsBusy(dialog))
        {
            // What is under way refreshes the session as well; look again soon.
            usage.Timer.RefreshAfter(core.Config.Timers.T2, now);
            return;
        }
        DialogRequest refresh =
            usage.PeerAllowsUpdate || lastSent == null
                ? new DialogRequest(RequestPurpose.Update) { IsRefresh = true, IsProbe = probe }
                : new DialogRequest(RequestPurpose.Reinvite)
                {
                    IsRefresh = true,
                    IsProbe = probe,
                    Body = lastSent,
                };
        Send(dialog, refresh, now);
    }

    /// <summary>Our re-INVITE or UPDATE has its final answer.</summary>
    public void Completed(Dialog from, DialogRequest what, SipMessage response, Now now)
    {
        ours = null;
        int code = response.StatusCode;
        if (code is >= 200 and < 300)
        {
            Accepted(from, what, response, now);
        }
        else
        {
            Refused(from, what, code, now);
        }
        if (usage.State != InviteState.Ended)
        {
            TellProbe();
            TryNext(now);
        }
    }

    /// <summary>Our re-INVITE or UPDATE got no answer (408) or found no way (503).</summary>
    public void Failed(Dialog to, DialogRequest what, int code, Now now)
    {
        ours = null;
        if (what.Body != null)
        {
            to.Take(SdpInput.OursRefused);
        }
        if (usage.State == InviteState.Ended)
        {
            return;
        }
        if (code == 408 || what.IsProbe)
        {
            usage.Lose(code, now);
            return;
        }
        TryNext(now);
    }

    /// <summary>A reliable provisional answer to our re-INVITE may hold its answer already.</summary>
    public void TakeEarlyAnswer(Dialog from, SipMessage response)
    {
        if (response.Sdp() is byte[] sdp && from.Take(SdpInput.ReceiveAnswer))
        {
            usage.Emit(new SdpAnswered(usage, sdp));
        }
    }

    void ITimed.OnTimer(int timer, Now now)
    {
        glare = default;
        TryNext(now);
    }

    private bool IsBusy(Dialog dialog) =>
        ours != null || theirs != null || usage.Acks is { IsWaiting: true } || glare.IsArmed || dialog.Sdp != SdpState.Agreed;

    private void Send(Dialog dialog, DialogRequest what, Now now)
    {
        ours = what;
        if (what.Body != null)
        {
            dialog.Take(SdpInput.SendOffer);
        }
        dialog.RemoteRSeq = what.Purpose == RequestPurpose.Reinvite ? 0 : dialog.RemoteRSeq;
        usage.Sender.Send(dialog, what, now);
    }

    private void Drop(int code, Now now, ExtraHeader[]? headers = null)
    {
        PeerOffer? offer = theirs;
        theirs = null;
        offer?.Refuse(code, now, headers);
    }

    private void Continue(Now now)
    {
        usage.Incoming?.Continue(now);
        TryNext(now);
    }

    private void Accepted(Dialog from, DialogRequest what, SipMessage response, Now now)
    {
        byte[]? sdp = response.Sdp();
        bool isAnswer = what.Body != null && sdp != null && from.Take(SdpInput.ReceiveAnswer);
        if (what.Body != null && !isAnswer)
        {
            from.Take(SdpInput.OursRefused);
        }
        if (usage.State == InviteState.Ended)
        {
            return;
        }
        usage.Learn(response);
        if (response.ContactUri().Length > 0)
        {
            from.RemoteTarget = response.ContactUri().ToArray();
        }
        usage.Timer.Take(response, now);
        if (isAnswer)
        {
            lastSent = what.Body;
            usage.Emit(new SdpAnswered(usage, sdp!));
        }
    }

    private void Refused(Dialog from, DialogRequest what, int code, Now now)
    {
        if (what.Body != null)
        {
            from.Take(SdpInput.OursRefused);
        }
        if (code is 481 or 408)
        {
            usage.Lose(code, now);
        }
        else if (code == 491)
        {
            TryAgainAfterGlare(what, now);
        }
        else if (what.Purpose == RequestPurpose.Update && code is 405 or 501)
        {
            usage.PeerAllowsUpdate = false;
            waiting ??= what.Body;
            if (what.IsRefresh && lastSent != null)
            {
                Refresh(what.IsProbe, now);
            }
        }
        else if (what.IsRefresh)
        {
            usage.Timer.OnRefreshRefused(now);
        }
    }

    private void TryAgainAfterGlare(DialogRequest what, Now now)
    {
        // RFC 3261 §14.1: the owner of the Call-ID waits 2.1–4 s, the other 0–2 s, in steps of 10 ms.
        int steps = usage.IsUac ? core.Jitter.Between(210, 400) : core.Jitter.Between(0, 200);
        TimeSpan delay = TimeSpan.FromMilliseconds(10 * steps);
        if (what.IsRefresh)
        {
            usage.Timer.RefreshAfter(delay, now);
            return;
        }
        waiting ??= what.Body;
        core.Timers.Rearm(ref glare, now.Mono + delay, new StackTimer(this, 0, "offer once more after 491"));
    }

    private void TellProbe()
    {
        if (probeIsDue && ours == null)
        {
            probeIsDue = false;
            usage.Emit(new Probed(usage));
        }
    }
}
