using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Auth;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Endpoint;
using Tandem.Sip.Flows;
using Tandem.Sip.Messages;
using Tandem.Sip.Settings;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Usages.Invite;

/// <summary>Our requests inside dialogs: finding the flow, sending, once more after a challenge or a 422, and what comes back.</summary>
internal sealed class DialogSender(InviteUsage usage, OutboundCredential? credential)
{
    private readonly SipEndpoint core = usage.Core;
    private int lastCookie;

    /// <summary>Requests without a final answer, and those whose flow is being looked for.</summary>
    public int UnderWay { get; private set; }

    public void Send(Dialog to, DialogRequest what, Now now)
    {
        if (what.Purpose != RequestPurpose.Ack)
        {
            what.CSeq = ++to.LocalCSeq;
        }
        UnderWay += what.CountsAsUnderWay ? 1 : 0;
        if (to.UsesFlow && core.Flows.IsOpen(to.Flow))
        {
            Dispatch(to, what, to.Flow, now);
            return;
        }
        ReadOnlySpan<byte> next = to.RouteSet.Count > 0 ? UriTarget.OfRoute(to.RouteSet[0]) : to.RemoteTarget;
        NetAddress near = to.Flow.Transport == SipTransport.Udp ? to.Flow.Local : default;
        what.Cookie = ++lastCookie;
        FlowSearch search = core.Flows.Find(UriTarget.HopOf(next), near, to, what.Cookie, now, out Flow flow);
        if (search == FlowSearch.Ready)
        {
            Dispatch(to, what, flow, now);
        }
        else if (search == FlowSearch.Waiting)
        {
            to.Waiting.Add(what);
        }
        else
        {
            Fail(to, what, 503, now);
        }
    }

    /// <summary>ACK to a 2xx, with the CSeq number and the credentials of its INVITE (RFC 3261 §13.2.2.4).</summary>
    public void SendAck(Dialog to, uint cseq, ChallengeAnswers? credentials, byte[]? sdp, Now now) =>
        Send(
            to,
            new DialogRequest(RequestPurpose.Ack)
            {
                CSeq = cseq,
                Body = sdp,
                Credentials = credentials,
            },
            now
        );

    public void SendPrack(Dialog to, string rack, byte[]? sdp, Now now) =>
        Send(to, new DialogRequest(RequestPurpose.Prack) { Body = sdp, Headers = [new ExtraHeader("RAck", rack)] }, now);

    public void OnFlow(Dialog to, int cookie, Flow? flow, Now now)
    {
        int index = to.Waiting.FindIndex(each => each.Cookie == cookie);
        if (index < 0)
        {
            return;
        }
        DialogRequest what = to.Waiting[index];
        to.Waiting.RemoveAt(index);
        if (flow is Flow ready)
        {
            Dispatch(to, what, ready, now);
        }
        else
        {
            Fail(to, what, 503, now);
        }
    }

    public void OnResponse(Dialog from, Transaction transaction, SipMessage response, Now now)
    {
        DialogRequest what = (DialogRequest)transaction.Context!;
        int code = response.StatusCode;
        if (code < 200)
        {
            if (what.Purpose == RequestPurpose.Reinvite && code > 100 && ReliableProvisional.TryTake(from, response, out string rack))
            {
                SendPrack(from, rack, null, now);
                usage.Exchange.TakeEarlyAnswer(from, response);
            }
            return;
        }
        if (what.IsDone)
        {
            // A repeated 2xx to our re-INVITE.
            if (from.Ack is DialogRequest ack && ack.CSeq == what.CSeq)
            {
                Send(from, ack, now);
            }
            return;
        }
        if (TryAgain(from, what, response, now))
        {
            return;
        }
        what.IsDone = true;
        UnderWay--;
        Complete(from, what, response, now);
        usage.Settle(now);
    }

    /// <summary>No answer in time (408) or no flow (503).</summary>
    public void OnFailure(Dialog from, Transaction transaction, int code, Now now)
    {
        DialogRequest what = (DialogRequest)transaction.Context!;
        if (!what.IsDone)
        {
            Fail(from, what, code, now);
        }
    }

    /// <summary>The ACK for a 300–699 to a re-INVITE: the same branch and CSeq number.</summary>
    public ReadOnlySpan<byte> BuildAck(Dialog of, Transaction transaction)
    {
        DialogRequest refused = (DialogRequest)transaction.Context!;
        DialogRequest ack = new(RequestPurpose.Ack) { Branch = refused.Branch, CSeq = refused.CSeq };
        core.Write.InDialog(of, ack, transaction.Flow);
        return core.Write.Writer.Finish();
    }

    private void Dispatch(Dialog to, DialogRequest what, in Flow flow, Now now)
    {
        what.Branch = core.NewBranch();
        core.Write.InDialog(to, what, flow);
        if (what.HasContact)
        {
            core.Write.Contact(flow);
        }
        if (what.IsTargetRefresh)
        {
            core.Write.Capabilities();
            usage.Timer.WriteWish(true);
        }
        core.Write.Extra(what.Credentials?.Headers);
        core.Write.Extra(what.Headers);
        SipWriter writer = core.Write.UserAgent();
        ReadOnlySpan<byte> bytes = what.Body == null ? writer.Finish() : writer.Finish(what.ContentType, what.Body);
        if (what.Purpose == RequestPurpose.Ack)
        {
            to.Ack = what;
            core.Send(flow, bytes);
            return;
        }
        Transaction? transaction = core.Transactions.Start(
            what.Purpose == RequestPurpose.Reinvite ? TransactionKind.InviteClient : TransactionKind.NonInviteClient,
            core.ClientKey(what.Branch, what.Method),
            flow,
            bytes,
            to,
            (int)what.Purpose,
            what.CSeq,
            TransactionShare.Dialogs,
            now,
            what
        );
        if (transaction == null)
        {
            Fail(to, what, 503, now);
        }
    }

    private bool TryAgain(Dialog to, DialogRequest what, SipMessage response, Now now)
    {
        if (response.StatusCode is 401 or 407 && credential is OutboundCredential own)
        {
            what.Credentials ??= new ChallengeAnswers();
            string uri = Encoding.UTF8.GetString(to.RemoteTarget);
            if (!what.Credentials.TryAnswer(response, own, what.Method, uri, core.Ids))
            {
                return false;
            }
        }
        else if (response.StatusCode != 422 || !what.IsTargetRefresh || what.Attempts++ >= 2 || !usage.Timer.TakeMinimum(response))
        {
            return false;
        }
        UnderWay--;
        Send(to, what, now);
        return true;
    }

    private void Complete(Dialog from, DialogRequest what, SipMessage response, Now now)
    {
        int code = response.StatusCode;
        switch (what.Purpose)
        {
            case RequestPurpose.Reinvite or RequestPurpose.Update:
                if (what.Purpose == RequestPurpose.Reinvite && code < 300)
                {
                    SendAck(from, what.CSeq, what.Credentials, null, now);
                }
                usage.Exchange.Completed(from, what, response, now);
                break;
            case RequestPurpose.Info when code is 408 or 481:
                usage.Lose(code, now);
                break;
        }
    }

    private void Fail(Dialog to, DialogRequest what, int code, Now now)
    {
        if (!what.CountsAsUnderWay)
        {
            return;
        }
        what.IsDone = true;
        UnderWay--;
        switch (what.Purpose)
        {
            case RequestPurpose.Reinvite or RequestPurpose.Update:
                usage.Exchange.Failed(to, what, code, now);
                break;
            case RequestPurpose.Info when code == 408:
                usage.Lose(code, now);
                break;
        }
        usage.Settle(now);
    }
}
