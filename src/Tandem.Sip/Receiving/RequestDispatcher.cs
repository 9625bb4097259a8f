using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Endpoint;
using Tandem.Sip.Flows;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Receiving;

/// <summary>Requests: to their transaction, to their dialog, or in through the door (RFC 3261 §8.2, §12.2.2, §17.2.3).</summary>
internal sealed class RequestDispatcher(SipEndpoint core, InitialRequests door, RequestAnswers answers)
{
    public void Take(SipMessage request, in Flow source, Now now)
    {
        if (request.Method == SipMethod.Ack)
        {
            TakeAck(request, now);
            return;
        }
        Arrival arrival = new(request, source, KeyOf(request, request.Method));
        if (core.Transactions.FindServer(arrival.Key) is Transaction known)
        {
            core.Transactions.ReceiveAgain(known, now);
        }
        else if (core.Transactions.TryRepeat(arrival.Key, RequestAnswers.BackOf(request, source)))
        {
            return;
        }
        else if (request.Method == SipMethod.Cancel)
        {
            TakeCancel(arrival, now);
        }
        else if (!request.ToTagText.IsEmpty && request.Method != SipMethod.Register)
        {
            InDialog(arrival, now);
        }
        else
        {
            door.Take(arrival, now);
        }
    }

    // §17.2.3: branch, sent-by and method; peers of RFC 2543 have no such branch, so what stays the same in their repetitions is taken.
    private UInt128 KeyOf(SipMessage request, SipMethod method)
    {
        ViaHeader via = request.Via;
        Span<byte> kind = [(byte)method];
        if (via.Branch.StartsWith("z9hG4bK"u8))
        {
            Span<byte> sentBy = stackalloc byte[256];
            int length = Math.Min(via.Host.Length, 250);
            via.Host[..length].CopyTo(sentBy);
            sentBy[length] = (byte)(via.Port >> 8);
            sentBy[length + 1] = (byte)via.Port;
            return core.Hash.Of(3, via.Branch, sentBy[..(length + 2)], kind);
        }
        byte[] name = Encoding.UTF8.GetBytes($"{request.CallId}\n{request.FromTag}\n{request.CSeq}");
        return core.Hash.Of(4, name, request.First(HeaderName.Via), kind);
    }

    private void TakeAck(SipMessage ack, Now now)
    {
        if (
            core.Transactions.FindServer(KeyOf(ack, SipMethod.Invite)) is Transaction
            {
                State: not (byte)InviteServerState.Accepted
            } refused
        )
        {
            core.Transactions.ReceiveAck(refused, now);
            return;
        }
        core.Dialogs.Find(core.DialogKey(ack))?.Usage.OnAck(ack, now);
    }

    private void TakeCancel(in Arrival arrival, Now now)
    {
        SipMessage cancel = arrival.Message;
        UInt128 key = KeyOf(cancel, SipMethod.Invite);
        if (core.Transactions.FindServer(key) is not Transaction invite)
        {
            // Too late for an INVITE that has its final answer, but no error (RFC 3261 §9.2).
            bool isLate = core.Transactions.HasAnswered(key);
            answers.Stateless(cancel, isLate ? 200 : 481, isLate ? null : "No Such Transaction", arrival.Source, now);
            return;
        }
        if (core.Accept(arrival, TransactionShare.Dialogs) is not Transaction transaction)
        {
            answers.Stateless(cancel, 503, null, arrival.Source, now);
            return;
        }
        Incoming incoming = new(transaction, cancel, arrival.Source);
        ICancelled? call = invite.User as ICancelled;
        transaction.Context = call == null ? invite.Context : call.Tag;
        answers.Answer(incoming, 200, null, now);
        if (call != null)
        {
            call.OnCancel(cancel, now);
        }
        else if (invite.User is Dialog dialog)
        {
            dialog.Usage.OnOfferCancelled(invite, now);
        }
        else if (invite.Request is SipMessage waiting)
        {
            answers.Answer(new Incoming(invite, waiting, arrival.Source), 487, null, now);
        }
    }

    // Whoever is in a dialog is served, whatever strangers do to the tables.
    private void InDialog(in Arrival arrival, Now now)
    {
        SipMessage request = arrival.Message;
        if (core.Dialogs.Find(core.DialogKey(request)) is not Dialog dialog)
        {
            answers.Stateless(request, 481, "No Such Dialog", arrival.Source, now);
            return;
        }
        if (core.Accept(arrival, TransactionShare.Dialogs) is not Transaction transaction)
        {
            answers.Stateless(request, 503, null, arrival.Source, now);
            return;
        }
        transaction.User = dialog;
        dialog.Usage.OnRequest(dialog, transaction, request, arrival.Source, now);
    }
}
