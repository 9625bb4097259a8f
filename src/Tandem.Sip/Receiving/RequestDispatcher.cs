using System.Globalization;
using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Auth;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Endpoint;
using Tandem.Sip.Flows;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;
using Tandem.Sip.Registration;
using Tandem.Sip.Settings;
using Tandem.Sip.Transactions;
using Tandem.Sip.Usages.Invite;

namespace Tandem.Sip.Receiving;

/// <summary>Requests: to their transaction, to their dialog, or in through the door (RFC 3261 §8.2, §12.2.2, §17.2.3).</summary>
internal sealed class RequestDispatcher(
    SipEndpoint core,
    ISipDirectory directory,
    DigestGate gate,
    RegisterHandler registrations,
    RequestAnswers answers
) : IProofListener
{
    public void Take(SipMessage request, in Flow source, Now now)
    {
        switch (request.Method)
        {
            case SipMethod.Ack:
                TakeAck(request, now);
                return;
            case SipMethod.Cancel:
                TakeCancel(request, source, now);
                return;
        }
        UInt128 key = KeyOf(request, request.Method);
        if (core.Transactions.FindServer(key) is Transaction known)
        {
            core.Transactions.ReceiveAgain(known, now);
            return;
        }
        if (core.Transactions.IsFull)
        {
            answers.Stateless(request, 503, null, source);
            return;
        }
        bool initial = request.ToTag.Length == 0;
        UInt128 merge = initial ? core.Hash.Of(5, request.CallId, request.FromTag, request.Text(HeaderName.CSeq)) : 0;
        bool merged = initial && core.Transactions.IsMerged(merge);
        Incoming incoming = new(Open(request, key, merge, source), request, source);
        if (merged)
        {
            answers.Answer(incoming, 482, "Request Merged", now);
            return;
        }
        if (!initial && request.Method != SipMethod.Register)
        {
            InDialog(incoming, now);
            return;
        }
        Initial(incoming, now);
    }

    public void OnProven(in Incoming incoming, SipCaller caller, Now now)
    {
        if (incoming.Message.Method == SipMethod.Register)
        {
            registrations.Take(incoming, caller, now);
        }
        else
        {
            LetIn(incoming, caller, now);
        }
    }

    private Transaction Open(SipMessage request, UInt128 key, UInt128 merge, in Flow source) =>
        core.Transactions.Accept(
            request.Method == SipMethod.Invite ? TransactionKind.InviteServer : TransactionKind.NonInviteServer,
            key,
            merge,
            RequestAnswers.BackOf(request, source),
            request
        );

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
        core.Dialogs.Find(core.DialogKey(ack.CallId, ack.ToTag, ack.FromTag))?.Usage.OnAck(ack, now);
    }

    private void TakeCancel(SipMessage cancel, in Flow source, Now now)
    {
        UInt128 key = KeyOf(cancel, SipMethod.Cancel);
        if (core.Transactions.FindServer(key) is Transaction known)
        {
            core.Transactions.ReceiveAgain(known, now);
            return;
        }
        if (core.Transactions.IsFull)
        {
            answers.Stateless(cancel, 503, null, source);
            return;
        }
        Incoming incoming = new(Open(cancel, key, 0, source), cancel, source);
        if (core.Transactions.FindServer(KeyOf(cancel, SipMethod.Invite)) is not Transaction invite)
        {
            answers.Answer(incoming, 481, "No Such Transaction", now);
            return;
        }
        ICancelled? call = invite.User as ICancelled;
        incoming.Transaction.Context = call == null ? invite.Context : call.Tag;
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
            answers.Answer(new Incoming(invite, waiting, source), 487, null, now);
        }
    }

    private void InDialog(in Incoming incoming, Now now)
    {
        SipMessage request = incoming.Message;
        UInt128 key = core.DialogKey(request.CallId, request.ToTag, request.FromTag);
        if (core.Dialogs.Find(key) is Dialog dialog)
        {
            incoming.Transaction.User = dialog;
            dialog.Usage.OnRequest(dialog, incoming.Transaction, request, incoming.Source, now);
            return;
        }
        answers.Answer(incoming, 481, "No Such Dialog", now);
    }

    private void Initial(in Incoming incoming, Now now)
    {
        SipMessage request = incoming.Message;
        if (Unsupported(request) is { Length: > 0 } options)
        {
            answers.Answer(incoming, 420, null, now, [new ExtraHeader("Unsupported", options)]);
            return;
        }
        switch (request.Method)
        {
            case SipMethod.Invite:
                Invite(incoming, now);
                break;
            case SipMethod.Register:
                Register(incoming, now);
                break;
            case SipMethod.Options:
                answers.AnswerCapabilities(incoming, 200, now);
                break;
            case SipMethod.Bye or SipMethod.Info or SipMethod.Update or SipMethod.Prack or SipMethod.Notify or SipMethod.Refer:
                answers.Answer(incoming, 481, "Outside Any Dialog", now);
                break;
            default:
                answers.AnswerCapabilities(incoming, 405, now);
                break;
        }
    }

    private void Register(in Incoming incoming, Now now)
    {
        if (RealmOf(incoming) is not string realm)
        {
            answers.Answer(incoming, 403, "Not Our Domain", now);
            return;
        }
        string account = incoming.Message.To.Uri.UserText;
        if (gate.TryLetIn(incoming, realm, account, now))
        {
            registrations.Take(incoming, new SipCaller(realm, account, null), now);
        }
    }

    private void Invite(in Incoming incoming, Now now)
    {
        SipMessage request = incoming.Message;
        if (core.Usages >= core.Config.Limits.Usages)
        {
            answers.Overloaded(incoming, "Too Many Calls", now);
            return;
        }
        if (request.MaxForwards == 0)
        {
            answers.Answer(incoming, 483, null, now);
            return;
        }
        if (SdpBody.Find(request, out _) is BodyProblem problem and not BodyProblem.None)
        {
            (int code, ExtraHeader[] headers) = SdpBody.Refusal(problem);
            answers.Answer(incoming, code, code == 400 ? "Bad Body" : null, now, headers);
            return;
        }
        string? trunk = directory.TrunkAt(incoming.Source.Remote);
        if (RealmOf(incoming) is not string realm)
        {
            answers.Answer(incoming, trunk == null ? 403 : 404, "Not Our Domain", now);
            return;
        }
        string from = request.From.Uri.UserText;
        // Whoever claims to be an extension of ours proves it, wherever it comes from.
        bool claimsExtension = core.IsOurs(request.From.Uri, realm) && directory.TryGetCredential(realm, from, out _);
        if (trunk != null && !claimsExtension)
        {
            LetIn(incoming, new SipCaller(realm, null, trunk), now);
            return;
        }
        if (gate.TryLetIn(incoming, realm, from, now))
        {
            LetIn(incoming, new SipCaller(realm, from, null), now);
        }
    }

    private void LetIn(in Incoming incoming, SipCaller caller, Now now)
    {
        SipMessage request = incoming.Message;
        int minimum = core.Config.SessionTimer.Minimum;
        if (core.Config.SessionTimer.Enabled && SessionTimer.IsTooSmall(request, minimum))
        {
            string text = minimum.ToString(CultureInfo.InvariantCulture);
            answers.Answer(incoming, 422, null, now, [new ExtraHeader("Min-SE", text)]);
            return;
        }
        core.Write.Response(request, 100, null, default, incoming.Source.Remote);
        core.Transactions.Respond(incoming.Transaction, 100, core.Write.Writer.Finish(), now);
        incoming.Transaction.Context = null;
        InviteUsage usage = new(core, incoming.Transaction, request, incoming.Source);
        core.Outbox.Events.Add(new InviteReceived(usage, request, incoming.Source, caller, request.Sdp(), ReplacesHeader.Of(request)));
    }

    // A number without a host (tel:) is asked of whoever it is sent to.
    private string? RealmOf(in Incoming incoming)
    {
        SipUri uri = incoming.Message.RequestUri;
        bool isOurs = uri.Scheme == UriScheme.Tel || core.IsOwnAddress(uri);
        return directory.RealmFor(Encoding.ASCII.GetString(uri.Host), isOurs, incoming.Source.Remote);
    }

    private string? Unsupported(SipMessage request)
    {
        StringBuilder? unknown = null;
        foreach (ReadOnlySpan<byte> option in request.Values(HeaderName.Require))
        {
            bool known =
                Grammar.EqualsIgnoreCase(option, "timer")
                || Grammar.EqualsIgnoreCase(option, "replaces")
                || (core.Config.Reliable != ReliableProvisionals.Off && Grammar.EqualsIgnoreCase(option, "100rel"));
            if (!known && option.Length > 0)
            {
                unknown ??= new StringBuilder();
                unknown.Append(unknown.Length > 0 ? ", " : "").Append(Encoding.ASCII.GetString(option));
            }
        }
        return unknown?.ToString();
    }
}
