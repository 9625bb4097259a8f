using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Endpoint;
using Tandem.Sip.Flows;
using Tandem.Sip.Messages;
using Tandem.Sip.Settings;
using Tandem.Sip.Timers;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Usages.Invite;

/// <summary>Our 2xx to an INVITE or re-INVITE, repeated until its ACK, on streams too (RFC 3261 §13.3.1.4, §14.2).</summary>
internal sealed class AckWait(InviteUsage usage) : ITimed
{
    public const string NoAckReason = "SIP;cause=408;text=\"No ACK\"";
    private const int RepeatTimer = 0;
    private const int LimitTimer = 1;

    private KeptSlice bytes;
    private Flow flow;
    private uint cseq;
    private bool hasOffer;
    private TimeSpan interval;
    private DeadlineHandle repeat;
    private DeadlineHandle limit;

    public bool IsWaiting => bytes.Length > 0;

    private KeptBytes Kept => usage.Core.Kept;

    private SipTimers Times => usage.Core.Config.Timers;

    /// <summary>Sends the 2xx that has just been written.</summary>
    /// <param name="transaction">The INVITE's.</param>
    /// <param name="inviteCSeq">What the ACK must repeat.</param>
    /// <param name="success">The 2xx.</param>
    /// <param name="withOffer">It carries our offer, so the ACK brings the answer.</param>
    /// <param name="now">The turn's time.</param>
    public void Send(Transaction transaction, uint inviteCSeq, ReadOnlySpan<byte> success, bool withOffer, Now now)
    {
        Kept.Free(ref bytes);
        bytes = Kept.Keep(success);
        flow = transaction.Flow;
        cseq = inviteCSeq;
        hasOffer = withOffer;
        usage.Core.Transactions.Respond(transaction, 200, success, now);
        interval = Times.T1;
        Arm(ref repeat, RepeatTimer, interval, now);
        Arm(ref limit, LimitTimer, Times.Span64, now);
    }

    public void Take(SipMessage ack, Now now)
    {
        if (!IsWaiting || ack.CSeq != cseq)
        {
            return;
        }
        Stop();
        if (hasOffer && usage.Dialog is Dialog dialog)
        {
            TakeAnswer(dialog, ack.Sdp());
        }
        if (usage.Incoming is not { IsDone: false } invite || !invite.OnAck(now))
        {
            usage.Settle(now);
        }
        usage.Exchange.TryNext(now);
    }

    public void Stop()
    {
        Kept.Free(ref bytes);
        usage.Core.Timers.Cancel(ref repeat);
        usage.Core.Timers.Cancel(ref limit);
    }

    public void OnTimer(int timer, Now now)
    {
        if (timer == RepeatTimer)
        {
            repeat = default;
            Repeat(now);
            return;
        }
        limit = default;
        Stop();
        if (usage.Incoming is not { IsDone: false } invite || !invite.OnNoAck(now))
        {
            usage.HangUp(EndCause.Timeout, 408, "No ACK", NoAckReason, now);
        }
    }

    private void TakeAnswer(Dialog dialog, byte[]? sdp)
    {
        if (sdp == null)
        {
            dialog.Take(SdpInput.OursRefused);
        }
        else if (dialog.Take(SdpInput.ReceiveAnswer))
        {
            usage.Emit(new SdpAnswered(usage, sdp));
        }
    }

    private void Repeat(Now now)
    {
        if (!IsWaiting)
        {
            return;
        }
        usage.Core.Send(flow, Kept.Read(bytes));
        TimeSpan twice = interval * 2;
        interval = twice < Times.T2 ? twice : Times.T2;
        Arm(ref repeat, RepeatTimer, interval, now);
    }

    private void Arm(ref DeadlineHandle handle, int timer, TimeSpan after, Now now) =>
        usage.Core.Timers.Rearm(ref handle, now.Mono + after, new StackTimer(this, timer, "ACK to our 2xx"));
}
