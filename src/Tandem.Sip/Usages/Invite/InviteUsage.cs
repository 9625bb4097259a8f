using System.Globalization;
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

/// <summary>
/// One INVITE usage (RFC 5057 §2): a call we make or take, from its INVITE to its BYE, as its owner sees it. All methods may be called in
/// any state; what a state does not allow is a no-op that returns false. The work is done by its parts, each with a state of its own.
/// </summary>
public sealed class InviteUsage : IDialogUsage, IReferDialog
{
    private readonly PeerRequests requests;
    private bool counted = true;

    internal InviteUsage(SipEndpoint core, Transaction transaction, SipMessage invite, in Flow source)
    {
        Core = core;
        core.Usages++;
        CallId = invite.CallId;
        LocalTag = core.NewTag();
        Flow = source;
        Peer = PeerLocation.Of(invite, source.Remote, core.Config.Proxies);
        Sender = new DialogSender(this, null);
        Exchange = new SdpExchange(this);
        Timer = new SessionTimer(this);
        requests = new PeerRequests(this);
        Dialog = DialogMaking.OfInvite(this, invite, source);
        core.Dialogs.Add(Dialog);
        Incoming = new IncomingInvite(this, transaction, invite, source.Remote);
        Learn(invite);
    }

    internal InviteUsage(SipEndpoint core, InviteRequest request)
    {
        Core = core;
        core.Usages++;
        CallId = request.CallId ?? LoopMark.Token(core.Config.Loop, core.Ids, LoopMark.CallIdLength);
        LocalTag = core.NewTag();
        Owner = request.Owner;
        Sender = new DialogSender(this, request.Credential);
        Exchange = new SdpExchange(this);
        Timer = new SessionTimer(this);
        requests = new PeerRequests(this);
        Outgoing = new OutgoingInvite(this, request);
    }

    /// <summary>The owner's own mark.</summary>
    public object? Owner { get; set; }

    /// <summary>True when we sent the INVITE.</summary>
    public bool IsUac => Outgoing != null;

    /// <summary>UAC: something came back to the INVITE, if only 100 Trying.</summary>
    public bool IsHeard => Outgoing is { IsHeard: true };

    public string CallId { get; }

    public InviteState State { get; private set; }

    /// <summary>The INVITE received (UAS), until the usage is over; null for UAC.</summary>
    public SipMessage? Invite => State == InviteState.Ended ? null : Incoming?.Invite;

    /// <summary>Where we reach the peer now.</summary>
    public Flow Flow { get; internal set; }

    /// <summary>Where the peer itself is: with a call of ours what is known of the one called, then what its own requests show.</summary>
    public PeerLocation Peer { get; internal set; }

    /// <summary>The peer takes UPDATE (RFC 3311), so a change can be offered before the answer.</summary>
    public bool PeerAllowsUpdate { get; internal set; }

    public string LocalTag { get; }

    /// <summary>The peer's tag in the dialog that counts; "" while there is none.</summary>
    public string RemoteTag => Dialog?.RemoteTag ?? "";

    /// <summary>This dialog as a Replaces header names it to the peer (RFC 3891 §6.1); null before it is confirmed.</summary>
    public string? Replaces =>
        Dialog == null || State != InviteState.Confirmed ? null : $"{CallId};to-tag={Dialog.RemoteTag};from-tag={LocalTag}";

    internal SipEndpoint Core { get; }

    internal IncomingInvite? Incoming { get; }

    internal OutgoingInvite? Outgoing { get; }

    internal DialogSender Sender { get; }

    /// <summary>Null before the first 2xx of ours.</summary>
    internal AckWait? Acks { get; set; }

    /// <summary>Null before the first REFER.</summary>
    internal Referral? Referral { get; set; }

    internal SdpExchange Exchange { get; }

    internal SessionTimer Timer { get; }

    /// <summary>The dialog that was confirmed, or the one that spoke last.</summary>
    internal Dialog? Dialog { get; set; }

    internal byte[] TagBytes => field ??= Encoding.ASCII.GetBytes(LocalTag);

    /// <summary>UAS: 180, with the answer as early media if <paramref name="sdp"/> is given.</summary>
    public bool Ring(byte[]? sdp, Now now) => Provisional(180, sdp, now);

