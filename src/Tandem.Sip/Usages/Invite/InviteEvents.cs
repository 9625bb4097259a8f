using Tandem.Sip.Auth;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Flows;
using Tandem.Sip.Messages;

namespace Tandem.Sip.Usages.Invite;

/// <summary>An event of one INVITE usage.</summary>
public abstract record InviteEvent(InviteUsage Usage) : SipEvent;

/// <summary>A new call, let in and already answered with 100 Trying.</summary>
/// <param name="Usage">The call's INVITE usage (UAS).</param>
/// <param name="Request">The INVITE.</param>
/// <param name="Flow">Where it came from.</param>
/// <param name="Caller">Who it is: an authenticated extension or a trunk.</param>
/// <param name="Sdp">The offer; null when the peer wants ours in the 200 (its answer comes as <see cref="SdpAnswered"/>).</param>
/// <param name="Replaces">The dialog it asks to replace (RFC 3891), or null.</param>
public sealed record InviteReceived(
    InviteUsage Usage,
    SipMessage Request,
    Flow Flow,
    SipCaller Caller,
    byte[]? Sdp,
    ReplacesTarget? Replaces
) : InviteEvent(Usage);

/// <summary>A provisional answer above 100 to our INVITE.</summary>
/// <param name="Usage">The INVITE usage.</param>
/// <param name="Code">101–199.</param>
/// <param name="Sdp">The answer to our offer, as far as it is known before the call is answered: early media comes from there.</param>
/// <param name="EarlyDialog">Which fork speaks: the peer's tag; "" when the answer makes no dialog.</param>
public sealed record Progressed(InviteUsage Usage, int Code, byte[]? Sdp, string EarlyDialog) : InviteEvent(Usage);

/// <summary>
/// A 2xx to our INVITE: the call is up. With <paramref name="NeedsAnswer"/> our INVITE was without SDP, so
/// <paramref name="Sdp"/> is an offer and <see cref="InviteUsage.AnswerSdp"/> sends the ACK; else the ACK is on its way.
/// </summary>
/// <param name="Usage">The INVITE usage.</param>
/// <param name="Sdp">The description of the peer that is in force, wherever it came; null when none ever did.</param>
/// <param name="NeedsAnswer">The owner has to answer it.</param>
public sealed record Answered(InviteUsage Usage, byte[]? Sdp, bool NeedsAnswer) : InviteEvent(Usage);

/// <summary>The ACK to our 2xx to the INVITE came: the call is up. An answer in it was told before, as <see cref="SdpAnswered"/>.</summary>
public sealed record Acked(InviteUsage Usage) : InviteEvent(Usage);

/// <summary>
/// The peer offers a change (re-INVITE, UPDATE or PRACK). The owner answers, now or later, with
/// <see cref="InviteUsage.AnswerSdp"/> or <see cref="InviteUsage.RefuseSdp"/>.
/// </summary>
/// <param name="Usage">The INVITE usage.</param>
/// <param name="Sdp">The offer; null when the peer asks for ours (re-INVITE without SDP): its answer comes as <see cref="SdpAnswered"/>.</param>
public sealed record SdpOffered(InviteUsage Usage, byte[]? Sdp) : InviteEvent(Usage);

/// <summary>The peer took its offer back (CANCEL of a re-INVITE) before the owner answered it.</summary>
public sealed record SdpOfferWithdrawn(InviteUsage Usage) : InviteEvent(Usage);

/// <summary>
/// The answer to an offer of ours, whatever brought it: a 2xx, a PRACK, an ACK, a reliable provisional. The offer may be one that the session
/// timer repeated; its answer counts like any other.
/// </summary>
/// <param name="Usage">The INVITE usage.</param>
/// <param name="Sdp">The answer.</param>
public sealed record SdpAnswered(InviteUsage Usage, byte[] Sdp) : InviteEvent(Usage);

/// <summary>What <see cref="InviteUsage.Probe"/> asked for came back: the peer is alive.</summary>
public sealed record Probed(InviteUsage Usage) : InviteEvent(Usage);

/// <summary>A key was pressed (INFO application/dtmf-relay or application/dtmf).</summary>
/// <param name="Usage">The INVITE usage.</param>
/// <param name="Digit">0–9, *, #, A–D.</param>
/// <param name="Milliseconds">How long; 0 when not said.</param>
public sealed record DigitReceived(InviteUsage Usage, char Digit, int Milliseconds) : InviteEvent(Usage);

/// <summary>Another INFO, already answered with 200.</summary>
public sealed record InfoReceived(InviteUsage Usage, string ContentType, byte[] Body) : InviteEvent(Usage);

/// <summary>A REFER, not answered yet: the owner says what becomes of it with <see cref="InviteUsage.ReferProgress"/>, in the same turn.</summary>
/// <param name="Usage">The INVITE usage of the referrer.</param>
/// <param name="ReferTo">The target as it was written: a user part still escaped, or a <c>tel:</c> URI.</param>
/// <param name="Replaces">The dialog the target is to replace (attended transfer), or null.</param>
public sealed record ReferReceived(InviteUsage Usage, string ReferTo, ReplacesTarget? Replaces) : InviteEvent(Usage);

/// <summary>The peer tells of an event, already answered with 200: <c>talk</c> asks us to answer, <c>refer</c> says how our REFER fares.</summary>
public sealed record NotifyReceived(InviteUsage Usage, string Event, string Body) : InviteEvent(Usage);

/// <summary>The usage is over: exactly once per usage, and nothing after it.</summary>
/// <param name="Usage">The INVITE usage.</param>
/// <param name="Cause">Why.</param>
/// <param name="Code">The SIP answer behind it (486, 487, 408 …); 0 when there is none.</param>
/// <param name="Reason">Its reason phrase or the text of a Reason header; "" when there is none.</param>
public sealed record Ended(InviteUsage Usage, EndCause Cause, int Code, string Reason) : InviteEvent(Usage)
{
    /// <summary>Where a 3xx sends the caller (<see cref="EndCause.Redirected"/>), best first.</summary>
    public IReadOnlyList<RedirectContact> Contacts { get; init; } = [];
}
