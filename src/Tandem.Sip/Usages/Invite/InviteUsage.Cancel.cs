using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Flows;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Usages.Invite;

/// <summary>Giving up our own INVITE (RFC 3261 §9.1).</summary>
public sealed partial class InviteUsage
{
    private void CancelInvite(string? reasonHeader, Now now)
    {
        if (inviteTransaction == null || inviteTransaction.IsFinished)
        {
            return;
        }
        cancelReason = reasonHeader;
        cancelIsDue = true;
        if (hasProvisional)
        {
            SendCancel(now);
        }
    }

    private void SendCancel(Now now)
    {
        cancelIsDue = false;
        Flow flow = inviteTransaction!.Flow;
        core.Write.Request(SipMethod.Cancel, targetUri, flow, inviteBranch, 70);
        WriteInviteHead(toParty, SipMethod.Cancel);
        if (cancelReason != null)
        {
            core.Write.Writer.Header(HeaderName.Reason, cancelReason);
        }
        underWay++;
        Transaction? transaction = core.Transactions.Start(
            TransactionKind.NonInviteClient,
            core.ClientKey(inviteBranch, SipMethod.Cancel),
            flow,
            core.Write.Writer.Finish(),
            this,
            (int)RequestPurpose.Cancel,
            inviteCSeq,
            now
        );
        StartTimer(InviteTimer.CancelIgnored, core.Config.Timers.Span64, now);
        if (transaction == null)
        {
            underWay--;
        }
    }

    private void OnCancelFinished(int code, Now now)
    {
        if (code >= 200)
        {
            underWay--;
            Settle();
        }
    }

    /// <summary>RFC 3261 §9.1: a cancelled INVITE without final answer counts as cancelled after 64·T1.</summary>
    private void OnCancelIgnored(Now now)
    {
        if (inviteTransaction is Transaction transaction && !transaction.IsFinished)
        {
            core.Transactions.Drop(transaction);
            InviteIsDone();
        }
    }
}
