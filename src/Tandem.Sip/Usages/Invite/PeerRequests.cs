using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Endpoint;
using Tandem.Sip.Flows;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;
using Tandem.Sip.Transactions;
using Tandem.Sip.Usages.Refer;

namespace Tandem.Sip.Usages.Invite;

/// <summary>The peer's requests inside our dialogs (RFC 3261 §12.2.2, §14.2, §15.1.2; RFC 3311 §5.2).</summary>
internal sealed class PeerRequests(InviteUsage usage)
{
    private readonly SipEndpoint core = usage.Core;

    /// <summary>A request other than ACK and CANCEL.</summary>
    public void Take(Dialog of, Transaction transaction, SipMessage request, in Flow source, Now now)
    {
        NetAddress from = source.Remote;
        if (of.HasRemoteCSeq && request.CSeq < of.RemoteCSeq)
        {
            usage.AnswerLater(transaction, request, from, now);
            return;
        }
        of.RemoteCSeq = request.CSeq;
        of.HasRemoteCSeq = true;
        if (of.RouteSet.Count == 0 && source != of.Flow)
        {
            DialogMaking.Follow(of, request, source);
            usage.Flow = of.Flow;
        }
        if (usage.State == InviteState.Ended && request.Method != SipMethod.Bye)
        {
            usage.Answer(transaction, request, 481, from, now);
            return;
        }
        if (
            request.Method is SipMethod.Invite or SipMethod.Update or SipMethod.Prack
            && SdpBody.Find(request, out _) is BodyProblem problem and not BodyProblem.None
        )
        {
            (int code, ExtraHeader[] headers) = SdpBody.Refusal(problem);
            usage.Answer(transaction, request, code, from, now, headers);
            return;
        }
        if (request.Method is SipMethod.Invite or SipMethod.Update)
        {
            usage.Peer = PeerLocation.Of(request, from, core.Config.Proxies);
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
            case SipMethod.Prack when usage.Incoming != null:
                usage.Incoming.OnPrack(transaction, request, from, now);
                break;
            case SipMethod.Prack:
                usage.Answer(transaction, request, 481, from, now);
                break;
            case SipMethod.Info:
                OnInfo(transaction, request, from, now);
                break;
            case SipMethod.Refer:
                OnRefer(transaction, request, from, now);
                break;
            case SipMethod.Notify:
                OnNotify(transaction, request, from, now);
                break;
            default:
                int code = request.Method == SipMethod.Options ? 200 : 405;
                core.Write.Response(request, code, null, usage.TagBytes, from);
                core.Transactions.Respond(transaction, code, core.Write.Capabilities().Finish(), now);
                break;
        }
    }

    private void OnBye(Dialog of, Transaction transaction, SipMessage request, NetAddress from, Now now)
    {
        usage.Answer(transaction, request, 200, from, now);
        string text = request.ReasonText();
        if (usage.Incoming != null && usage.Incoming.OnBye(text, now))
        {
            return;
        }
        if (usage.Outgoing is { IsDone: false } outgoing)
        {
            outgoing.OnBye(of, text, now);
            return;
        }
        usage.Acks?.Stop();
        usage.Finish(EndCause.RemoteBye, 0, text, now);
        usage.Settle(now);
    }

    private void OnReinvite(Dialog of, Transaction transaction, SipMessage request, in Flow source, Now now)
    {
        if (usage.Incoming is { IsOpen: true } || usage.Exchange.HasOpenOffer)
        {
            usage.AnswerLater(transaction, request, source.Remote, now);
            return;
        }
        if (usage.State < InviteState.Confirmed || usage.Exchange.IsChanging || usage.Acks is { IsWaiting: true })
        {
            usage.Answer(transaction, request, 491, source.Remote, now);
            return;
        }
        if (usage.Timer.Refuse(transaction, request, source.Remote, now))
        {
            return;
        }
        Refresh(of, request, source);
        core.Write.Response(request, 100, null, default, source.Remote);
        core.Transactions.Respond(transaction, 100, core.Write.Writer.Finish(), now);
        usage.Exchange.TakeOffer(of, transaction, request, request.Sdp(), source.Remote, now);
    }

    private void OnUpdate(Dialog of, Transaction transaction, SipMessage request, in Flow source, Now now)
    {
        byte[]? sdp = request.Sdp();
        // Before the INVITE's own exchange, and while our part of it may not have arrived, there is nothing to change (RFC 3311 §5.1).
        if (sdp != null && (of.Sdp == SdpState.None || usage.Incoming is { HasUnacknowledgedSdp: true }))
        {
            usage.Answer(transaction, request, 491, source.Remote, now);
            return;
        }
        if (usage.Timer.Refuse(transaction, request, source.Remote, now))
        {
            return;
        }
        Refresh(of, request, source);
        if (sdp != null)
        {
            usage.Exchange.TakeOffer(of, transaction, request, sdp, source.Remote, now);
            return;
        }
        core.Write.Response(request, 200, null, usage.TagBytes, source.Remote);
        core.Write.Contact(transaction.Flow);
        core.Write.Capabilities();
        usage.Timer.Settle(request, now);
        core.Transactions.Respond(transaction, 200, core.Write.Writer.Finish(), now);
    }

    /// <summary>A target refresh (RFC 3261 §12.2.2).</summary>
    private void Refresh(Dialog of, SipMessage request, in Flow source)
    {
        usage.Learn(request);
        DialogMaking.Retarget(of, request, source);
        usage.Flow = of.Flow;
    }

    private void OnInfo(Transaction transaction, SipMessage request, NetAddress from, Now now)
    {
        usage.Answer(transaction, request, 200, from, now);
        if (DtmfInfo.TryRead(request, out char digit, out int milliseconds))
        {
            usage.Emit(new DigitReceived(usage, digit, milliseconds));
        }
        else if (request.HasBody)
        {
            usage.Emit(new InfoReceived(usage, request.Text(HeaderName.ContentType), request.Body.ToArray()));
        }
    }

    private void OnRefer(Transaction transaction, SipMessage request, NetAddress from, Now now)
    {
        ReadOnlySpan<byte> value = request.First(HeaderName.ReferTo);
        if (!NameAddr.TryParse(value, out NameAddr target) || target.IsStar || target.Uri.User.Length == 0)
        {
            usage.Answer(transaction, request, 400, from, now);
            return;
        }
        if (usage.State != InviteState.Confirmed)
        {
            usage.Answer(transaction, request, 491, from, now);
            return;
        }
        ReplacesTarget? replaces = ReplacesHeader.InUri(target.Uri.Headers);
        (usage.Referral ??= new Referral(usage)).Take(transaction, request, target.Uri.NumberText, replaces, from, now);
    }

    // Without subscription: talk, as desk phones take it; with one: how our REFER fares. Anything else is no event of ours.
    private void OnNotify(Transaction transaction, SipMessage request, NetAddress from, Now now)
    {
        string name = request.Text(HeaderName.Event);
        int semicolon = name.IndexOf(';', StringComparison.Ordinal);
        name = (semicolon < 0 ? name : name[..semicolon]).Trim();
        bool known = name == "talk" || (name == "refer" && usage.Referral is { HasSent: true });
        usage.Answer(transaction, request, known ? 200 : 489, from, now);
        if (known)
        {
            usage.Emit(new NotifyReceived(usage, name, Encoding.UTF8.GetString(request.Body)));
        }
    }
}
