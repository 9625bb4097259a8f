using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Endpoint;
using Tandem.Sip.Flows;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;
using Tandem.Sip.Timers;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Usages.Orphans;

/// <summary>
/// A CANCEL of an INVITE that a process before this one sent (RFC 3261 §9.1): somebody's phone still rings. Its transaction is taken up again, so that
/// the refusal gets its ACK, and an answer that crosses the CANCEL is acknowledged and ended.
/// </summary>
internal sealed class OrphanInvite(SipEndpoint core, DialogState invite, string reason) : ITransactionUser, IFlowWaiter, ITimed
{
    private Transaction? ringing;
    private bool wasAnswered;

    public void Start(Now now)
    {
        if (OrphanFlow.TryFind(core, invite, false, this, now, out Flow flow))
        {
            OnFlowReady(0, flow, now);
        }
    }

    public void OnFlowReady(int cookie, Flow flow, Now now)
    {
        ringing = core.Transactions.Start(
            TransactionKind.InviteClient,
            core.ClientKey(invite.Branch, SipMethod.Invite),
            flow,
            [],
            this,
            (int)RequestPurpose.Invite,
            invite.LocalCSeq,
            TransactionShare.Dialogs,
            now
        );
        if (ringing == null)
        {
            return;
        }
        DeadlineHandle ignored = default;
        core.Timers.Rearm(ref ignored, now.Mono + core.Config.Timers.Span64, new StackTimer(this, 0, "CANCEL"));
        Head(SipMethod.Cancel, flow, invite.RemoteParty);
        core.Transactions.Start(
            TransactionKind.NonInviteClient,
            core.ClientKey(invite.Branch, SipMethod.Cancel),
            flow,
            core.Write.Extra([new ExtraHeader("Reason", reason)]).Finish(),
            this,
            (int)RequestPurpose.Cancel,
            invite.LocalCSeq,
            TransactionShare.Dialogs,
            now
        );
    }

    public void OnFlowUnavailable(int cookie, Now now) { }

    public void OnResponse(Transaction transaction, SipMessage response, Now now)
    {
        bool isAnswer = transaction == ringing && response.StatusCode is >= 200 and < 300;
        if (isAnswer && !wasAnswered)
        {
            wasAnswered = true;
            EndAnswered(response, transaction.Flow, now);
        }
    }

    public ReadOnlySpan<byte> BuildAck(Transaction transaction, SipMessage response)
    {
        Head(SipMethod.Ack, transaction.Flow, response.First(HeaderName.To));
        return core.Write.Writer.Finish();
    }

    public void OnTimeout(Transaction transaction, Now now) { }

    public void OnTransportError(Transaction transaction, Now now) { }

    /// <summary>Nobody cares about the CANCEL, as RFC 3261 §9.1 foresees: it is as if the INVITE had been refused.</summary>
    public void OnTimer(int timer, Now now)
    {
        if (ringing is { IsFinished: false, IsTerminated: false })
        {
            core.Transactions.Drop(ringing);
        }
    }

    private void EndAnswered(SipMessage response, in Flow flow, Now now)
    {
        List<byte[]> routes = [];
        response.RecordRoutes(routes, reversed: true);
        ReadOnlySpan<byte> contact = response.ContactUri();
        DialogState dialog = invite with
        {
            RemoteParty = response.First(HeaderName.To).ToArray(),
            RemoteTarget = contact.Length > 0 ? contact.ToArray() : invite.RemoteTarget,
            Routes = [.. routes],
            UsesFlow = routes.Count == 0,
            Flow = flow,
            Branch = [],
        };
        core.Write.InDialog(dialog, SipMethod.Ack, invite.LocalCSeq, core.NewBranch(), flow);
        core.Send(flow, core.Write.Writer.Finish());
        new OrphanBye(core, dialog, reason).Start(now);
    }

    private void Head(SipMethod method, in Flow flow, ReadOnlySpan<byte> to)
    {
        core.Write.Request(method, invite.RemoteTarget, flow, invite.Branch, 70);
        SipWriter writer = core.Write.Writer;
        foreach (byte[] route in invite.Routes)
        {
            writer.Header(HeaderName.Route, route);
        }
        writer.Header(HeaderName.From, invite.LocalParty).Header(HeaderName.To, to).Header(HeaderName.CallId, invite.CallId);
        core.Write.CSeq(invite.LocalCSeq, method);
    }
}
