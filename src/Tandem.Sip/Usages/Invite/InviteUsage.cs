using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Endpoint;
using Tandem.Sip.Flows;
using Tandem.Sip.Messages;
using Tandem.Sip.Timers;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Usages.Invite;

/// <summary>
/// One INVITE usage (RFC 5057 §2): the INVITE we sent or received, the early dialogs its forks made, and the one dialog
/// that was confirmed. All methods may be called in any state; what a state does not allow is a no-op that returns false.
/// </summary>
public sealed partial class InviteUsage : IDialogUsage, ITransactionUser, IFlowWaiter, ITimed
{
    private readonly SipEndpoint core;
    private readonly List<Dialog> dialogs = [];

    /// <summary>The dialog that was confirmed, or the one that spoke last.</summary>
    private Dialog? dialog;

    /// <summary>Our requests without a final answer, and those whose flow is being looked for.</summary>
    private int underWay;
    private bool counted;
    private byte[]? lastLocalSdp;

    /// <summary>The owner's own mark.</summary>
    public object? Owner { get; set; }

    /// <summary>True when we sent the INVITE.</summary>
    public bool IsUac { get; }

    public string CallId { get; }

    public InviteState State { get; private set; }

    /// <summary>The INVITE received (UAS), until the session is over; null for UAC.</summary>
    public SipMessage? Invite { get; private set; }

    /// <summary>Where we reach the peer now.</summary>
    public Flow Flow { get; private set; }

    /// <summary>Where the peer itself is: with a call of ours what is known of the one called, then what its own requests show.</summary>
    public PeerLocation Peer { get; private set; }

    /// <summary>The peer takes UPDATE (RFC 3311), so a change can be offered before the answer.</summary>
    public bool PeerAllowsUpdate { get; private set; }

    /// <summary>Our tag.</summary>
    public string LocalTag { get; }

    /// <summary>The peer's tag in the dialog that counts; "" while there is none.</summary>
    public string RemoteTag => dialog?.RemoteTag ?? "";

    /// <summary>What the protocol still owes the peer is done: nothing refers to this session any more.</summary>
    internal bool IsClosed => !counted;

    /// <summary>UAS: 180, with the answer as early media if <paramref name="sdp"/> is given.</summary>
    public bool Ring(byte[]? sdp, Now now) => Provisional(180, sdp, now);

    /// <summary>UAS: 183 Session Progress.</summary>
    public bool Progress(byte[]? sdp, Now now) => Provisional(183, sdp, now);

    /// <summary>
    /// UAC: gives the call up before an answer. The session is over at once (<see cref="EndCause.Cancelled"/>); CANCEL goes out when
    /// the protocol allows, and a 2xx that crosses it is acknowledged and ended by BYE inside.
    /// </summary>
    /// <param name="now">The turn's time.</param>
    /// <param name="reasonHeader">Value of a Reason header (RFC 3326), e.g. <c>SIP;cause=200;text="Call completed elsewhere"</c>.</param>
    public bool Cancel(Now now, string? reasonHeader = null)
    {
        if (!IsUac || State > InviteState.Early)
        {
            return false;
        }
        Finish(EndCause.Cancelled, 487, "", now);
        CancelInvite(reasonHeader, now);
        Settle();
        return true;
    }

    /// <summary>Ends an answered call. The session is over at once (<see cref="EndCause.LocalBye"/>).</summary>
    /// <param name="now">The turn's time.</param>
    /// <param name="reasonHeader">Value of a Reason header (RFC 3326), e.g. <c>Q.850;cause=16</c>.</param>
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

    void ITransactionUser.OnResponse(Transaction transaction, SipMessage response, Now now)
    {
        if (transaction.Purpose == (int)RequestPurpose.Invite)
        {
            OnInviteResponse(transaction, response, now);
        }
        else
        {
            OnCancelFinished(response.StatusCode, now);
        }
    }

    byte[] ITransactionUser.BuildAck(Transaction transaction, SipMessage response) => BuildInviteAck(response);

    void ITransactionUser.OnTimeout(Transaction transaction, Now now) => OnOwnFailure(transaction, 408, now);

    void ITransactionUser.OnTransportError(Transaction transaction, Now now) => OnOwnFailure(transaction, 503, now);

    void IFlowWaiter.OnFlowReady(int cookie, Flow flow, Now now) => OnInviteFlow(flow, now);

    void IFlowWaiter.OnFlowUnavailable(int cookie, Now now) => OnInviteFlow(null, now);

    private void Emit(SipEvent what)
    {
        if (State != InviteState.Ended)
        {
            core.Outbox.Events.Add(what);
        }
    }

    /// <summary>The owner's end of the session: exactly one <see cref="Ended"/>.</summary>
    private void Finish(EndCause cause, int code, string reason, Now now)
    {
        if (State == InviteState.Ended)
        {
            return;
        }
        core.Outbox.Events.Add(new Ended(this, cause, code, reason));
        State = InviteState.Ended;
        StopTimer(InviteTimer.Refresh);
        StopTimer(InviteTimer.Expiry);
        StopTimer(InviteTimer.Glare);
        StopTimer(InviteTimer.NoAnswer);
        waitingOffer = null;
        RefuseOpenOffer(now);
    }

    /// <summary>Ends an answered call from our side: BYE now, or as soon as the ACK is there (RFC 3261 §15).</summary>
    private void HangUp(EndCause cause, int code, string text, string? reasonHeader, Now now)
    {
        bool firstAckIsDue = acceptedBytes != null && State == InviteState.Answered;
        Finish(cause, code, text, now);
        if (firstAckIsDue)
        {
            byeReason = reasonHeader;
            byeIsDue = true;
        }
        else if (dialog != null)
        {
            StopAccepted();
            SendBye(dialog, reasonHeader, now);
        }
        Settle();
    }

    private void SendBye(Dialog to, string? reasonHeader, Now now)
    {
        ExtraHeader[] headers = reasonHeader == null ? [] : [new ExtraHeader("Reason", reasonHeader)];
        // Our own offerless call that nobody answered yet: the ACK has to come before the BYE.
        if (to == dialog && answerIsDue)
        {
            answerIsDue = false;
            SendAck(to, null, now);
        }
        SendInDialog(to, new DialogRequest(RequestPurpose.Bye) { Headers = headers }, now);
    }

    private void Count()
    {
        if (!counted)
        {
            counted = true;
            core.Sessions++;
        }
    }

    /// <summary>Lets go of everything once the session is over and nothing is under way.</summary>
    private void Settle()
    {
        if (!counted || State != InviteState.Ended || underWay > 0 || acceptedBytes != null || serverIsOpen)
        {
            return;
        }
        counted = false;
        core.Sessions--;
        for (int i = 0; i < timers.Length; i++)
        {
            core.Timers.Cancel(ref timers[i]);
        }
        foreach (Dialog each in dialogs)
        {
            core.Dialogs.Remove(each);
        }
        // What is left of it lingers with its INVITE transaction for 32 s, to end what other forks may still answer.
        dialogs.Clear();
        dialog = null;
        Invite = null;
        request = null;
        serverTransaction = null;
        lastLocalSdp = null;
        lastProvisional = null;
        queuedProvisionals = null;
    }
}
