using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Auth;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Endpoint;
using Tandem.Sip.Flows;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;
using Tandem.Sip.Settings;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Usages.Invite;

/// <summary>The caller's half: the INVITE out, its forks, CANCEL and its races (RFC 3261 §9.1, §13.2).</summary>
public sealed partial class InviteUsage
{
    private InviteRequest? request;
    private readonly OutboundCredential? credential;
    private byte[] localParty = [];
    private byte[] toParty = [];
    private byte[] targetUri = [];
    private byte[] inviteBranch = [];
    private ExtraHeader[] authorization = [];
    private uint inviteCSeq;
    private int inviteAttempts;
    private Transaction? inviteTransaction;
    private bool hasProvisional;
    private bool cancelIsDue;
    private string? cancelReason;

    /// <summary>Our INVITE had no SDP and the 2xx brought an offer that the owner has not answered.</summary>
    private bool answerIsDue;

    internal InviteUsage(SipEndpoint core, InviteRequest request)
    {
        this.core = core;
        this.request = request;
        IsUac = true;
        Owner = request.Owner;
        credential = request.Credential;
        CallId = request.CallId ?? LoopMark.Token(core.Config.Loop, core.Ids, LoopMark.CallIdLength);
        LocalTag = core.NewTag();
        Count();
    }

    internal void Start(Now now)
    {
        InviteRequest r = request!;
        targetUri = Encoding.UTF8.GetBytes(r.Target);
        string display = r.FromDisplay.Length == 0 ? "" : $"\"{Quoted(r.FromDisplay)}\" ";
        localParty = Encoding.UTF8.GetBytes($"{display}<sip:{UriTarget.EscapeUser(r.FromUser)}@{r.FromDomain}>;tag={LocalTag}");
        toParty = Encoding.UTF8.GetBytes($"<{r.ToUri ?? r.Target}>");
        lastLocalSdp = r.Sdp;
        StartTimer(InviteTimer.NoAnswer, core.Config.Timers.C, now);
        SendInvite(now);
    }

    // RFC 3261 §25.1: a quoted string has no line ends; one that came by configuration must not begin a header of its own.
    private static string Quoted(string text)
    {
        if (text.AsSpan().ContainsAnyInRange('\0', '\x1F') || text.Contains('\x7F'))
        {
            text = string.Concat(text.Where(character => !char.IsControl(character)));
        }
        return text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
    }

    private void SendInvite(Now now)
    {
        underWay++;
        if (request!.Flow is Flow given && core.Flows.IsOpen(given))
        {
            OnInviteFlow(given, now);
            return;
        }
        ReadOnlySpan<byte> next = request.Route.Count > 0 ? Encoding.UTF8.GetBytes(request.Route[0]) : targetUri;
        FlowSearch search = core.Flows.Find(UriTarget.HopOf(next), default, this, 0, now, out Flow flow);
        if (search == FlowSearch.Ready)
        {
            OnInviteFlow(flow, now);
        }
        else if (search == FlowSearch.Unavailable)
        {
            OnInviteFlow(null, now);
        }
    }

    private void OnInviteFlow(Flow? found, Now now)
    {
        if (State == InviteState.Ended)
        {
            underWay--;
            Settle();
            return;
        }
        if (found is not Flow flow || core.Transactions.IsFull)
        {
            underWay--;
            Finish(found == null ? EndCause.FlowLost : EndCause.Failed, 503, "Service Unavailable", now);
            Settle();
            return;
        }
        inviteCSeq++;
        inviteBranch = core.NewBranch();
        byte[] bytes = BuildInvite(ref flow);
        Flow = flow;
        Peer = request!.Peer ?? new PeerLocation(flow.Remote, true);
        inviteTransaction = core.Transactions.Start(
            TransactionKind.InviteClient,
            core.ClientKey(inviteBranch, SipMethod.Invite),
            flow,
            bytes,
            this,
            (int)RequestPurpose.Invite,
            inviteCSeq,
            now
        );
    }

