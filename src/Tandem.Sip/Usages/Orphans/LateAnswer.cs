using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Endpoint;
using Tandem.Sip.Flows;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;

namespace Tandem.Sip.Usages.Orphans;

/// <summary>
/// A 2xx to an INVITE of ours whose call is over already: another fork has answered late, or one whose ACK was lost asks again. It is acknowledged and
/// ended (RFC 3261 §13.2.2.4); all that takes stands in the answer.
/// </summary>
internal static class LateAnswer
{
    public static void End(SipEndpoint core, SipMessage answer, in Flow source, Now now)
    {
        List<byte[]> routes = [];
        answer.RecordRoutes(routes, reversed: true);
        ReadOnlySpan<byte> contact = answer.ContactUri();
        DialogState dialog = new(
            answer.CallId,
            answer.First(HeaderName.From).ToArray(),
            answer.First(HeaderName.To).ToArray(),
            (contact.IsEmpty ? answer.To.Uri.Text : contact).ToArray(),
            [.. routes],
            source,
            UsesFlow: routes.Count == 0,
            answer.CSeq
        );
        new OrphanBye(core, dialog, null).Start(now);
    }
}
