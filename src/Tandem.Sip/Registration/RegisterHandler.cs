using System.Globalization;
using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Auth;
using Tandem.Sip.Endpoint;
using Tandem.Sip.Flows;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;

namespace Tandem.Sip.Registration;

/// <summary>REGISTER of an account that has proven itself (RFC 3261 §10.3): from headers to the registrar and back.</summary>
internal sealed class RegisterHandler
{
    private const long MaxExpires = uint.MaxValue;

    private readonly SipEndpoint core;
    private readonly Registrar registrar;
    private readonly RequestAnswers answers;
    private readonly ContactFlows contactFlows;
    private long lastTicket;

    public RegisterHandler(SipEndpoint core, Registrar registrar, RequestAnswers answers)
    {
        this.core = core;
        this.registrar = registrar;
        this.answers = answers;
        contactFlows = new ContactFlows(core.Config.LocalNets);
        Held = new HeldAnswers(core, (request, caller, now) => Confirm(request, caller, now));
    }

    /// <summary>Answers that wait until what they confirm is kept.</summary>
    public HeldAnswers Held { get; }

    public void Take(in Incoming incoming, SipCaller caller, Now now)
    {
        if (!TryRead(incoming, caller, out RegisterUpdate? update))
        {
            answers.Answer(incoming, 400, "Bad Contact Or Path", now);
            return;
        }
        switch (registrar.Apply(update, now))
        {
            case RegisterOutcome.Done when update is { HasAdded: true, Ticket: > 0 }:
                Held.Hold(update.Ticket, incoming, caller, now);
                break;
            case RegisterOutcome.Done:
                Confirm(incoming, caller, now);
                break;
            case RegisterOutcome.TooBrief:
                string least = core.Config.Registrar.MinExpires.ToString(CultureInfo.InvariantCulture);
                answers.Answer(incoming, 423, null, now, [new ExtraHeader("Min-Expires", least)]);
                break;
            case RegisterOutcome.OutOfOrder:
                answers.Answer(incoming, 500, "Out Of Order", now);
                break;
            case RegisterOutcome.TooManyContacts:
                answers.Answer(incoming, 403, "Too Many Contacts", now);
                break;
            default:
                answers.Overloaded(incoming, "Too Many Registrations", now);
                break;
        }
    }

    private bool TryRead(
        in Incoming incoming,
        SipCaller caller,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out RegisterUpdate? update
    )
    {
        SipMessage request = incoming.Message;
        update = null;
        if (!TryPath(request, out List<string> path))
        {
            return false;
        }
        long expires = request.TryNumber(HeaderName.Expires, MaxExpires, out long header) ? header : -1;
        bool star = false;
        List<ContactUpdate> contacts = [];
        foreach (ReadOnlySpan<byte> value in request.Values(HeaderName.Contact))
        {
            if (!NameAddr.TryParse(value, out NameAddr contact))
            {
                return false;
            }
            if (contact.IsStar)
            {
                star = true;
                continue;
            }
            long own = Grammar.TryNumber(contact.Parameters["expires"], MaxExpires, out long seconds) ? seconds : expires;
            string instance = Encoding.UTF8.GetString(contact.Parameters["+sip.instance"]).Trim('"');
            Flow flow = contactFlows.Of(incoming, contact.Uri.Text, path);
            contacts.Add(new ContactUpdate(Encoding.UTF8.GetString(contact.Uri.Text), own, contact.Quality, instance, flow));
        }
        if (star && (contacts.Count > 0 || expires != 0))
        {
            return false;
        }
        PeerLocation peer = PeerLocation.Of(request, incoming.Source.Remote, core.Config.Proxies);
        update = new RegisterUpdate
        {
            Realm = caller.Realm,
            Extension = caller.Extension!,
            CallId = request.CallId,
            CSeq = request.CSeq,
            Source = incoming.Source.Remote,
            Peer = peer,
            Path = path,
            UserAgent = request.Text(HeaderName.UserAgent),
            RemoveAll = star,
            // A binding over a stream ends with it: nobody keeps it.
            Ticket = core.Config.Registrar.HoldNew > TimeSpan.Zero && !incoming.Source.IsReliable ? ++lastTicket : 0,
        };
        update.Contacts.AddRange(contacts);
        return true;
    }

    private bool TryPath(SipMessage request, out List<string> path)
    {
        path = [];
        foreach (ReadOnlySpan<byte> value in request.Values(HeaderName.Path))
        {
            if (path.Count == core.Config.Registrar.PathHops || !NameAddr.TryParse(value, out NameAddr hop) || hop.IsStar)
            {
                return false;
            }
            path.Add(Encoding.UTF8.GetString(hop.Uri.Text));
        }
        return true;
    }

    private void Confirm(in Incoming incoming, SipCaller caller, Now now)
    {
        List<ExtraHeader> headers = [];
        foreach (Binding binding in registrar.Lookup(caller.Realm, caller.Extension!))
        {
            long left = Math.Max(1, (binding.ExpiresAtMillis - now.WallMillis + 500) / 1000);
            string q = binding.Q == 1000 ? "" : string.Create(CultureInfo.InvariantCulture, $";q=0.{binding.Q:000}");
            headers.Add(new ExtraHeader("Contact", string.Create(CultureInfo.InvariantCulture, $"<{binding.Contact}>;expires={left}{q}")));
        }
        // RFC 3327 §5.3: what is kept of the path is told.
        foreach (ReadOnlySpan<byte> value in incoming.Message.Values(HeaderName.Path))
        {
            headers.Add(new ExtraHeader("Path", Encoding.UTF8.GetString(value)));
        }
        answers.Answer(incoming, 200, null, now, [.. headers]);
    }
}
