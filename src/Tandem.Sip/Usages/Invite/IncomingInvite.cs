using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Endpoint;
using Tandem.Sip.Flows;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;
using Tandem.Sip.Settings;
using Tandem.Sip.Timers;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Usages.Invite;

/// <summary>The called half of a usage: provisional and final answers, CANCEL, until the ACK (<see cref="IncomingInviteMachine"/>).</summary>
internal sealed class IncomingInvite : ITransactionUser, ICancelled, ITimed
{
    /// <summary>A provisional every minute, so that proxies keep the call (RFC 3261 §13.3.1.1).</summary>
    private static readonly TimeSpan RingingInterval = TimeSpan.FromMinutes(1);

    private const int RingingTimer = 0;
    private const int BackTimer = 1;

    /// <summary>What an input is about, for the actions it leads to.</summary>
    private readonly record struct Circumstance(
        EndCause Cause = EndCause.Failed,
        int Code = 0,
        string? Reason = null,
        byte[]? Sdp = null,
        IReadOnlyList<ExtraHeader>? Headers = null
    );

    private readonly InviteUsage usage;
    private readonly SipEndpoint core;
    private readonly Transaction transaction;
    private readonly ReliableSender? reliable;
    private IncomingInviteState state;
    private byte[]? lastProvisional;
    private int lastCode;

    /// <summary>The 2xx's SDP while it waits for a PRACK.</summary>
    private byte[]? waitingSdp;
    private string? byeReason;
    private DeadlineHandle ringing;
    private DeadlineHandle back;

    public IncomingInvite(InviteUsage usage, Transaction transaction, SipMessage invite, NetAddress source)
    {
        this.usage = usage;
        core = usage.Core;
        this.transaction = transaction;
        Invite = invite;
        Source = source;
        transaction.User = this;
        bool required = invite.Lists(HeaderName.Require, "100rel");
        bool wanted =
            required || (core.Config.Reliable == ReliableProvisionals.WhenSupported && invite.Lists(HeaderName.Supported, "100rel"));
        reliable = wanted ? new ReliableSender(usage, this) : null;
    }

    public SipMessage Invite { get; }

    public NetAddress Source { get; }

    public Transaction Transaction => transaction;

    /// <summary>No final answer is out.</summary>
    public bool IsOpen => state <= IncomingInviteState.AcceptWaits;

    public bool IsDone => state == IncomingInviteState.Done;

    /// <summary>A provisional with SDP waits for its PRACK.</summary>
    public bool HasUnacknowledgedSdp => reliable is { HoldsSdp: true };

    /// <summary>A provisional waits for its PRACK.</summary>
    public bool AwaitsPrack => reliable is { IsWaiting: true };

    byte[] ICancelled.Tag => usage.TagBytes;

    public bool Provide(int code, byte[]? sdp, Now now) =>
        code is > 100 and < 200 && Feed(IncomingInviteInput.Provide, new Circumstance(Code: code, Sdp: sdp), now);

    public bool Accept(byte[] sdp, Now now) =>
        HasUnacknowledgedSdp
            ? Feed(IncomingInviteInput.AcceptLater, new Circumstance(Sdp: sdp), now)
            : Feed(IncomingInviteInput.Accept, new Circumstance(Sdp: sdp), now);

    public bool Refuse(int code, string? reason, IReadOnlyList<ExtraHeader>? headers, Now now) =>
        code is >= 300 and <= 699
        && Feed(IncomingInviteInput.Refuse, new Circumstance(EndCause.Rejected, code, reason, Headers: headers), now);

    public bool HangUp(EndCause cause, int code, string text, string? reasonHeader, Now now)
    {
        if (IsDone)
        {
            return false;
        }
        byeReason = reasonHeader;
        return Feed(IncomingInviteInput.HangUp, new Circumstance(cause, IsOpen ? 480 : code, text.Length > 0 ? text : null), now);
    }

    /// <summary>The peer's CANCEL, already answered.</summary>
    public void OnCancel(SipMessage cancel, Now now) =>
        Feed(IncomingInviteInput.Cancel, new Circumstance(EndCause.Cancelled, 487, null, Headers: null), now, cancel.ReasonText());