    private byte[] BuildInvite(ref Flow flow)
    {
        byte[] bytes = WriteInvite(flow);
        // RFC 3261 §18.1.1 wants TCP for big requests. Phones without TCP are the rule, so only a stream that is open already is used.
        if (
            flow.Transport == SipTransport.Udp
            && bytes.Length > core.Config.Limits.UdpBytes
            && core.Flows.TryStreamTo(flow.Remote, out Flow stream)
        )
        {
            flow = stream;
            bytes = WriteInvite(stream);
        }
        return bytes;
    }

    private byte[] WriteInvite(in Flow flow)
    {
        InviteRequest r = request!;
        core.Write.Request(SipMethod.Invite, targetUri, flow, inviteBranch, r.MaxForwards);
        WriteInviteHead(toParty, SipMethod.Invite);
        core.Write.Contact(flow);
        core.Write.Capabilities();
        WriteTimerWish(false);
        core.Write.Extra(authorization);
        core.Write.Extra(r.Headers);
        return Complete("application/sdp", r.Sdp);
    }

    private byte[] Complete(string contentType, byte[]? body)
    {
        SipWriter writer = core.Write.UserAgent();
        return body == null ? writer.Finish() : writer.Finish(contentType, body);
    }

    /// <summary>What INVITE, its CANCEL and the ACK to its refusal have in common.</summary>
    private void WriteInviteHead(ReadOnlySpan<byte> to, SipMethod method)
    {
        SipWriter writer = core.Write.Writer;
        foreach (string route in request!.Route)
        {
            writer.Begin(HeaderName.Route).Add("<"u8).Add(route).Add(">"u8).End();
        }
        writer.Header(HeaderName.From, localParty).Header(HeaderName.To, to).Header(HeaderName.CallId, CallId);
        core.Write.CSeq(inviteCSeq, method);
    }

    private byte[] BuildInviteAck(SipMessage response)
    {
        core.Write.Request(SipMethod.Ack, targetUri, inviteTransaction!.Flow, inviteBranch, 70);
        WriteInviteHead(response.First(HeaderName.To), SipMethod.Ack);
        return core.Write.Writer.Finish();
    }

    private void OnNoAnswer(Now now)
    {
        if (IsUac && State <= InviteState.Early)
        {
            Finish(EndCause.Timeout, 408, "Request Timeout", now);
            CancelInvite(null, now);
            Settle();
        }
    }

    private void OnInviteResponse(Transaction transaction, SipMessage response, Now now)
    {
        int code = response.StatusCode;
        if (code < 200)
        {
            OnInviteProvisional(response, code, now);
        }
        else if (code < 300)
        {
            OnInviteSuccess(transaction, response, now);
        }
        else
        {
            OnInviteFailure(response, code, now);
        }
    }

    private void OnInviteProvisional(SipMessage response, int code, Now now)
    {
        hasProvisional = true;
        if (cancelIsDue)
        {
            SendCancel(now);
        }
        if (code == 100 || State >= InviteState.Answered)
        {
            return;
        }
        Dialog? early = response.ToTag.Length > 0 ? FindOrMakeDialog(response) : null;
        if (early != null && !TakeReliable(early, response, now))
        {
            return;
        }
        LearnCapabilities(response);
        State = InviteState.Early;
        dialog = early ?? dialog;
        byte[]? sdp = response.Sdp();
        if (early != null && sdp != null && request?.Sdp != null)
        {
            early.HasAnswer = true;
        }
        Emit(new Progressed(this, code, sdp, early == null ? "" : early.RemoteTag));
        TryNextOffer(now);
    }

