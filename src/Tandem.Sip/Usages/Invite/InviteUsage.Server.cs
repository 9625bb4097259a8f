using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Endpoint;
using Tandem.Sip.Flows;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Usages.Invite;

/// <summary>The called half: provisional and final answers, the 2xx until its ACK, CANCEL (RFC 3261 §13.3).</summary>
public sealed partial class InviteUsage
{
    private static readonly TimeSpan RingingInterval = TimeSpan.FromMinutes(1);

    private Transaction? serverTransaction;

    /// <summary>The INVITE received has no final answer yet.</summary>
    private bool serverIsOpen;
    private NetAddress serverSource;

    /// <summary>The 2xx to the INVITE or re-INVITE whose ACK is due, and what it belongs to.</summary>
    private byte[]? acceptedBytes;
    private Flow acceptedFlow;
    private uint acceptedCSeq;
    private TimeSpan acceptedInterval;
    private bool acceptedHasOffer;
    private bool byeIsDue;
    private string? byeReason;
    private byte[]? lastProvisional;

    internal InviteUsage(SipEndpoint core, Transaction transaction, SipMessage invite, in Flow source)
    {
        this.core = core;
        CallId = invite.CallId;
        LocalTag = core.NewTag();
        Invite = invite;
        Flow = source;
        Peer = PeerLocation.Of(invite, source.Remote, core.Config.Proxies);
        serverTransaction = transaction;
        serverIsOpen = true;
        serverSource = source.Remote;
        transaction.User = this;
        Count();
        Dialog made = MakeServerDialog(invite, source);
        dialogs.Add(made);
        dialog = made;
        core.Dialogs.Add(made);
        LearnCapabilities(invite);
        LearnReliability(invite);
    }

    /// <summary>UAS: any provisional of 101–199.</summary>
    public bool Provisional(int code, byte[]? sdp, Now now)
    {
        if (IsUac || State > InviteState.Early || !serverIsOpen || code is <= 100 or >= 200)
        {
            return false;
        }
        State = InviteState.Early;
        if (sdp != null)
        {
            lastLocalSdp = sdp;
            dialog!.HasAnswer = true;
        }
        if (PeerWantsReliable)
        {
            SendReliable(code, sdp, now);
            return true;
        }
        core.Write.Response(Invite!, code, null, ToTagBytes, serverSource).Copy(Invite!, HeaderName.RecordRoute);
        core.Write.Contact(Flow);
        SipWriter writer = core.Write.Capabilities();
        lastProvisional = sdp == null ? writer.Finish() : writer.Finish("application/sdp", sdp);
        core.Transactions.Respond(serverTransaction!, code, lastProvisional, now);
        StartTimer(InviteTimer.KeepRinging, RingingInterval, now);
        return true;
    }

    /// <summary>UAS: 200 with the answer (or the offer, when the INVITE had none).</summary>
    public bool Accept(byte[] sdp, Now now)
    {
        if (IsUac || State > InviteState.Early || !serverIsOpen || acceptIsDue != null)
        {
            return false;
        }
        if (!HasUnacknowledgedSdp)
        {
            SendAccept(sdp, now);
            return true;
        }
        // RFC 3262 §5: no 2xx while a reliable provisional with SDP waits for its PRACK.
        acceptIsDue = sdp;
        return true;
    }

    /// <summary>UAS: 300–699. The session is over at once (<see cref="EndCause.Rejected"/>).</summary>
    public bool Reject(int code, string? reason, IReadOnlyList<ExtraHeader>? headers, Now now)
    {
        if (IsUac || State > InviteState.Early || !serverIsOpen || code is < 300 or > 699)
        {
            return false;
        }
        SendReject(code, reason, headers, now);
        Finish(EndCause.Rejected, code, reason ?? ReasonPhrases.Of(code), now);
        Settle();
        return true;
    }

    /// <summary>The peer's CANCEL, already answered.</summary>
    internal void OnCancel(SipMessage cancel, Now now)
    {
        if (!serverIsOpen)
        {
            return;
        }
        string reason = cancel.ReasonText();
        SendReject(487, null, null, now);
        Finish(EndCause.Cancelled, 487, reason, now);
        Settle();
    }

    /// <summary>An ACK inside one of our dialogs.</summary>
    void IDialogUsage.OnAck(SipMessage ack, Now now)
    {
        if (acceptedBytes == null || ack.CSeq != acceptedCSeq)
        {
            return;
        }
        bool hadOffer = acceptedHasOffer;
        StopAccepted();
        if (State == InviteState.Ended)
        {
            if (byeIsDue)
            {
                byeIsDue = false;
                SendBye(dialog!, byeReason, now);
            }
            Settle();
            return;
        }
        State = InviteState.Confirmed;
        Emit(new Acked(this, hadOffer ? ack.Sdp() : null));
        TryNextOffer(now);
    }

    private ReadOnlySpan<byte> ToTagBytes => System.Text.Encoding.ASCII.GetBytes(LocalTag);