    /// <summary>True when it concerned the INVITE.</summary>
    public bool OnBye(string text, Now now) =>
        Feed(IncomingInviteInput.Bye, new Circumstance(EndCause.RemoteBye, IsOpen ? 487 : 0), now, text);

    public bool OnAck(Now now) => Feed(IncomingInviteInput.Ack, default, now);

    public bool OnNoAck(Now now)
    {
        byeReason ??= AckWait.NoAckReason;
        return Feed(IncomingInviteInput.NoAck, new Circumstance(EndCause.Timeout, 408, "No ACK"), now);
    }

    public void OnPrack(Transaction of, SipMessage prack, NetAddress source, Now now)
    {
        if (reliable == null)
        {
            usage.Answer(of, prack, 481, source, now);
            return;
        }
        reliable.OnPrack(of, prack, source, now);
    }

    /// <summary>Whatever waited for a PRACK, or for the answer to an offer in one, may go on.</summary>
    public void Continue(Now now)
    {
        if (!IsOpen || usage.Exchange.HasOpenOffer)
        {
            return;
        }
        reliable?.SendNext(now);
        if (waitingSdp is byte[] sdp && !HasUnacknowledgedSdp)
        {
            Feed(IncomingInviteInput.Pracked, new Circumstance(Sdp: sdp), now);
        }
    }

    public void OnNoPrack(Now now) => Feed(IncomingInviteInput.NoPrack, new Circumstance(EndCause.Timeout, 504, "No PRACK"), now);

    /// <summary>Writes a provisional answer; what it may carry of the SDP is decided here (RFC 3262 §5, RFC 6337 §2.1).</summary>
    public SipWriter Write(int code, ref byte[]? sdp, bool isReliable)
    {
        sdp = MayCarry(isReliable) ? sdp : null;
        core.Write.Response(Invite, code, null, usage.TagBytes, Source).Copy(Invite, HeaderName.RecordRoute);
        core.Write.Contact(usage.Flow);
        if (sdp != null)
        {
            usage.Exchange.Sent(sdp);
        }
        return core.Write.Capabilities();
    }

    public void Stop()
    {
        core.Timers.Cancel(ref ringing);
        core.Timers.Cancel(ref back);
        reliable?.Stop();
        lastProvisional = null;
        waitingSdp = null;
    }

    void ITransactionUser.OnResponse(Transaction of, SipMessage response, Now now) { }

    ReadOnlySpan<byte> ITransactionUser.BuildAck(Transaction of, SipMessage response) =>
        throw new InvalidOperationException("a server transaction sends no ACK");

    /// <summary>A refusal got no ACK: nobody has to know.</summary>
    void ITransactionUser.OnTimeout(Transaction of, Now now) { }

    // A page that is loaded anew comes back by another WebSocket: it has our tag, and names this dialog by it (RFC 3891).
    void ITransactionUser.OnTransportError(Transaction of, Now now)
    {
        TimeSpan wait = core.Config.Limits.PageReturn;
        if (state == IncomingInviteState.Early && of.Flow.IsWebSocket && wait > TimeSpan.Zero)
        {
            core.Timers.Rearm(ref back, now.Mono + wait, new StackTimer(this, BackTimer, "page back"));
            return;
        }
        Lose(now);
    }

    private void Lose(Now now) => Feed(IncomingInviteInput.FlowLost, new Circumstance(EndCause.FlowLost, 503), now);

    void ITimed.OnTimer(int timer, Now now)
    {
        if (timer == BackTimer)
        {
            back = default;
            Lose(now);
            return;
        }
        ringing = default;
        if (IsOpen && lastProvisional != null)
        {
            core.Transactions.Respond(transaction, lastCode, lastProvisional, now);
            Arm(now);
        }
    }

    private bool Feed(IncomingInviteInput input, in Circumstance what, Now now, string? text = null)
    {
        IncomingInviteStep step = IncomingInviteMachine.Next(state, input);
        if (step.State == state && step.Actions == IncomingInviteAction.None)
        {
            return false;
        }
        state = step.State;
        waitingSdp = state == IncomingInviteState.AcceptWaits ? what.Sdp : null;
        Act(step.Actions, what, text ?? what.Reason ?? (what.Code == 0 ? "" : ReasonPhrases.Of(what.Code)), now);
        usage.Settle(now);
        return true;
    }