    /// <summary>UAS: 183 Session Progress.</summary>
    public bool Progress(byte[]? sdp, Now now) => Provisional(183, sdp, now);

    /// <summary>UAS: any provisional of 101–199.</summary>
    public bool Provisional(int code, byte[]? sdp, Now now) => Incoming != null && Incoming.Provide(code, sdp, now);

    /// <summary>UAS: 200 with the answer (or the offer, when the INVITE had none).</summary>
    public bool Accept(byte[] sdp, Now now) => Incoming != null && Incoming.Accept(sdp, now);

    /// <summary>UAS: 300–699. The usage is over at once (<see cref="EndCause.Rejected"/>).</summary>
    public bool Reject(int code, string? reason, IReadOnlyList<ExtraHeader>? headers, Now now) =>
        Incoming != null && Incoming.Refuse(code, reason, headers, now);

    /// <summary>
    /// UAC: gives the call up before an answer. The usage is over at once (<see cref="EndCause.Cancelled"/>); CANCEL goes out when
    /// the protocol allows, with a Reason header (RFC 3326), and a 2xx that crosses it is acknowledged and ended by BYE inside.
    /// </summary>
    public bool Cancel(Now now, string? reasonHeader = null) =>
        State <= InviteState.Early && Outgoing != null && Outgoing.GiveUp(EndCause.Cancelled, 487, "", reasonHeader, now);

    /// <summary>Ends an answered call, with a Reason header (RFC 3326) like <c>Q.850;cause=16</c>. The usage is over at once (<see cref="EndCause.LocalBye"/>).</summary>
    public bool Bye(Now now, string? reasonHeader = null)
    {
        if (State is not (InviteState.Answered or InviteState.Confirmed))
        {
            return false;
        }
        HangUp(EndCause.LocalBye, 0, "", reasonHeader, now);
        return true;
    }

