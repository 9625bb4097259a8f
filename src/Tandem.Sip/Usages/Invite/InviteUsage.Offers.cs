using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Flows;
using Tandem.Sip.Messages;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Usages.Invite;

/// <summary>Offers and answers after the first (RFC 3264 in re-INVITE, UPDATE and PRACK), glare included.</summary>
public sealed partial class InviteUsage
{
    /// <summary>An offer of the peer that waits for the owner; without SDP the peer asks for ours.</summary>
    private sealed record OpenOffer(Dialog Dialog, Transaction Transaction, NetAddress Source, byte[]? Sdp);

    private OpenOffer? openOffer;

    /// <summary>The re-INVITE or UPDATE of ours that has no final answer.</summary>
    private DialogRequest? currentOffer;
    private byte[]? waitingOffer;
    private bool waitingPrefersUpdate;
    private bool probeIsDue;

    /// <summary>
    /// Offers a change: by UPDATE before the answer (where allowed), else by re-INVITE. While another offer is under way it waits (a later
    /// one replaces it). 491 is retried inside. Ends in <see cref="SdpAnswered"/>, or leaves the
    /// session as it was.
    /// </summary>
    /// <param name="sdp">The offer.</param>
    /// <param name="now">The turn's time.</param>
    /// <param name="preferUpdate">Use UPDATE after the answer too, if the peer allows it.</param>
    public bool OfferSdp(byte[] sdp, Now now, bool preferUpdate = false)
    {
        if (State == InviteState.Ended)
        {
            return false;
        }
        waitingOffer = sdp;
        waitingPrefersUpdate = preferUpdate;
        TryNextOffer(now);
        return true;
    }

    /// <summary>Answers <see cref="SdpOffered"/> (or gives the offer it asked for), or <see cref="Answered"/> with NeedsAnswer.</summary>
    public bool AnswerSdp(byte[] sdp, Now now)
    {
        if (answerIsDue && State == InviteState.Answered)
        {
            answerIsDue = false;
            lastLocalSdp = sdp;
            State = InviteState.Confirmed;
            SendAck(dialog!, sdp, now);
            TryNextOffer(now);
            return true;
        }
        if (openOffer is not OpenOffer offer || offer.Transaction.Request is not SipMessage received)
        {
            return false;
        }
        openOffer = null;
        lastLocalSdp = sdp;
        if (received.Method == SipMethod.Invite)
        {
            acceptedHasOffer = offer.Sdp == null;
            SendSuccess(offer.Transaction, received, sdp, offer.Source, now);
            return true;
        }
        core.Write.Response(received, 200, null, ToTagBytes, offer.Source);
        core.Write.Contact(offer.Transaction.Flow);
        if (received.Method == SipMethod.Update)
        {
            core.Write.Capabilities();
            TakeTimerFromRequest(received, now);
        }
        core.Transactions.Respond(offer.Transaction, 200, core.Write.Writer.Finish("application/sdp", sdp), now);
        SendNextProvisional(now);
        TryNextOffer(now);
        return true;
    }

    /// <summary>Refuses <see cref="SdpOffered"/>, e.g. 488.</summary>
    public bool RefuseSdp(int code, Now now)
    {
        if (openOffer is not OpenOffer offer || offer.Transaction.Request is not SipMessage received || code is < 300 or > 699)
        {
            return false;
        }
        openOffer = null;
        Answer(offer.Transaction, received, code, offer.Source, now);
        SendNextProvisional(now);
        TryNextOffer(now);
        return true;
    }

    /// <summary>
    /// Asks the peer whether it is still there: UPDATE without SDP where allowed, else re-INVITE with the last SDP unchanged.
    /// <see cref="Probed"/> on any answer but 481 and 408; these, and 32 s of silence, end the session.
    /// </summary>
    public bool Probe(Now now)
    {
        if (State != InviteState.Confirmed)
        {
            return false;
        }
        probeIsDue = true;
        if (currentOffer == null)
        {
            Refresh(true, now);
        }
        return true;
    }

    private bool IsOfferBusy =>
        currentOffer != null || openOffer != null || acceptedBytes != null || answerIsDue || IsRunning(InviteTimer.Glare);

    private void TryNextOffer(Now now)
    {
        if (waitingOffer is not byte[] sdp || dialog == null || IsOfferBusy)
        {
            return;
        }
        bool early = State == InviteState.Early && dialog.HasAnswer && PeerAllowsUpdate && unacknowledged == null;
        if (State != InviteState.Confirmed && !early)
        {
            return;
        }
        waitingOffer = null;
        RequestPurpose purpose = early || (waitingPrefersUpdate && PeerAllowsUpdate) ? RequestPurpose.Update : RequestPurpose.Reinvite;
        SendOffer(new DialogRequest(purpose) { Body = sdp }, now);
    }

