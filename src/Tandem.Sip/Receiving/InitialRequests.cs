using System.Globalization;
using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Auth;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Endpoint;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;
using Tandem.Sip.Registration;
using Tandem.Sip.Settings;
using Tandem.Sip.Transactions;
using Tandem.Sip.Usages.Invite;

namespace Tandem.Sip.Receiving;

/// <summary>
/// The door: requests outside dialogs. Nothing is kept of a request, and it is answered once, until its sender has shown who it is; then calls
/// and registrations go on, each with a share of the tables of its own.
/// </summary>
internal sealed class InitialRequests(
    SipEndpoint core,
    ISipDirectory directory,
    DigestGate gate,
    RegisterHandler registrations,
    RequestAnswers answers
) : IProofListener
{
    public void Take(in Arrival arrival, Now now)
    {
        SipMessage request = arrival.Message;
        if (Unsupported(request) is { Length: > 0 } options)
        {
            Refuse(arrival, 420, null, now, [new ExtraHeader("Unsupported", options)]);
            return;
        }
        switch (request.Method)
        {
            case SipMethod.Invite:
                Invite(arrival, now);
                break;
            case SipMethod.Register:
                Register(arrival, now);
                break;
            case SipMethod.Options:
                answers.Capabilities(request, 200, arrival.Source, now);
                break;
            case SipMethod.Bye or SipMethod.Info or SipMethod.Update or SipMethod.Prack or SipMethod.Notify or SipMethod.Refer:
                Refuse(arrival, 481, "Outside Any Dialog", now);
                break;
            default:
                answers.Capabilities(request, 405, arrival.Source, now);
                break;
        }
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

    private void Register(in Arrival arrival, Now now)
    {
        if (RealmOf(arrival) is not string realm)
        {
            Refuse(arrival, 403, "Not Our Domain", now);
            return;
        }
        string account = arrival.Message.To.Uri.UserText;
        if (gate.TryLetIn(arrival, realm, account, now) && Open(arrival, TransactionShare.Registrations, now) is Transaction opened)
        {
            registrations.Take(
                new Incoming(opened, arrival.Message, arrival.Source),
                new SipCaller(realm, directory.ExtensionOf(realm, account), null),
                now
            );
        }
    }

    private void Invite(in Arrival arrival, Now now)
    {
        SipMessage request = arrival.Message;
        if (request.MaxForwards == 0)
        {
            Refuse(arrival, 483, null, now);
            return;
        }
        if (SdpBody.Find(request, out _) is BodyProblem problem and not BodyProblem.None)
        {
            (int code, ExtraHeader[] headers) = SdpBody.Refusal(problem);
            Refuse(arrival, code, code == 400 ? "Bad Body" : null, now, headers);
            return;
        }
        SipUri called = request.RequestUri;
        // Trunks are known by address, and behind the address of a WebSocket may be a web proxy with all the world.
        SipCaller? trunk = arrival.Source.IsWebSocket
            ? null
            : directory.TrunkOf(arrival.Source.Remote, Encoding.ASCII.GetString(called.Host), called.UserText);
        if ((trunk?.Realm ?? RealmOf(arrival)) is not string realm)
        {
            Refuse(arrival, 403, "Not Our Domain", now);
            return;
        }
        string from = request.From.Uri.UserText;
        // Whoever claims to be an extension of ours proves it, wherever it comes from.
        bool claimsExtension = core.IsOurs(request.From.Uri, realm) && directory.TryGetCredential(realm, from, out _);
        SipCaller? caller = claimsExtension ? null : trunk;
        if (
            (caller != null || gate.TryLetIn(arrival, realm, from, now)) && Open(arrival, TransactionShare.Calls, now) is Transaction opened
        )
        {
            LetIn(
                new Incoming(opened, request, arrival.Source),
                caller ?? new SipCaller(realm, directory.ExtensionOf(realm, from), null),
                now
            );
        }
    }

    // Null when there is no room for it, or it is here already by another way (RFC 3261 §8.2.2.2).
    private Transaction? Open(in Arrival arrival, TransactionShare share, Now now)
    {
        SipMessage request = arrival.Message;
        UInt128 merge = core.Hash.Of(5, request.CallId, request.FromTag, request.Text(HeaderName.CSeq));
        if (core.Transactions.IsMerged(merge))
        {
            Refuse(arrival, 482, "Request Merged", now);
            return null;
        }
        if (core.Accept(arrival, share, merge) is Transaction opened)
        {
            return opened;
        }
        Refuse(arrival, 503, null, now);
        return null;
    }

    private void LetIn(in Incoming incoming, SipCaller caller, Now now)
    {
        SipMessage request = incoming.Message;
        if (core.Usages >= core.Config.Limits.Usages)
        {
            answers.Overloaded(incoming, "Too Many Calls", now);
            return;
        }
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

    private void Refuse(in Arrival arrival, int code, string? reason, Now now, ExtraHeader[]? headers = null) =>
        answers.Stateless(arrival.Message, code, reason, arrival.Source, now, headers);

    // A number without a host (tel:) is asked of whoever it is sent to.
    private string? RealmOf(in Arrival arrival)
    {
        SipUri uri = arrival.Message.RequestUri;
        bool isOurs = uri.Scheme == UriScheme.Tel || core.IsOwnAddress(uri);
        return directory.RealmFor(Encoding.ASCII.GetString(uri.Host), isOurs, arrival.Source.Remote);
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
