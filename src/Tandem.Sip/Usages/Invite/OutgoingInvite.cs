using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Auth;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Endpoint;
using Tandem.Sip.Flows;
using Tandem.Sip.Messages;
using Tandem.Sip.Timers;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Usages.Invite;

/// <summary>The calling half of a usage: the INVITE out, its answers and forks, CANCEL and its races (<see cref="OutgoingInviteMachine"/>).</summary>
internal sealed class OutgoingInvite : ITransactionUser, IFlowWaiter, ITimed
{
    /// <summary>What an input is about, for the actions it leads to.</summary>
    private readonly record struct Circumstance(EndCause Cause = EndCause.Failed, int Code = 0, string Text = "")
    {
        /// <summary>Whose 2xx it is.</summary>
        public Dialog? Dialog { get; init; }

        /// <summary>The peer's description in force.</summary>
        public byte[]? TheirSdp { get; init; }

        /// <summary>Our answer to it.</summary>
        public byte[]? OurSdp { get; init; }

        /// <summary>Where a 3xx sends us.</summary>
        public IReadOnlyList<RedirectContact>? Contacts { get; init; }
    }

    private const int NoAnswerTimer = 0;
    private const int CancelIgnoredTimer = 1;
    private readonly InviteUsage usage;
    private readonly SipEndpoint core;
    private readonly InviteRequest request;
    private readonly InviteMessages messages;
    private OutgoingInviteState state;
    private ChallengeAnswers? credentials;
    private int attempts;
    private Transaction? transaction;
    private string? reason;
    private DeadlineHandle noAnswer;
    private DeadlineHandle cancelIgnored;

    public OutgoingInvite(InviteUsage usage, InviteRequest request)
    {
        this.usage = usage;
        this.request = request;
        core = usage.Core;
        Forks = new ForkedDialogs(usage);
        messages = new InviteMessages(usage, request);
    }

    public ForkedDialogs Forks { get; }
    public byte[] LocalParty => messages.From;
    public uint CSeq => messages.CSeq;

    /// <summary>The INVITE carries our offer.</summary>
    public bool HasOffer => request.Sdp != null;

    /// <summary>Where the INVITE went.</summary>
    public Flow Flow => transaction!.Flow;

    public bool IsHeard => state > OutgoingInviteState.Calling && state != OutgoingInviteState.CancelDue;

    public bool IsDone => state == OutgoingInviteState.Done;

    /// <summary>What it takes to cancel the INVITE after a restart; null while nothing came back (RFC 3261 §9.1), and once it has its final answer.</summary>
    public DialogState? Pending => state == OutgoingInviteState.Proceeding ? messages.State(Flow) : null;

    public void Start(Now now)
    {
        if (request.Sdp != null)
        {
            usage.Exchange.Sent(request.Sdp);
        }
        Arm(ref noAnswer, NoAnswerTimer, core.Config.Timers.C, now);
        Search(now);
    }

    /// <summary>Gives up: by the owner's wish, or because nobody answers.</summary>
    public bool GiveUp(EndCause cause, int code, string text, string? reasonHeader, Now now)
    {
        reason = reasonHeader;
        return Feed(OutgoingInviteInput.GiveUp, new Circumstance(cause, code, text), now);
    }

    public bool HangUp(EndCause cause, int code, string text, string? reasonHeader, Now now)
    {
        reason = reasonHeader;
        return Feed(OutgoingInviteInput.HangUp, new Circumstance(cause, code, text), now);
    }

    /// <summary>BYE before the ACK: one fork is gone, though the INVITE may still be answered by another; or all is over.</summary>
    public void OnBye(Dialog of, string text, Now now)
    {
        if (state == OutgoingInviteState.AnswerDue && of == usage.Dialog)
        {
            state = OutgoingInviteState.Done;
            usage.Finish(EndCause.RemoteBye, 0, text, now);
            usage.Settle(now);
            return;
        }
        Forks.Remove(of);
        usage.Dialog = usage.Dialog == of ? null : usage.Dialog;
    }

    /// <summary>The owner's answer to the offer of the 2xx.</summary>
    public bool AnswerSdp(byte[] sdp, Now now) =>
        Feed(OutgoingInviteInput.AnswerGiven, new Circumstance { Dialog = usage.Dialog, OurSdp = sdp }, now);

    public void Route(Dialog of, SipMessage response) =>
        DialogMaking.Route(of, response, messages.Target, symmetric: request.Flow != null && request.Route.Count == 0);

    /// <summary>The usage is over for its owner: nothing is waited for but what the protocol owes.</summary>
    public void StopWaiting() => core.Timers.Cancel(ref noAnswer);

    public void Stop(Now now)
    {
        core.Timers.Cancel(ref noAnswer);
        core.Timers.Cancel(ref cancelIgnored);
        Forks.Clear();
        core.Transactions.Part(request.Credential == null ? transaction : null, now);
    }

    void IFlowWaiter.OnFlowReady(int cookie, Flow flow, Now now)
    {
        if (!core.Transactions.HasRoom(TransactionShare.Calls))
        {
            Feed(OutgoingInviteInput.NoFlow, new Circumstance(EndCause.Failed, 503, "Too Many Transactions"), now);
            return;
        }
        usage.Flow = flow;
        Feed(OutgoingInviteInput.FlowFound, default, now);
    }

