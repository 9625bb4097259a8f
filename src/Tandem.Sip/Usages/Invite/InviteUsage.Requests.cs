using Tandem.Foundation;
using Tandem.Sip.Auth;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Flows;
using Tandem.Sip.Messages;
using Tandem.Sip.Settings;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Usages.Invite;

/// <summary>Our requests inside dialogs: finding the flow, sending, and what comes back.</summary>
public sealed partial class InviteUsage
{
    private int nextCookie;

    /// <summary>INFO inside the confirmed dialog. Its answer is not reported, except 481 and silence, which end the session.</summary>
    public bool Info(string contentType, byte[] body, Now now)
    {
        if (State != InviteState.Confirmed || dialog == null)
        {
            return false;
        }
        SendInDialog(dialog, new DialogRequest(RequestPurpose.Info) { Body = body, ContentType = contentType }, now);
        return true;
    }

    /// <summary>INFO application/dtmf-relay.</summary>
    public bool SendDtmfInfo(char digit, int milliseconds, Now now) =>
        Info(
            "application/dtmf-relay",
            System.Text.Encoding.ASCII.GetBytes(
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Signal={digit}\r\nDuration={milliseconds}\r\n")
            ),
            now
        );

    private void SendInDialog(Dialog to, DialogRequest what, Now now)
    {
        if (what.Purpose != RequestPurpose.Ack)
        {
            what.CSeq = ++to.LocalCSeq;
        }
        underWay += what.CountsAsUnderWay ? 1 : 0;
        if (to.UsesFlow && core.Flows.IsOpen(to.Flow))
        {
            Dispatch(to, what, to.Flow, now);
            return;
        }
        ReadOnlySpan<byte> next = to.RouteSet.Count > 0 ? UriTarget.OfRoute(to.RouteSet[0]) : to.RemoteTarget;
        NetAddress near = to.Flow.Transport == SipTransport.Udp ? to.Flow.Local : default;
        what.Cookie = ++nextCookie;
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
            Failed(to, what, 503, now);
        }
    }

    void IDialogUsage.OnDialogFlow(Dialog to, int cookie, Flow? flow, Now now)
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
            Failed(to, what, 503, now);
        }
    }

    private void Dispatch(Dialog to, DialogRequest what, in Flow flow, Now now)
    {
        what.Branch = core.NewBranch();
        core.Write.InDialog(to, what, flow);
        if (what.IsTargetRefresh)
        {
            core.Write.Contact(flow);
            core.Write.Capabilities();
            WriteTimerWish(true);
        }
        core.Write.Extra(what.Authorization);
        core.Write.Extra(what.Headers);
        byte[] bytes = Complete(what.ContentType, what.Body);
        if (what.Purpose == RequestPurpose.Ack)
        {
            what.Sent = bytes;
            what.SentOn = flow;
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
            now,
            what
        );
        if (transaction == null)
        {
            Failed(to, what, 503, now);
        }
    }

    private void SendAck(Dialog to, byte[]? sdp, Now now)
    {
        // §13.2.2.4: the ACK has the CSeq number and the credentials of its INVITE.
        ExtraHeader[] credentials = to.LocalCSeq == inviteCSeq ? authorization : [];
        uint cseq = to.InviteCSeq != 0 ? to.InviteCSeq : inviteCSeq;
        SendInDialog(
            to,
            new DialogRequest(RequestPurpose.Ack)
            {
                CSeq = cseq,
                Body = sdp,
                Authorization = credentials,
            },
            now
        );
    }

    private void SendAgain(Dialog to, DialogRequest ack, Now now)
    {
        if (ack.Sent != null && core.Flows.IsOpen(ack.SentOn))
        {
            core.Send(ack.SentOn, ack.Sent);
        }
        else if (ack.Sent != null)
        {
            SendInDialog(to, ack, now);
        }
    }

    byte[] IDialogUsage.BuildDialogAck(Dialog of, Transaction transaction)
    {
        DialogRequest refused = (DialogRequest)transaction.Context!;
        DialogRequest ack = new(RequestPurpose.Ack) { Branch = refused.Branch, CSeq = refused.CSeq };
        core.Write.InDialog(of, ack, transaction.Flow);
        return core.Write.Writer.Finish();
    }

    void IDialogUsage.OnDialogResponse(Dialog from, Transaction transaction, SipMessage response, Now now)
    {
        DialogRequest what = (DialogRequest)transaction.Context!;
        int code = response.StatusCode;
        if (code < 200)
        {
            if (what.Purpose == RequestPurpose.Reinvite && code > 100)
            {
                TakeReliable(from, response, now);
            }
            return;
        }
        if (what.IsDone)
        {
            // A repeated 2xx to our re-INVITE.
            if (from.Ack is DialogRequest ack && ack.CSeq == what.CSeq)
            {
                SendAgain(from, ack, now);
            }
            return;
        }
        if (TryAgain(from, what, response, code, now))
        {
            return;
        }
        what.IsDone = true;
        underWay--;
        Completed(from, what, response, code, now);
        Settle();
    }

    /// <summary>INVITE refused, BYE unanswered and so on: no answer in time (408) or no flow (503).</summary>
    void IDialogUsage.OnDialogFailure(Dialog from, Transaction transaction, int code, Now now)
    {
        if (transaction.IsServer)
        {
            // The re-INVITE's or UPDATE's sender is gone; what it offered is void.
            if (openOffer?.Transaction == transaction)
            {
                openOffer = null;
            }
            return;
        }
        DialogRequest what = (DialogRequest)transaction.Context!;
        if (!what.IsDone)
        {
            Failed(from, what, code, now);
        }
    }

    private void Failed(Dialog to, DialogRequest what, int code, Now now)
    {
        if (!what.CountsAsUnderWay)
        {
            return;
        }
        what.IsDone = true;
        underWay--;
        switch (what.Purpose)
        {
            case RequestPurpose.Reinvite or RequestPurpose.Update:
                OfferFailed(to, what, code, now);
                break;
            case RequestPurpose.Info when code == 408:
                Lose(EndCause.Timeout, code, now);
                break;
        }
        Settle();
    }

    private bool TryAgain(Dialog to, DialogRequest what, SipMessage response, int code, Now now)
    {
        if (code is 401 or 407 && what.Authorization.Length == 0 && credential is OutboundCredential known)
        {
            string uri = System.Text.Encoding.UTF8.GetString(to.RemoteTarget);
            what.Authorization = Auth.DigestAnswer.To(response, known, what.Method, uri, core.Ids);
            if (what.Authorization.Length == 0)
            {
                return false;
            }
        }
        else if (code != 422 || !what.IsTargetRefresh || what.Attempts++ >= 2 || !TakeMinimum(response))
        {
            return false;
        }
        underWay--;
        SendInDialog(to, what, now);
        return true;
    }

    private void Completed(Dialog from, DialogRequest what, SipMessage response, int code, Now now)
    {
        switch (what.Purpose)
        {
            case RequestPurpose.Reinvite or RequestPurpose.Update:
                OfferCompleted(from, what, response, code, now);
                break;
            case RequestPurpose.Info when code is 408 or 481:
                Lose(code == 481 ? EndCause.Failed : EndCause.Timeout, code, now);
                break;
        }
    }

    /// <summary>The peer no longer knows the dialog, or is silent (RFC 3261 §12.2.1.2). A BYE still goes out: it harms nobody.</summary>
    private void Lose(EndCause cause, int code, Now now)
    {
        if (State != InviteState.Ended)
        {
            HangUp(cause, code, ReasonPhrases.Of(code), null, now);
        }
    }
}