    private void OnInviteSuccess(Transaction transaction, SipMessage response, Now now)
    {
        Dialog? known = FindDialog(response.ToTag);
        if (known?.Ack != null)
        {
            // A repeated 2xx: the ACK was lost.
            SendAgain(known, known.Ack, now);
            return;
        }
        if (known != null && known == dialog && State == InviteState.Answered)
        {
            return;
        }
        bool isFirst = underWay > 0 && !transactionIsDone;
        Dialog? confirmed = known ?? FindOrMakeDialog(response);
        if (isFirst)
        {
            InviteIsDone();
        }
        if (confirmed == null)
        {
            return;
        }
        if (known != null)
        {
            SetRoutes(known, response);
        }
        if (State == InviteState.Ended || !isFirst)
        {
            // It crossed our CANCEL, or another fork answered too: it is taken and ended (RFC 3261 §13.2.2.4).
            Count();
            if (!dialogs.Contains(confirmed))
            {
                dialogs.Add(confirmed);
            }
            core.Dialogs.Add(confirmed);
            SendAck(confirmed, null, now);
            SendInDialog(confirmed, new DialogRequest(RequestPurpose.Bye), now);
            Settle();
            return;
        }
        Confirm(confirmed, response, now);
    }

    private void Confirm(Dialog confirmed, SipMessage response, Now now)
    {
        dialog = confirmed;
        Flow = confirmed.Flow;
        // Proxies that stay in the dialog hide the one who answered, unless its registration has shown where it is.
        Peer = Peer with
        {
            IsKnown = Peer.IsKnown && (request!.Peer != null || confirmed.RouteSet.Count == 0),
        };
        StopTimer(InviteTimer.NoAnswer);
        LearnCapabilities(response);
        byte[]? sdp = response.Sdp();
        answerIsDue = request!.Sdp == null && sdp != null && !confirmed.HasAnswer;
        confirmed.HasAnswer = true;
        State = answerIsDue ? InviteState.Answered : InviteState.Confirmed;
        TakeTimerFrom(response, now);
        if (!answerIsDue)
        {
            SendAck(confirmed, null, now);
        }
        Emit(new Answered(this, sdp, answerIsDue));
        TryNextOffer(now);
    }

    private void OnInviteFailure(SipMessage response, int code, Now now)
    {
        InviteIsDone();
        if (State == InviteState.Ended)
        {
            Settle();
            return;
        }
        if (TryInviteAgain(response, code, now))
        {
            return;
        }
        Finish(EndCause.Rejected, code, response.Phrase(), now);
        Settle();
    }

    /// <summary>After a challenge we have credentials for, and after a 422 (RFC 4028 §7.4).</summary>
    private bool TryInviteAgain(SipMessage response, int code, Now now)
    {
        if (code is 401 or 407 && authorization.Length == 0 && request!.Credential is OutboundCredential credential)
        {
            authorization = Auth.DigestAnswer.To(response, credential, SipMethod.Invite, request.Target, core.Ids);
            if (authorization.Length > 0)
            {
                SendInviteAgain(now);
                return true;
            }
        }
        if (code == 422 && inviteAttempts++ < 2 && TakeMinimum(response))
        {
            SendInviteAgain(now);
            return true;
        }
        return false;
    }

    private void SendInviteAgain(Now now)
    {
        transactionIsDone = false;
        hasProvisional = false;
        foreach (Dialog each in dialogs)
        {
            core.Dialogs.Remove(each);
        }
        dialogs.Clear();
        dialog = null;
        State = InviteState.Calling;
        SendInvite(now);
    }

    private bool transactionIsDone;

    /// <summary>The INVITE has its final answer, or will never have one.</summary>
    private void InviteIsDone()
    {
        if (!transactionIsDone)
        {
            transactionIsDone = true;
            cancelIsDue = false;
            underWay--;
            StopTimer(InviteTimer.CancelIgnored);
        }
        Settle();
    }

    /// <summary>INVITE or CANCEL got no answer, or its flow is gone; or the flow of the INVITE we were answering is.</summary>
    private void OnOwnFailure(Transaction transaction, int code, Now now)
    {
        if (transaction.IsServer)
        {
            OnServerFailure(code, now);
            return;
        }
        if (transaction.Purpose == (int)RequestPurpose.Cancel)
        {
            OnCancelFinished(code, now);
            return;
        }
        InviteIsDone();
        Finish(code == 408 ? EndCause.Timeout : EndCause.FlowLost, code, "", now);
        Settle();
    }
}
