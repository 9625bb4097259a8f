namespace Tandem.Engine.Signalling;

using Tandem.Core.Contract.Rows;
using Tandem.Numbering;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;

/// <summary>
/// The number that a call from a trunk is for: Request-URI, unless the carrier says it elsewhere. A carrier that we register at calls our account, and
/// says in P-Called-Party-ID (RFC 7315 §4.2) or To which number was dialled.
/// </summary>
internal static class CalledNumber
{
    /// <summary>As it is written: a user part still escaped, or a <c>tel:</c> URI.</summary>
    public static string Of(TrunkRow row, SipMessage invite)
    {
        string called = invite.RequestUri.NumberText;
        return row.CalledNumber switch
        {
            CalledNumberPlace.RequestUri => called,
            CalledNumberPlace.To => OfTo(invite) ?? called,
            CalledNumberPlace.CalledPartyId => OfParty(invite) ?? called,
            _ when row.User.Length > 0 && WrittenNumber.Of(called).Text == row.User => OfParty(invite) ?? OfTo(invite) ?? called,
            _ => called,
        };
    }

    private static string? OfTo(SipMessage invite) => Some(invite.To.Uri.NumberText);

    private static string? OfParty(SipMessage invite) =>
        NameAddr.TryParse(invite.First("P-Called-Party-ID"), out NameAddr party) ? Some(party.Uri.NumberText) : null;

    private static string? Some(string number) => number.Length == 0 ? null : number;
}