    void IFlowWaiter.OnFlowUnavailable(int cookie, Now now) =>
        Feed(OutgoingInviteInput.NoFlow, new Circumstance(EndCause.FlowLost, 503, "Unreachable"), now);

    void ITransactionUser.OnResponse(Transaction of, SipMessage response, Now now)
    {
        if (of.Purpose == (int)RequestPurpose.Cancel)
        {
            return;
        }
        int code = response.StatusCode;
        if (code < 200)
        {
            OnProvisional(response, code, now);
        }
        else if (code < 300)
        {
            OnSuccess(response, now);
        }
        else
        {
            OnFailure(response, code, now);
        }
    }

    ReadOnlySpan<byte> ITransactionUser.BuildAck(Transaction of, SipMessage response) => messages.Ack(of.Flow, response);

    void ITransactionUser.OnTimeout(Transaction of, Now now) => Feed(of, OutgoingInviteInput.Timeout, EndCause.Timeout, 408, now);

    void ITransactionUser.OnTransportError(Transaction of, Now now) => Feed(of, OutgoingInviteInput.FlowLost, EndCause.FlowLost, 503, now);

    void ITimed.OnTimer(int timer, Now now)
    {
        if (timer == NoAnswerTimer)
        {
            noAnswer = default;
            GiveUp(EndCause.Timeout, 408, "Request Timeout", null, now);
            return;
        }
        cancelIgnored = default;
        Feed(OutgoingInviteInput.CancelIgnored, default, now);
    }

    private void Search(Now now)
    {
        Flow flow = request.Flow ?? default;
        FlowSearch search =
            request.Flow != null && core.Flows.IsOpen(flow)
                ? FlowSearch.Ready
                : core.Flows.Find(UriTarget.HopOf(Encoding.UTF8.GetBytes(request.Hop)), default, this, 0, now, out flow);
        if (search == FlowSearch.Ready)
        {
            ((IFlowWaiter)this).OnFlowReady(0, flow, now);
        }
        else if (search == FlowSearch.Unavailable)
        {
            ((IFlowWaiter)this).OnFlowUnavailable(0, now);
        }
    }

    // Of CANCEL's own fate nobody has to know.
    private bool Feed(Transaction of, OutgoingInviteInput input, EndCause cause, int code, Now now) =>
        of.Purpose == (int)RequestPurpose.Invite && Feed(input, new Circumstance(cause, code), now);

    private bool Feed(OutgoingInviteInput input, in Circumstance what, Now now)
    {
        OutgoingInviteStep step = OutgoingInviteMachine.Next(state, input);
        if (step.State == state && step.Actions == OutgoingInviteAction.None)
        {
            return false;
        }
        state = step.State;
        if (IsDone)
        {
            core.Timers.Cancel(ref cancelIgnored);
        }
        Act(step.Actions, what, now);
        usage.Settle(now);
        return true;
    }

    private void Act(OutgoingInviteAction actions, in Circumstance what, Now now)
    {
        if (actions.HasFlag(OutgoingInviteAction.SendInvite))
        {
            SendInvite(now);
        }
        if (actions.HasFlag(OutgoingInviteAction.SendCancel))
        {
            SendCancel(now);
        }
        if (actions.HasFlag(OutgoingInviteAction.DropTransaction))
        {
            core.Transactions.Drop(transaction!);
        }
        if (actions.HasFlag(OutgoingInviteAction.SendAck))
        {
            SendAck(what.Dialog ?? usage.Dialog!, what.OurSdp, now);
        }
        if (actions.HasFlag(OutgoingInviteAction.TellAnswered))
        {
            bool needsAnswer = state == OutgoingInviteState.AnswerDue;
            usage.MoveTo(needsAnswer ? InviteState.Answered : InviteState.Confirmed);
            usage.Emit(new Answered(usage, what.TheirSdp, needsAnswer));
            usage.Exchange.TryNext(now);
        }
        if (actions.HasFlag(OutgoingInviteAction.End))
        {
            usage.Finish(what.Cause, what.Code, what.Text, now, what.Contacts);
        }
        if (actions.HasFlag(OutgoingInviteAction.SendBye))
        {
            usage.SendBye(what.Dialog ?? usage.Dialog, reason, now);
        }
    }

    private void SendAck(Dialog to, byte[]? sdp, Now now)
    {
        if (sdp != null)
        {
            to.Take(SdpInput.SendAnswer);
            usage.Exchange.Sent(sdp);
            usage.MoveTo(InviteState.Confirmed);
        }
        usage.Sender.SendAck(to, CSeq, credentials, sdp, now);
    }