    private void Act(IncomingInviteAction actions, in Circumstance what, string text, Now now)
    {
        if (actions.HasFlag(IncomingInviteAction.StopRepeating))
        {
            usage.Acks?.Stop();
        }
        if (actions.HasFlag(IncomingInviteAction.SendProvisional))
        {
            SendProvisional(what.Code, what.Sdp, now);
        }
        if (actions.HasFlag(IncomingInviteAction.SendSuccess))
        {
            SendSuccess(what.Sdp!, now);
        }
        if (actions.HasFlag(IncomingInviteAction.SendRefusal))
        {
            Stop();
            core.Write.Response(Invite, what.Code, what.Reason, usage.TagBytes, Source);
            core.Transactions.Respond(transaction, what.Code, core.Write.Extra(what.Headers).Finish(), now);
        }
        if (actions.HasFlag(IncomingInviteAction.TellAcked))
        {
            usage.MoveTo(InviteState.Confirmed);
            usage.Emit(new Acked(usage));
        }
        if (actions.HasFlag(IncomingInviteAction.End))
        {
            usage.Finish(what.Cause, what.Code, text, now);
        }
        if (actions.HasFlag(IncomingInviteAction.SendBye))
        {
            usage.SendBye(usage.Dialog, byeReason, now);
        }
    }

    private void SendProvisional(int code, byte[]? sdp, Now now)
    {
        usage.MoveTo(InviteState.Early);
        if (reliable != null)
        {
            reliable.Send(code, sdp, now);
            return;
        }
        SipWriter writer = Write(code, ref sdp, isReliable: false);
        lastCode = code;
        lastProvisional = (sdp == null ? writer.Finish() : writer.Finish(SdpType, sdp)).ToArray();
        core.Transactions.Respond(transaction, code, lastProvisional, now);
        Arm(now);
    }

    /// <summary>
    /// SDP in a provisional is the answer, or a look at what it will be, while the INVITE's offer has none; to an INVITE without offer it is
    /// ours, but only where its arrival is certain.
    /// </summary>
    private bool MayCarry(bool isReliable) =>
        usage.Dialog!.Sdp switch
        {
            SdpState.TheirFirst => !isReliable || usage.Dialog.Take(SdpInput.SendAnswer),
            SdpState.None => isReliable && usage.Dialog.Take(SdpInput.SendOffer),
            _ => false,
        };

    private void SendSuccess(byte[] given, Now now)
    {
        Stop();
        Dialog dialog = usage.Dialog!;
        // An UPDATE's offer that waits is answered by its own 2xx.
        bool isAnswer = dialog.Sdp == SdpState.TheirFirst && dialog.Take(SdpInput.SendAnswer);
        bool isOffer = !isAnswer && dialog.Sdp == SdpState.None && dialog.Take(SdpInput.SendOffer);
        // Where offer and answer have gone by provisionals and PRACK, the 2xx carries none (RFC 3262 §5).
        byte[]? sdp = isAnswer || isOffer ? given : null;
        if (sdp != null)
        {
            usage.Exchange.Sent(sdp);
        }
        usage.MoveTo(InviteState.Answered);
        ReadOnlySpan<byte> bytes = WriteSuccess(usage, transaction, Invite, Source, sdp, now);
        (usage.Acks ??= new AckWait(usage)).Send(transaction, Invite.CSeq, bytes, isOffer, now);
    }

    /// <summary>A 2xx to INVITE or re-INVITE.</summary>
    public static ReadOnlySpan<byte> WriteSuccess(
        InviteUsage usage,
        Transaction to,
        SipMessage invite,
        NetAddress source,
        byte[]? sdp,
        Now now
    )
    {
        MessageComposer write = usage.Core.Write;
        write.Response(invite, 200, null, usage.TagBytes, source).Copy(invite, HeaderName.RecordRoute);
        write.Contact(to.Flow);
        write.Capabilities();
        usage.Timer.Settle(invite, now);
        return sdp == null ? write.Writer.Finish() : write.Writer.Finish(SdpType, sdp);
    }

    private void Arm(Now now) =>
        core.Timers.Rearm(ref ringing, now.Mono + RingingInterval, new StackTimer(this, RingingTimer, "provisional once more"));

    private const string SdpType = "application/sdp";
}
