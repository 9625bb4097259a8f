using System.Globalization;
using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Flows;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;
using Tandem.Sip.Settings;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Usages.Invite;

/// <summary>Reliable provisional answers, both sides (RFC 3262).</summary>
public sealed partial class InviteUsage
{
    private readonly record struct PendingProvisional(int Code, byte[]? Sdp);

    private const int MaxFirstRSeq = 0x4000_0000;

    private bool peerRequires100rel;
    private bool peerSupports100rel;
    private uint nextRSeq;
    private uint unacknowledgedRSeq;
    private byte[]? unacknowledged;
    private bool unacknowledgedHasSdp;
    private bool answerWasReliable;
    private TimeSpan reliableInterval;
    private List<PendingProvisional>? queuedProvisionals;

    /// <summary>The 2xx's SDP that waits for a PRACK.</summary>
    private byte[]? acceptIsDue;

    private bool PeerWantsReliable =>
        peerRequires100rel || (peerSupports100rel && core.Config.Reliable == ReliableProvisionals.WhenSupported);

    private bool HasUnacknowledgedSdp => unacknowledged != null && unacknowledgedHasSdp;

    private void LearnReliability(SipMessage invite)
    {
        peerRequires100rel = invite.Lists(HeaderName.Require, "100rel");
        peerSupports100rel = peerRequires100rel || invite.Lists(HeaderName.Supported, "100rel");
    }

    private void SendReliable(int code, byte[]? sdp, Now now)
    {
        if (unacknowledged != null)
        {
            // One at a time: §3 forbids a second before the first is acknowledged.
            queuedProvisionals ??= [];
            if (queuedProvisionals.Count < core.Config.Limits.WaitingProvisionals)
            {
                queuedProvisionals.Add(new PendingProvisional(code, sdp));
            }
            return;
        }
        nextRSeq = nextRSeq == 0 ? (uint)core.Jitter.Between(1, MaxFirstRSeq) : nextRSeq + 1;
        unacknowledgedRSeq = nextRSeq;
        core.Write.Response(Invite!, code, null, ToTagBytes, serverSource).Copy(Invite!, HeaderName.RecordRoute);
        core.Write.Contact(Flow);
        SipWriter writer = core.Write.Capabilities();
        writer.Header(HeaderName.Require, "100rel"u8).Header(HeaderName.RSeq, unacknowledgedRSeq);
        unacknowledged = sdp == null ? writer.Finish() : writer.Finish("application/sdp", sdp);
        unacknowledgedHasSdp = sdp != null;
        answerWasReliable |= sdp != null;
        core.Transactions.Respond(serverTransaction!, code, unacknowledged, now);
        reliableInterval = core.Config.Timers.T1;
        StartTimer(InviteTimer.RepeatProvisional, reliableInterval, now);
        StartTimer(InviteTimer.NoPrack, core.Config.Timers.Span64, now);
    }

    private void RepeatProvisional(Now now)
    {
        if (unacknowledged == null || !serverIsOpen)
        {
            return;
        }
        core.Send(serverTransaction!.Flow, unacknowledged);
        // Doubled without end (§3): T2 is not its bound.
        reliableInterval *= 2;
        StartTimer(InviteTimer.RepeatProvisional, reliableInterval, now);
    }

    private void OnNoPrack(Now now)
    {
        if (serverIsOpen)
        {
            SendReject(504, null, null, now);
            Finish(EndCause.Timeout, 504, "No PRACK", now);
            Settle();
        }
    }

    private void StopReliable()
    {
        unacknowledged = null;
        queuedProvisionals = null;
        acceptIsDue = null;
        StopTimer(InviteTimer.RepeatProvisional);
        StopTimer(InviteTimer.NoPrack);
    }

    private void OnPrack(Transaction transaction, SipMessage prack, NetAddress source, Now now)
    {
        if (unacknowledged == null || !Acknowledges(prack))
        {
            Answer(transaction, prack, 481, source, now);
            return;
        }
        unacknowledged = null;
        StopTimer(InviteTimer.RepeatProvisional);
        StopTimer(InviteTimer.NoPrack);
        byte[]? sdp = prack.Sdp();
        bool isAnswer = unacknowledgedHasSdp && Invite!.Sdp() == null && !prackAnswered;
        if (sdp != null && !isAnswer)
        {
            TakeOffer(new OpenOffer(dialog!, transaction, source, sdp), now);
        }
        else
        {
            Answer(transaction, prack, 200, source, now);
            if (sdp != null)
            {
                prackAnswered = true;
                Emit(new SdpAnswered(this, sdp, false));
            }
        }
        SendNextProvisional(now);
    }

    private bool prackAnswered;

    private bool Acknowledges(SipMessage prack)
    {
        string expected = string.Create(CultureInfo.InvariantCulture, $"{unacknowledgedRSeq} {Invite!.CSeq} INVITE");
        return prack.Text(HeaderName.RAck) == expected;
    }

    private void SendNextProvisional(Now now)
    {
        if (!serverIsOpen)
        {
            return;
        }
        if (queuedProvisionals is { Count: > 0 } queue)
        {
            PendingProvisional next = queue[0];
            queue.RemoveAt(0);
            SendReliable(next.Code, next.Sdp, now);
        }
        else if (acceptIsDue is byte[] sdp && openOffer == null)
        {
            acceptIsDue = null;
            SendAccept(sdp, now);
        }
    }

    /// <summary>The caller's side: acknowledges a reliable provisional. False when it is a repetition or out of order (§4).</summary>
    private bool TakeReliable(Dialog early, SipMessage response, Now now)
    {
        if (!response.Lists(HeaderName.Require, "100rel") || !response.TryNumber(HeaderName.RSeq, uint.MaxValue, out long rseq))
        {
            return true;
        }
        if (early.RemoteRSeq != 0 && rseq != early.RemoteRSeq + 1L)
        {
            return false;
        }
        early.RemoteRSeq = (uint)rseq;
        string ack = string.Create(CultureInfo.InvariantCulture, $"{rseq} {response.CSeq} INVITE");
        if (State != InviteState.Ended)
        {
            SendInDialog(early, new DialogRequest(RequestPurpose.Prack) { Headers = [new ExtraHeader("RAck", ack)] }, now);
        }
        return true;
    }
}