    private void OnProvisional(SipMessage response, int code, Now now)
    {
        Feed(OutgoingInviteInput.Provisional, default, now);
        if (code == 100 || state != OutgoingInviteState.Proceeding)
        {
            return;
        }
        Dialog? early = !response.ToTagText.IsEmpty ? Forks.FindOrMake(response, this) : null;
        string rack = "";
        bool isReliable = early != null && ReliableProvisional.Is(response);
        if (isReliable && !ReliableProvisional.TryTake(early!, response, out rack))
        {
            return;
        }
        usage.Learn(response);
        usage.MoveTo(InviteState.Early);
        usage.Dialog = early ?? usage.Dialog;
        byte[]? sdp = early == null ? null : response.Sdp();
        bool isOffer = isReliable && !HasOffer && sdp != null && early!.Take(SdpInput.ReceiveOffer);
        if (isReliable && !isOffer)
        {
            usage.Sender.SendPrack(early!, rack, null, now);
        }
        byte[]? described = isOffer || early == null ? null : early.TakeEarlyAnswer(sdp, isReliable);
        usage.Emit(new Progressed(usage, code, described, early == null ? "" : early.RemoteTag));
        if (isOffer)
        {
            usage.Exchange.TakeEarlyOffer(early!, rack, sdp!);
        }
        usage.Exchange.TryNext(now);
    }

    private void OnSuccess(SipMessage response, Now now)
    {
        Dialog? known = Forks.Find(response);
        if (known?.Ack is DialogRequest ack)
        {
            // A repeated 2xx: the ACK was lost.
            usage.Sender.Send(known, ack, now);
            return;
        }
        if (state == OutgoingInviteState.AnswerDue && known == usage.Dialog)
        {
            return;
        }
        bool isOurs = state is OutgoingInviteState.Calling or OutgoingInviteState.Proceeding;
        usage.Reopen();
        Dialog dialog = Forks.FindOrMake(response, this)!;
        if (known != null)
        {
            Route(dialog, response);
        }
        if (!isOurs)
        {
            Feed(OutgoingInviteInput.Success, new Circumstance { Dialog = dialog }, now);
            return;
        }
        usage.Reached(dialog, isLocated: request.Peer != null || dialog.RouteSet.Count == 0);
        StopWaiting();
        usage.Learn(response);
        usage.Timer.Take(response, now);
        byte[]? sdp = response.Sdp();
        bool isOffer = sdp != null && !HasOffer && dialog.Take(SdpInput.ReceiveOffer);
        byte[]? described = isOffer ? sdp : dialog.TakeAnswer(sdp);
        OutgoingInviteInput input = isOffer ? OutgoingInviteInput.SuccessWithOffer : OutgoingInviteInput.Success;
        Feed(input, new Circumstance { Dialog = dialog, TheirSdp = described }, now);
    }

    private void OnFailure(SipMessage response, int code, Now now)
    {
        bool isOpen = state is OutgoingInviteState.Calling or OutgoingInviteState.Proceeding;
        if (isOpen && IsWorthAnother(response, code))
        {
            Forks.Clear();
            usage.Dialog = null;
            usage.MoveTo(InviteState.Calling);
            Feed(OutgoingInviteInput.TryAgain, default, now);
            Search(now);
            return;
        }
        EndCause cause =
            code < 400 ? EndCause.Redirected
            : code is 401 or 407 ? EndCause.Challenged
            : EndCause.Rejected;
        IReadOnlyList<RedirectContact> contacts = code < 400 ? RedirectContact.Of(response) : [];
        Feed(OutgoingInviteInput.Failure, new Circumstance(cause, code, response.Phrase()) { Contacts = contacts }, now);
    }

    /// <summary>After a challenge we have credentials for, and after a 422 (RFC 4028 §7.4).</summary>
    private bool IsWorthAnother(SipMessage response, int code)
    {
        if (code is 401 or 407 && request.Credential is OutboundCredential own)
        {
            credentials ??= new ChallengeAnswers();
            return credentials.TryAnswer(response, own, SipMethod.Invite, request.Target, core.Ids);
        }
        return code == 422 && attempts++ < 2 && usage.Timer.TakeMinimum(response);
    }

    private void SendInvite(Now now)
    {
        Flow flow = usage.Flow;
        ReadOnlySpan<byte> bytes = messages.Invite(ref flow, credentials);
        usage.Flow = flow;
        usage.Peer = request.Peer ?? new PeerLocation(flow.Remote, true);
        transaction = core.Transactions.Start(
            TransactionKind.InviteClient,
            core.ClientKey(messages.Branch, SipMethod.Invite),
            flow,
            bytes,
            this,
            (int)RequestPurpose.Invite,
            CSeq,
            TransactionShare.Calls,
            now
        );
    }

    private void SendCancel(Now now)
    {
        core.Transactions.Start(
            TransactionKind.NonInviteClient,
            core.ClientKey(messages.Branch, SipMethod.Cancel),
            Flow,
            messages.Cancel(Flow, reason),
            this,
            (int)RequestPurpose.Cancel,
            CSeq,
            TransactionShare.Dialogs,
            now
        );
        Arm(ref cancelIgnored, CancelIgnoredTimer, core.Config.Timers.Span64, now);
    }

    private void Arm(ref DeadlineHandle handle, int timer, TimeSpan after, Now now) =>
        core.Timers.Rearm(ref handle, now.Mono + after, new StackTimer(this, timer, "INVITE"));
}
