using System.Globalization;
using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Endpoint;
using Tandem.Sip.Flows;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;
using Tandem.Sip.Timers;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Usages.Invite;

/// <summary>Sends provisional answers reliably and takes their PRACKs (RFC 3262 §3; <see cref="ReliableMachine"/>).</summary>
internal sealed class ReliableSender(InviteUsage usage, IncomingInvite invite) : ITimed
{
    private readonly record struct Queued(int Code, byte[]? Sdp);

    private const int MaxFirstRSeq = 0x4000_0000;
    private const int RepeatTimer = 0;
    private const int LimitTimer = 1;

    private readonly SipEndpoint core = usage.Core;
    private readonly List<Queued> queue = [];
    private ReliableState state;
    private uint rseq;
    private byte[]? bytes;
    private TimeSpan interval;
    private DeadlineHandle repeat;
    private DeadlineHandle limit;

    public bool IsWaiting => state == ReliableState.Waiting;

    /// <summary>The one that waits for its PRACK carries SDP.</summary>
    public bool HoldsSdp { get; private set; }

    public void Send(int code, byte[]? sdp, Now now)
    {
        ReliableAction action = Feed(ReliableInput.Send);
        if (action == ReliableAction.SendNew)
        {
            SendNew(code, sdp, now);
        }
        else if (queue.Count < core.Config.Limits.WaitingProvisionals)
        {
            queue.Add(new Queued(code, sdp));
        }
    }

    public void OnPrack(Transaction transaction, SipMessage prack, NetAddress source, Now now)
    {
        if (Feed(Acknowledges(prack) ? ReliableInput.Prack : ReliableInput.StrayPrack) == ReliableAction.RefusePrack)
        {
            usage.Answer(transaction, prack, 481, source, now);
            return;
        }
        bytes = null;
        HoldsSdp = false;
        Disarm();
        TakeSdp(transaction, prack, source, now);
        invite.Continue(now);
        usage.Exchange.TryNext(now);
    }

    /// <summary>The next in the queue, if none is out.</summary>
    public void SendNext(Now now)
    {
        if (state == ReliableState.Idle && queue.Count > 0)
        {
            Queued next = queue[0];
            queue.RemoveAt(0);
            Send(next.Code, next.Sdp, now);
        }
    }

    public void Stop()
    {
        Feed(ReliableInput.Stop);
        bytes = null;
        HoldsSdp = false;
        queue.Clear();
        Disarm();
    }

    public void OnTimer(int timer, Now now)
    {
        if (timer == LimitTimer)
        {
            limit = default;
            if (Feed(ReliableInput.Expired) == ReliableAction.GiveUp)
            {
                invite.OnNoPrack(now);
            }
            return;
        }
        repeat = default;
        if (Feed(ReliableInput.Repeat) == ReliableAction.SendAgain)
        {
            core.Send(invite.Transaction.Flow, bytes!);
            // Doubled without end (§3): T2 is not its bound.
            interval *= 2;
            Arm(ref repeat, RepeatTimer, interval, now);
        }
    }

    private ReliableAction Feed(ReliableInput input)
    {
        ReliableStep step = ReliableMachine.Next(state, input);
        state = step.State;
        return step.Actions;
    }

    private void SendNew(int code, byte[]? sdp, Now now)
    {
        rseq = rseq == 0 ? (uint)core.Jitter.Between(1, MaxFirstRSeq) : rseq + 1;
        SipWriter writer = invite.Write(code, ref sdp, isReliable: true);
        writer.Header(HeaderName.Require, "100rel"u8).Header(HeaderName.RSeq, rseq);
        bytes = (sdp == null ? writer.Finish() : writer.Finish("application/sdp", sdp)).ToArray();
        HoldsSdp = sdp != null;
        core.Transactions.Respond(invite.Transaction, code, bytes, now);
        interval = core.Config.Timers.T1;
        Arm(ref repeat, RepeatTimer, interval, now);
        Arm(ref limit, LimitTimer, core.Config.Timers.Span64, now);
    }

    /// <summary>SDP in a PRACK answers the offer of our provisional; where all is agreed it is an offer (RFC 3262 §5).</summary>
    private void TakeSdp(Transaction transaction, SipMessage prack, NetAddress source, Now now)
    {
        byte[]? sdp = prack.Sdp();
        Dialog dialog = usage.Dialog!;
        if (dialog.Sdp is SdpState.OurFirst or SdpState.OurChange)
        {
            usage.Answer(transaction, prack, 200, source, now);
            if (sdp == null)
            {
                dialog.Take(SdpInput.OursRefused);
            }
            else if (dialog.Take(SdpInput.ReceiveAnswer))
            {
                usage.Emit(new SdpAnswered(usage, sdp));
            }
        }
        else if (sdp != null && dialog.Sdp == SdpState.Agreed)
        {
            usage.Exchange.TakeOffer(dialog, transaction, prack, sdp, source, now);
        }
        else
        {
            usage.Answer(transaction, prack, 200, source, now);
        }
    }

    private bool Acknowledges(SipMessage prack)
    {
        string expected = string.Create(CultureInfo.InvariantCulture, $"{rseq} {invite.Invite.CSeq} INVITE");
        return prack.Text(HeaderName.RAck) == expected;
    }

    private void Disarm()
    {
        core.Timers.Cancel(ref repeat);
        core.Timers.Cancel(ref limit);
    }

    private void Arm(ref DeadlineHandle handle, int timer, TimeSpan after, Now now) =>
        core.Timers.Rearm(ref handle, now.Mono + after, new StackTimer(this, timer, "PRACK"));
}
