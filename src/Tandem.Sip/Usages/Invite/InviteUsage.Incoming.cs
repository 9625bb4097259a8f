using System.Globalization;
using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Flows;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Usages.Invite;

/// <summary>The peer's requests inside our dialogs (RFC 3261 §12.2.2, §14.2, §15.1.2; RFC 3311 §5.2).</summary>
public sealed partial class InviteUsage
{
    private static readonly ExtraHeader[] NoHeaders = [];

    /// <summary>A request other than ACK and CANCEL inside one of our dialogs.</summary>
    void IDialogUsage.OnRequest(Dialog of, Transaction transaction, SipMessage request, in Flow source, Now now)
    {
        NetAddress from = source.Remote;
        if (of.HasRemoteCSeq && request.CSeq < of.RemoteCSeq)
        {
            AnswerLater(transaction, request, from, now);
            return;
        }
        of.RemoteCSeq = request.CSeq;
        of.HasRemoteCSeq = true;
        if (of.RouteSet.Count == 0 && source != of.Flow)
        {
            ChooseFlow(of, request, source);
        }
        if (State == InviteState.Ended && request.Method != SipMethod.Bye)
        {
            Answer(transaction, request, 481, from, now);
            return;
        }
        if (request.Method is SipMethod.Invite or SipMethod.Update)
        {
            Peer = PeerLocation.Of(request, from, core.Config.Proxies);
        }
        switch (request.Method)
        {
            case SipMethod.Bye:
                OnBye(of, transaction, request, from, now);
                break;
            case SipMethod.Invite:
                OnReinvite(of, transaction, request, source, now);
                break;
            case SipMethod.Update:
                OnUpdate(of, transaction, request, source, now);
                break;
            case SipMethod.Prack when !IsUac:
                OnPrack(transaction, request, from, now);
                break;
            case SipMethod.Info:
                OnInfo(transaction, request, from, now);
                break;
            case SipMethod.Refer:
                OnRefer(transaction, request, from, now);
                break;
            case SipMethod.Options:
                core.Write.Response(request, 200, null, ToTagBytes, from);
                core.Transactions.Respond(transaction, 200, core.Write.Capabilities().Finish(), now);
                break;
            case SipMethod.Notify:
                OnNotify(transaction, request, from, now);
                break;
            case SipMethod.Prack:
                Answer(transaction, request, 481, from, now);
                break;
            default:
                core.Write.Response(request, 405, null, ToTagBytes, from);
                core.Transactions.Respond(transaction, 405, core.Write.Capabilities().Finish(), now);
                break;
        }
    }

    /// <summary>CANCEL of a re-INVITE that waits for the owner.</summary>
    void IDialogUsage.OnOfferCancelled(Transaction transaction, Now now)
    {
        if (openOffer?.Transaction == transaction)
        {
            RefuseOpenOffer(now);
            Emit(new SdpOfferWithdrawn(this));
            TryNextOffer(now);
        }
    }

    private void Answer(Transaction transaction, SipMessage request, int code, NetAddress source, Now now, ExtraHeader[]? headers = null)
    {
        core.Write.Response(request, code, null, ToTagBytes, source);
        core.Transactions.Respond(transaction, code, core.Write.Extra(headers ?? NoHeaders).Finish(), now);
    }

    /// <summary>500 with Retry-After of 0–10 s (RFC 3261 §14.2).</summary>
    private void AnswerLater(Transaction transaction, SipMessage request, NetAddress source, Now now)
    {
        string seconds = core.Jitter.Between(0, 10).ToString(CultureInfo.InvariantCulture);
        Answer(transaction, request, 500, source, now, [new ExtraHeader("Retry-After", seconds)]);
    }

