using System.Globalization;
using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Flows;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Usages.Invite;

/// <summary>REFER from the peer (RFC 3515), how it hears of the outcome, and the events we send a phone.</summary>
public sealed partial class InviteUsage
{
    private const int ReferExpires = 120;

    /// <summary>We have sent a REFER, so NOTIFYs of its outcome are ours.</summary>
    private bool referred;

    /// <summary>CSeq of the REFER under way; 0 when none is.</summary>
    private uint referCSeq;

    /// <summary>The REFER while its owner has not said what becomes of it, and where it came from.</summary>
    private (Transaction Transaction, SipMessage Request, NetAddress Source)? referAsked;

    /// <summary>
    /// Tells the phone in its early or confirmed dialogs of an event without subscription, as desk phones take them: <c>talk</c> answers a
    /// ringing call. False when there is no dialog yet.
    /// </summary>
    public bool Notify(string eventName, Now now)
    {
        bool any = false;
        foreach (Dialog each in State == InviteState.Ended ? [] : dialogs.ToArray())
        {
            SendInDialog(each, new DialogRequest(RequestPurpose.Notify) { Headers = [new ExtraHeader("Event", eventName)] }, now);
            any = true;
        }
        return any;
    }

    /// <summary>
    /// How the REFER under way fares (RFC 3515 §2.4.4). The first word decides: a failure refuses the REFER itself, anything else accepts it with 202,
    /// and is told by NOTIFY as all that follow are. A final code ends the implicit subscription.
    /// </summary>
    public bool ReferProgress(int code, Now now)
    {
        if (referCSeq == 0 || dialog == null || State != InviteState.Confirmed)
        {
            return false;
        }
        if (referAsked is { } asked)
        {
            referAsked = null;
            if (code >= 300)
            {
                referCSeq = 0;
                Answer(asked.Transaction, asked.Request, code, asked.Source, now);
                return true;
            }
            core.Write.Response(asked.Request, 202, null, ToTagBytes, asked.Source);
            core.Write.Contact(asked.Transaction.Flow);
            core.Transactions.Respond(asked.Transaction, 202, core.Write.Writer.Finish(), now);
            if (code > 100)
            {
                ReferProgress(100, now);
            }
        }
        bool final = code >= 200;
        string id = referCSeq.ToString(CultureInfo.InvariantCulture);
        ExtraHeader[] headers =
        [
            new("Event", $"refer;id={id}"),
            new("Subscription-State", final ? "terminated;reason=noresource" : $"active;expires={ReferExpires}"),
        ];
        byte[] body = Encoding.ASCII.GetBytes($"SIP/2.0 {code} {ReasonPhrases.Of(code)}\r\n");
        referCSeq = final ? 0 : referCSeq;
        DialogRequest notify = new(RequestPurpose.Notify)
        {
            Headers = headers,
            Body = body,
            ContentType = "message/sipfrag;version=2.0",
        };
        SendInDialog(dialog, notify, now);
        return true;
    }

    /// <summary>This dialog as a Replaces header names it to the peer (RFC 3891 §6.1); null before it is confirmed.</summary>
    public string? Replaces =>
        dialog == null || State != InviteState.Confirmed ? null : $"{CallId};to-tag={dialog.RemoteTag};from-tag={LocalTag}";

    /// <summary>Asks the peer to call somebody else in our place (RFC 3515); what comes of it arrives as <see cref="NotifyReceived"/>.</summary>
    public bool Refer(string referTo, Now now)
    {
        if (dialog == null || State != InviteState.Confirmed)
        {
            return false;
        }
        referred = true;
        SendInDialog(dialog, new DialogRequest(RequestPurpose.Refer) { Headers = [new ExtraHeader("Refer-To", $"<{referTo}>")] }, now);
        return true;
    }

    // Without subscription: talk, as desk phones take it; with one: how our REFER fares. Anything else is no event of ours.
    private void OnNotify(Transaction transaction, SipMessage request, NetAddress source, Now now)
    {
        string name = request.Text(HeaderName.Event);
        int semicolon = name.IndexOf(';', StringComparison.Ordinal);
        name = (semicolon < 0 ? name : name[..semicolon]).Trim();
        bool known = name == "talk" || name == "refer" && referred;
        Answer(transaction, request, known ? 200 : 489, source, now);
        if (known)
        {
            Emit(new NotifyReceived(this, name, Encoding.UTF8.GetString(request.Body)));
        }
    }

    private void OnRefer(Transaction transaction, SipMessage request, NetAddress source, Now now)
    {
        ReadOnlySpan<byte> value = request.First(HeaderName.ReferTo);
        if (!NameAddr.TryParse(value, out NameAddr target) || target.IsStar || target.Uri.User.Length == 0)
        {
            Answer(transaction, request, 400, source, now);
            return;
        }
        if (State != InviteState.Confirmed || referCSeq != 0)
        {
            Answer(transaction, request, 491, source, now);
            return;
        }
        referCSeq = request.CSeq;
        referAsked = (transaction, request, source);
        Emit(new ReferReceived(this, Encoding.UTF8.GetString(target.Uri.User), ReplacesHeader.InUri(target.Uri.Headers)));
    }
}