    /// <summary>The right thing for the state: reject with the code, cancel, or BYE with the code as Reason.</summary>
    public bool End(Now now, int code, string? reason = null)
    {
        string? header = code == 0 ? null : $"SIP;cause={code}{(reason == null ? "" : $";text=\"{reason}\"")}";
        return State switch
        {
            InviteState.Calling or InviteState.Early when IsUac => Cancel(now, header),
            InviteState.Calling or InviteState.Early => Reject(code < 300 ? 480 : code, reason, null, now),
            InviteState.Answered or InviteState.Confirmed => Bye(now, header),
            _ => false,
        };
    }

    /// <summary>
    /// Offers a change: by UPDATE before the answer (where allowed), else by re-INVITE. While another offer is under way it waits (a later
    /// one replaces it). 491 is retried inside. Ends in <see cref="SdpAnswered"/>, or leaves the session as it was.
    /// </summary>
    /// <param name="sdp">The offer.</param>
    /// <param name="now">The turn's time.</param>
    /// <param name="preferUpdate">Use UPDATE after the answer too, if the peer allows it.</param>
    public bool OfferSdp(byte[] sdp, Now now, bool preferUpdate = false) => Exchange.Offer(sdp, preferUpdate, now);

    /// <summary>Answers <see cref="SdpOffered"/> (or gives the offer it asked for), or <see cref="Answered"/> with NeedsAnswer.</summary>
    public bool AnswerSdp(byte[] sdp, Now now) => Exchange.Answer(sdp, now);

    /// <summary>Refuses <see cref="SdpOffered"/>, e.g. 488.</summary>
    public bool RefuseSdp(int code, Now now, ExtraHeader[]? headers = null) => Exchange.Refuse(code, now, headers);

    /// <summary>
    /// Asks the peer whether it is still there: UPDATE without SDP where allowed, else re-INVITE with the last SDP unchanged.
    /// <see cref="Probed"/> on any answer but 481 and 408; these, and 32 s of silence, end the usage.
    /// </summary>
    public bool Probe(Now now) => Exchange.Probe(now);

    /// <summary>INFO inside the confirmed dialog. Its answer is not reported, except 481 and silence, which end the usage.</summary>
    public bool Info(string contentType, byte[] body, Now now)
    {
        if (State != InviteState.Confirmed || Dialog == null)
        {
            return false;
        }
        Sender.Send(Dialog, new DialogRequest(RequestPurpose.Info) { Body = body, ContentType = contentType }, now);
        return true;
    }

    /// <summary>INFO application/dtmf-relay.</summary>
    public bool SendDtmfInfo(char digit, int milliseconds, Now now) => Info(DtmfInfo.RelayType, DtmfInfo.Relay(digit, milliseconds), now);

    /// <summary>
    /// Tells the phone in its early or confirmed dialogs of an event without subscription, as desk phones take them: <c>talk</c> answers a
    /// ringing call. False when there is no dialog yet.
    /// </summary>
    public bool Notify(string eventName, Now now)
    {
        if (State == InviteState.Ended || Dialog == null)
        {
            return false;
        }
        IReadOnlyList<Dialog> all = Outgoing != null ? [.. Outgoing.Forks.All] : [Dialog];
        foreach (Dialog each in all)
        {
            Sender.Send(each, new DialogRequest(RequestPurpose.Notify) { Headers = [new ExtraHeader("Event", eventName)] }, now);
        }
        return all.Count > 0;
    }

    /// <summary>How the REFER under way fares (RFC 3515 §2.4.4): a first failure refuses it, for that reason; else it is accepted with 202.</summary>
    /// <remarks>All that follows is told by NOTIFY. A final code ends the implicit subscription.</remarks>
    public bool ReferProgress(int code, Now now, string? reason = null) =>
        State == InviteState.Confirmed && Referral?.Progress(code, reason, now) == true;

    /// <summary>Asks the peer to call somebody else in our place (RFC 3515); what comes of it arrives as <see cref="NotifyReceived"/>.</summary>
    public bool Refer(string referTo, Now now) => State == InviteState.Confirmed && (Referral ??= new Referral(this)).Send(referTo, now);

    void IDialogUsage.OnRequest(Dialog of, Transaction transaction, SipMessage request, in Flow source, Now now) =>
        requests.Take(of, transaction, request, source, now);

    void IDialogUsage.OnAck(SipMessage ack, Now now) => Acks?.Take(ack, now);

    void IDialogUsage.OnOfferCancelled(Transaction transaction, Now now) => Exchange.Withdraw(transaction, now);

    void IDialogUsage.OnDialogResponse(Dialog from, Transaction transaction, SipMessage response, Now now) =>
        Sender.OnResponse(from, transaction, response, now);

    ReadOnlySpan<byte> IDialogUsage.BuildDialogAck(Dialog of, Transaction transaction) => Sender.BuildAck(of, transaction);

    void IDialogUsage.OnDialogFailure(Dialog from, Transaction transaction, int code, Now now)
    {
        if (transaction.IsServer)
        {
            // The re-INVITE's or UPDATE's sender is gone; what it offered is void.
            Exchange.Forget(transaction);
        }
        else
        {
            Sender.OnFailure(from, transaction, code, now);
        }
    }

    void IDialogUsage.OnDialogFlow(Dialog to, int cookie, Flow? flow, Now now) => Sender.OnFlow(to, cookie, flow, now);

    void IReferDialog.AnswerRefer(Transaction transaction, SipMessage request, int code, string? reason, NetAddress source, Now now)
    {
        Core.Write.Response(request, code, reason, TagBytes, source);
        if (code < 300)
        {
            Core.Write.Contact(transaction.Flow);
        }
        Core.Transactions.Respond(transaction, code, Core.Write.Writer.Finish(), now);
    }

    void IReferDialog.Send(DialogRequest request, Now now)
    {
        if (Dialog is Dialog to)
        {
            Sender.Send(to, request, now);
        }
    }

    void IReferDialog.TellReferred(string user, ReplacesTarget? replaces) => Emit(new ReferReceived(this, user, replaces));

    /// <summary>Our call was answered in that dialog.</summary>
    /// <param name="dialog">The dialog.</param>
    /// <param name="isLocated">False when proxies that stay in it hide who answered, and no registration has shown where that is.</param>
    internal void Reached(Dialog dialog, bool isLocated)
    {
        Dialog = dialog;
        Flow = dialog.Flow;
        Peer = Peer with { IsKnown = Peer.IsKnown && isLocated };
    }

    internal void MoveTo(InviteState state)
    {
        if (State != InviteState.Ended)
        {
            State = state;
        }
    }

    internal void Emit(SipEvent what)
    {
        if (State != InviteState.Ended)
        {
            Core.Outbox.Events.Add(what);
        }
    }

    /// <summary>The owner's end of the usage: exactly one <see cref="Ended"/>.</summary>
    internal void Finish(EndCause cause, int code, string reason, Now now, IReadOnlyList<RedirectContact>? contacts = null)
    {
        if (State == InviteState.Ended)
        {
            return;
        }
        Core.Outbox.Events.Add(new Ended(this, cause, code, reason) { Contacts = contacts ?? [] });
        State = InviteState.Ended;
        Timer.Stop();
        Outgoing?.StopWaiting();
        Exchange.Abandon(now);
        Referral?.Stop(now);
    }

    /// <summary>Ends an answered call from our side: BYE now, or as soon as the ACK is there (RFC 3261 §15).</summary>
    internal void HangUp(EndCause cause, int code, string text, string? reasonHeader, Now now)
    {
        bool taken =
            (Incoming != null && Incoming.HangUp(cause, code, text, reasonHeader, now))
            || (Outgoing != null && Outgoing.HangUp(cause, code, text, reasonHeader, now));
        if (!taken)
        {
            Finish(cause, code, text, now);
            Acks?.Stop();
            SendBye(Dialog, reasonHeader, now);
        }
        Settle(now);
    }

    /// <summary>The peer no longer knows the dialog, or is silent (RFC 3261 §12.2.1.2). A BYE still goes out: it harms nobody.</summary>
    internal void Lose(int code, Now now)
    {
        if (State != InviteState.Ended)
        {
            EndCause cause =
                code == 481 ? EndCause.Failed
                : code == 408 ? EndCause.Timeout
                : EndCause.FlowLost;
            HangUp(cause, code, ReasonPhrases.Of(code), null, now);
        }
    }

    internal void SendBye(Dialog? to, string? reasonHeader, Now now)
    {
        if (to != null)
        {
            ExtraHeader[] headers = reasonHeader == null ? [] : [new ExtraHeader("Reason", reasonHeader)];
            Sender.Send(to, new DialogRequest(RequestPurpose.Bye) { Headers = headers }, now);
        }
    }

    /// <summary>What the peer can do, out of any message of it.</summary>
    internal void Learn(SipMessage message)
    {
        if (message.Has(HeaderName.Allow))
        {
            PeerAllowsUpdate = message.Lists(HeaderName.Allow, "UPDATE");
        }
        Timer.Learn(message);
    }

    internal void Answer(Transaction transaction, SipMessage request, int code, NetAddress source, Now now, ExtraHeader[]? headers = null)
    {
        Core.Write.Response(request, code, null, TagBytes, source);
        Core.Transactions.Respond(transaction, code, Core.Write.Extra(headers).Finish(), now);
    }

    /// <summary>500 with Retry-After of 0–10 s (RFC 3261 §14.2).</summary>
    internal void AnswerLater(Transaction transaction, SipMessage request, NetAddress source, Now now)
    {
        string seconds = Core.Jitter.Between(0, 10).ToString(CultureInfo.InvariantCulture);
        Answer(transaction, request, 500, source, now, [new ExtraHeader("Retry-After", seconds)]);
    }

    /// <summary>Another fork of a call that is over has answered: it must be told.</summary>
    internal void Reopen()
    {
        if (!counted)
        {
            counted = true;
            Core.Usages++;
        }
    }

    /// <summary>Lets go of everything once the usage is over and the protocol owes the peer nothing more.</summary>
    internal void Settle(Now now)
    {
        bool owes = Sender.UnderWay > 0 || Acks is { IsWaiting: true } || Incoming is { IsDone: false } || Outgoing is { IsDone: false };
        if (!counted || State != InviteState.Ended || owes)
        {
            return;
        }
        counted = false;
        Core.Usages--;
        Exchange.Stop();
        Incoming?.Stop();
        Core.Messages.Return(Incoming?.Invite);
        Outgoing?.Stop(now);
        if (Dialog is Dialog last)
        {
            Core.Dialogs.Remove(last);
        }
        Dialog = null;
    }
}