    private void OnBye(Dialog of, Transaction transaction, SipMessage request, NetAddress source, Now now)
    {
        Answer(transaction, request, 200, source, now);
        if (State == InviteState.Ended)
        {
            return;
        }
        if (serverIsOpen)
        {
            SendReject(487, null, null, now);
        }
        else if (IsUac && State <= InviteState.Early)
        {
            // Only one fork is gone; the INVITE may still be answered by another.
            core.Dialogs.Remove(of);
            dialogs.Remove(of);
            dialog = dialog == of ? null : dialog;
            return;
        }
        StopAccepted();
        Finish(EndCause.RemoteBye, 0, request.ReasonText(), now);
        Settle();
    }

    private void OnReinvite(Dialog of, Transaction transaction, SipMessage request, in Flow source, Now now)
    {
        if (serverIsOpen || openOffer != null)
        {
            AnswerLater(transaction, request, source.Remote, now);
            return;
        }
        if (State < InviteState.Confirmed || currentOffer != null || acceptedBytes != null)
        {
            Answer(transaction, request, 491, source.Remote, now);
            return;
        }
        if (IsTimerTooSmall(request))
        {
            AnswerTooSmall(transaction, request, source.Remote, now);
            return;
        }
        TakeTarget(of, request, source);
        core.Write.Response(request, 100, null, default, source.Remote);
        core.Transactions.Respond(transaction, 100, core.Write.Writer.Finish(), now);
        TakeOffer(new OpenOffer(of, transaction, source.Remote, request.Sdp()), now);
    }

    private void OnUpdate(Dialog of, Transaction transaction, SipMessage request, in Flow source, Now now)
    {
        byte[]? sdp = request.Sdp();
        if (sdp != null && openOffer != null)
        {
            AnswerLater(transaction, request, source.Remote, now);
            return;
        }
        if (sdp != null && !of.HasAnswer && !IsUac)
        {
            AnswerLater(transaction, request, source.Remote, now);
            return;
        }
        if (sdp != null && (currentOffer?.Body != null || !of.HasAnswer || HasUnacknowledgedSdp || acceptedHasOffer))
        {
            Answer(transaction, request, 491, source.Remote, now);
            return;
        }
        if (IsTimerTooSmall(request))
        {
            AnswerTooSmall(transaction, request, source.Remote, now);
            return;
        }
        TakeTarget(of, request, source);
        if (sdp != null)
        {
            TakeOffer(new OpenOffer(of, transaction, source.Remote, sdp), now);
            return;
        }
        core.Write.Response(request, 200, null, ToTagBytes, source.Remote);
        core.Write.Contact(transaction.Flow);
        core.Write.Capabilities();
        TakeTimerFromRequest(request, now);
        core.Transactions.Respond(transaction, 200, core.Write.Writer.Finish(), now);
    }

    /// <summary>A target refresh (RFC 3261 §12.2.2).</summary>
    private void TakeTarget(Dialog of, SipMessage request, in Flow source)
    {
        LearnCapabilities(request);
        ReadOnlySpan<byte> contact = request.ContactUri();
        if (contact.Length > 0 && !contact.SequenceEqual(of.RemoteTarget))
        {
            of.RemoteTarget = contact.ToArray();
            ChooseFlow(of, request, source);
        }
    }

    private void OnInfo(Transaction transaction, SipMessage request, NetAddress source, Now now)
    {
        Answer(transaction, request, 200, source, now);
        if (DtmfInfo.TryRead(request, out char digit, out int milliseconds))
        {
            Emit(new DigitReceived(this, digit, milliseconds));
        }
        else if (request.HasBody)
        {
            Emit(new InfoReceived(this, request.Text(HeaderName.ContentType), request.Body.ToArray()));
        }
    }

    private void LearnCapabilities(SipMessage message)
    {
        if (message.Has(HeaderName.Allow))
        {
            PeerAllowsUpdate = message.Lists(HeaderName.Allow, "UPDATE");
        }
        if (message.Has(HeaderName.Supported) || message.Has(HeaderName.Require))
        {
            peerSupportsTimer = message.Lists(HeaderName.Supported, "timer") || message.Lists(HeaderName.Require, "timer");
        }
    }
}