    private Dialog MakeServerDialog(SipMessage invite, in Flow source)
    {
        Dialog made = new(this, core.DialogKey(CallId, LocalTag, invite.FromTag), invite.FromTag)
        {
            LocalParty = [.. invite.First(HeaderName.To), .. ";tag="u8, .. ToTagBytes],
            RemoteParty = invite.First(HeaderName.From).ToArray(),
            RemoteTarget = invite.ContactUri().ToArray(),
            RemoteCSeq = invite.CSeq,
            HasRemoteCSeq = true,
            Flow = source,
            LocalCSeq = 0,
        };
        invite.RecordRoutes(made.RouteSet, reversed: false);
        ChooseFlow(made, invite, source);
        return made;
    }

    /// <summary>Whether the dialog follows the Contact or the packets, after a request of the peer.</summary>
    private void ChooseFlow(Dialog of, SipMessage received, in Flow source)
    {
        of.Flow = source;
        Flow = source;
        of.UsesFlow =
            of.RouteSet.Count == 0
            && NatPolicy.UsesFlow(source, UriTarget.AddressOf(of.RemoteTarget), received.Via.HasRport, isAnswer: false);
    }

    private void SendAccept(byte[] sdp, Now now)
    {
        StopTimer(InviteTimer.KeepRinging);
        StopReliable();
        serverIsOpen = false;
        acceptedHasOffer = Invite!.Sdp() == null && !dialog!.HasAnswer;
        dialog!.HasAnswer = true;
        // Where the answer went out reliably before, the 2xx carries none (RFC 3262 §5).
        SendSuccess(serverTransaction!, Invite!, answerWasReliable ? null : sdp, serverSource, now);
        lastLocalSdp = answerWasReliable ? lastLocalSdp : sdp;
        State = InviteState.Answered;
    }

    /// <summary>A 2xx to INVITE or re-INVITE, repeated until its ACK (§13.3.1.4), on streams too.</summary>
    private void SendSuccess(Transaction transaction, SipMessage invite, byte[]? sdp, NetAddress source, Now now)
    {
        core.Write.Response(invite, 200, null, ToTagBytes, source).Copy(invite, HeaderName.RecordRoute);
        core.Write.Contact(transaction.Flow);
        core.Write.Capabilities();
        TakeTimerFromRequest(invite, now);
        SipWriter writer = core.Write.Writer;
        acceptedBytes = sdp == null ? writer.Finish() : writer.Finish("application/sdp", sdp);
        acceptedFlow = transaction.Flow;
        acceptedCSeq = invite.CSeq;
        core.Transactions.Respond(transaction, 200, acceptedBytes, now);
        acceptedInterval = core.Config.Timers.T1;
        StartTimer(InviteTimer.RepeatSuccess, acceptedInterval, now);
        StartTimer(InviteTimer.NoAck, core.Config.Timers.Span64, now);
    }

    private void RepeatSuccess(Now now)
    {
        if (acceptedBytes == null)
        {
            return;
        }
        core.Send(acceptedFlow, acceptedBytes);
        TimeSpan twice = acceptedInterval * 2;
        acceptedInterval = twice < core.Config.Timers.T2 ? twice : core.Config.Timers.T2;
        StartTimer(InviteTimer.RepeatSuccess, acceptedInterval, now);
    }

    /// <summary>No ACK in 64·T1: the dialog is confirmed all the same, and ended (§13.3.1.4).</summary>
    private void OnNoAck(Now now)
    {
        StopAccepted();
        Finish(EndCause.Timeout, 408, "No ACK", now);
        byeIsDue = false;
        SendBye(dialog!, byeReason ?? "SIP;cause=408;text=\"No ACK\"", now);
        Settle();
    }

    private void StopAccepted()
    {
        acceptedBytes = null;
        acceptedHasOffer = false;
        StopTimer(InviteTimer.RepeatSuccess);
        StopTimer(InviteTimer.NoAck);
    }

    private void SendReject(int code, string? reason, IReadOnlyList<ExtraHeader>? headers, Now now)
    {
        StopTimer(InviteTimer.KeepRinging);
        StopReliable();
        serverIsOpen = false;
        core.Write.Response(Invite!, code, reason, ToTagBytes, serverSource);
        core.Transactions.Respond(serverTransaction!, code, core.Write.Extra(headers).Finish(), now);
    }

    private void KeepRinging(Now now)
    {
        if (serverIsOpen && lastProvisional != null)
        {
            core.Transactions.Respond(serverTransaction!, 180, lastProvisional, now);
            StartTimer(InviteTimer.KeepRinging, RingingInterval, now);
        }
    }

    /// <summary>The flow of the INVITE is gone before our final answer, or a refusal got no ACK.</summary>
    private void OnServerFailure(int code, Now now)
    {
        if (code == 408 || !serverIsOpen)
        {
            return;
        }
        serverIsOpen = false;
        StopReliable();
        Finish(EndCause.FlowLost, 503, "", now);
        Settle();
    }
}
