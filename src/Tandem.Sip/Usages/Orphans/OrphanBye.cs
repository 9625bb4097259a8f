using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Endpoint;
using Tandem.Sip.Flows;
using Tandem.Sip.Messages;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Usages.Orphans;

/// <summary>
/// A BYE in a dialog of which only the state is left: its peer holds a dead line. Whatever comes back ends it; a peer that knows the dialog no more
/// says 481, which harms nobody.
/// </summary>
/// <param name="core">The stack.</param>
/// <param name="dialog">The dialog.</param>
/// <param name="reason">Value of its Reason header when a process before this one had the dialog; null for one that was never taken up, whose 2xx gets its ACK first.</param>
internal sealed class OrphanBye(SipEndpoint core, DialogState dialog, string? reason) : ITransactionUser, IFlowWaiter
{
    /// <summary>
    /// Requests we may have sent in the dialog after its state was taken: refreshes, holds, keys. The peer takes any higher CSeq (RFC 3261 §12.2.2).
    /// </summary>
    private const uint CSeqGap = 1_000;

    public void Start(Now now)
    {
        if (OrphanFlow.TryFind(core, dialog, reason == null, this, now, out Flow flow))
        {
            OnFlowReady(0, flow, now);
        }
    }

    public void OnFlowReady(int cookie, Flow flow, Now now)
    {
        if (reason == null)
        {
            core.Write.InDialog(dialog, SipMethod.Ack, dialog.LocalCSeq, core.NewBranch(), flow);
            core.Send(flow, core.Write.UserAgent().Finish());
        }
        byte[] branch = core.NewBranch();
        uint cseq = dialog.LocalCSeq + (reason == null ? 1 : CSeqGap);
        core.Write.InDialog(dialog, SipMethod.Bye, cseq, branch, flow);
        ReadOnlySpan<byte> bytes = core.Write.Extra(reason == null ? null : [new ExtraHeader("Reason", reason)]).Finish();
        core.Transactions.Start(
            TransactionKind.NonInviteClient,
            core.ClientKey(branch, SipMethod.Bye),
            flow,
            bytes,
            this,
            (int)RequestPurpose.Bye,
            cseq,
            TransactionShare.Dialogs,
            now
        );
    }

    public void OnFlowUnavailable(int cookie, Now now) { }

    public void OnResponse(Transaction transaction, SipMessage response, Now now) { }

    public ReadOnlySpan<byte> BuildAck(Transaction transaction, SipMessage response) =>
        throw new InvalidOperationException("only INVITE has an ACK");

    public void OnTimeout(Transaction transaction, Now now) { }

    public void OnTransportError(Transaction transaction, Now now) { }
}