    private void SendOffer(DialogRequest what, Now now)
    {
        currentOffer = what;
        dialog!.RemoteRSeq = what.Purpose == RequestPurpose.Reinvite ? 0 : dialog.RemoteRSeq;
        SendInDialog(dialog, what, now);
    }

    /// <summary>The session timer's refresh, or a probe.</summary>
    private void Refresh(bool probe, Now now)
    {
        if (State != InviteState.Confirmed)
        {
            return;
        }
        if (IsOfferBusy)
        {
            // What is under way refreshes the session as well; look again soon.
            StartTimer(InviteTimer.Refresh, core.Config.Timers.T2, now);
            return;
        }
        SendOffer(
            PeerAllowsUpdate || lastLocalSdp == null
                ? new DialogRequest(RequestPurpose.Update) { IsRefresh = true, IsProbe = probe }
                : new DialogRequest(RequestPurpose.Reinvite)
                {
                    IsRefresh = true,
                    IsProbe = probe,
                    Body = lastLocalSdp,
                },
            now
        );
    }

    private void OfferCompleted(Dialog from, DialogRequest what, SipMessage response, int code, Now now)
    {
        currentOffer = null;
        if (code is >= 200 and < 300)
        {
            if (what.Purpose == RequestPurpose.Reinvite)
            {
                from.InviteCSeq = what.CSeq;
                SendAck(from, null, now);
            }
            Accepted(from, what, response, now);
        }
        else
        {
            Refused(what, code, now);
        }
        if (State != InviteState.Ended)
        {
            TellProbe();
            TryNextOffer(now);
        }
    }

    private void Accepted(Dialog from, DialogRequest what, SipMessage response, Now now)
    {
        if (State == InviteState.Ended)
        {
            return;
        }
        LearnCapabilities(response);
        if (response.ContactUri().Length > 0)
        {
            from.RemoteTarget = response.ContactUri().ToArray();
        }
        TakeTimerFrom(response, now);
        if (what.Body != null)
        {
            lastLocalSdp = what.Body;
            Emit(new SdpAnswered(this, response.Sdp(), what.IsRefresh));
        }
    }

    private void Refused(DialogRequest what, int code, Now now)
    {
        if (code is 481 or 408)
        {
            Lose(code == 481 ? EndCause.Failed : EndCause.Timeout, code, now);
        }
        else if (code == 491)
        {
            if (!what.IsRefresh)
            {
                waitingOffer ??= what.Body;
                StartTimer(InviteTimer.Glare, GlareDelay(), now);
            }
            else
            {
                StartTimer(InviteTimer.Refresh, GlareDelay(), now);
            }
        }
        else if (what.Purpose == RequestPurpose.Update && code is 405 or 501)
        {
            PeerAllowsUpdate = false;
            waitingOffer ??= what.Body;
            if (what.IsRefresh && lastLocalSdp != null)
            {
                Refresh(what.IsProbe, now);
            }
        }
        else if (what.IsRefresh && sessionExpires > 0)
        {
            StartTimer(InviteTimer.Refresh, TimeSpan.FromSeconds(Math.Max(1, sessionExpires / 8)), now);
        }
    }

    /// <summary>RFC 3261 §14.1: the owner of the Call-ID waits 2.1–4 s, the other 0–2 s, in steps of 10 ms.</summary>
    private TimeSpan GlareDelay() => TimeSpan.FromMilliseconds(10 * (IsUac ? core.Jitter.Between(210, 400) : core.Jitter.Between(0, 200)));

    private void OfferFailed(Dialog to, DialogRequest what, int code, Now now)
    {
        currentOffer = null;
        if (State == InviteState.Ended)
        {
            return;
        }
        if (code == 408 || what.IsProbe)
        {
            Lose(code == 408 ? EndCause.Timeout : EndCause.FlowLost, code, now);
            return;
        }
        TryNextOffer(now);
    }

    private void TellProbe()
    {
        if (probeIsDue && currentOffer == null)
        {
            probeIsDue = false;
            Emit(new Probed(this));
        }
    }

    private void TakeOffer(OpenOffer offer, Now now)
    {
        openOffer = offer;
        offer.Transaction.User = offer.Dialog;
        Emit(new SdpOffered(this, offer.Sdp));
    }

    /// <summary>The session is over while an offer of the peer waits: it gets its final answer (RFC 3261 §15.1.2).</summary>
    private void RefuseOpenOffer(Now now)
    {
        if (openOffer is OpenOffer offer && offer.Transaction.Request is SipMessage received)
        {
            Answer(offer.Transaction, received, 487, offer.Source, now);
        }
        openOffer = null;
    }
}
