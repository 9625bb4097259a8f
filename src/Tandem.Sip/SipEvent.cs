using Tandem.Sip.Auth;
using Tandem.Sip.Messages;
using Tandem.Sip.Registration;
using Tandem.Sip.Sessions;

namespace Tandem.Sip;

/// <summary>Something the owner of the stack has to know. Events are facts: none of them can be refused.</summary>
public abstract record SipEvent;

/// <summary>An event of one INVITE usage.</summary>
public abstract record SessionEvent(InviteSession Session) : SipEvent;

/// <summary>A new call, let in and already answered with 100 Trying.</summary>
/// <param name="Session">The call's INVITE usage (UAS).</param>
/// <param name="Request">The INVITE.</param>
/// <param name="Flow">Where it came from.</param>
/// <param name="Caller">Who it is: an authenticated extension or a trunk.</param>
/// <param name="Sdp">The offer; null when the peer wants ours in the 200 (its answer comes with <see cref="Acked"/>).</param>
/// <param name="Replaces">The dialog it asks to replace (RFC 3891), or null.</param>
public sealed record InviteReceived(
    InviteSession Session,
    SipMessage Request,
    Flow Flow,
    SipCaller Caller,
    byte[]? Sdp,
    ReplacesTarget? Replaces
) : SessionEvent(Session);

/// <summary>A provisional answer above 100 to our INVITE.</summary>
/// <param name="Session">The INVITE usage.</param>
/// <param name="Code">101–199.</param>
/// <param name="Sdp">The answer to our offer, if it carries one.</param>
/// <param name="EarlyDialog">Which fork speaks: the peer's tag; "" when the answer makes no dialog.</param>
public sealed record Progressed(InviteSession Session, int Code, byte[]? Sdp, string EarlyDialog) : SessionEvent(Session);

/// <summary>
/// A 2xx to our INVITE: the call is up. With <paramref name="NeedsAnswer"/> our INVITE was without SDP, so
/// <paramref name="Sdp"/> is an offer and <see cref="InviteSession.AnswerOffer"/> sends the ACK; else the ACK is on its way.
/// </summary>
public sealed record Answered(InviteSession Session, byte[]? Sdp, bool NeedsAnswer) : SessionEvent(Session);

/// <summary>The ACK to our 2xx (of the INVITE or of a re-INVITE) came; <paramref name="Sdp"/> is the answer when our 2xx carried the offer.</summary>
public sealed record Acked(InviteSession Session, byte[]? Sdp) : SessionEvent(Session);

/// <summary>
/// The peer offers a change (re-INVITE, UPDATE or PRACK). The owner answers, now or later, with
/// <see cref="InviteSession.AnswerOffer"/> or <see cref="InviteSession.RejectOffer"/>.
/// </summary>
/// <param name="Session">The INVITE usage.</param>
/// <param name="Sdp">The offer; null when the peer asks for ours (re-INVITE without SDP): its answer comes with <see cref="Acked"/>.</param>
public sealed record Offered(InviteSession Session, byte[]? Sdp) : SessionEvent(Session);

/// <summary>The peer took its offer back (CANCEL of a re-INVITE) before the owner answered it.</summary>
public sealed record OfferWithdrawn(InviteSession Session) : SessionEvent(Session);

/// <summary>Our offer (re-INVITE or UPDATE) was accepted.</summary>
/// <param name="Session">The INVITE usage.</param>
/// <param name="Sdp">The answer.</param>
/// <param name="IsRefresh">The offer was not the owner's but a repetition of the last one by the session timer.</param>
public sealed record OfferAnswered(InviteSession Session, byte[]? Sdp, bool IsRefresh) : SessionEvent(Session);

/// <summary>Our offer was refused; the session goes on as before it.</summary>
public sealed record OfferRejected(InviteSession Session, int Code) : SessionEvent(Session);

/// <summary>What <see cref="InviteSession.Probe"/> asked for came back: the peer is alive.</summary>
public sealed record Probed(InviteSession Session) : SessionEvent(Session);

/// <summary>A key was pressed (INFO application/dtmf-relay or application/dtmf).</summary>
/// <param name="Session">The INVITE usage.</param>
/// <param name="Digit">0–9, *, #, A–D.</param>
/// <param name="Milliseconds">How long; 0 when not said.</param>
public sealed record DigitReceived(InviteSession Session, char Digit, int Milliseconds) : SessionEvent(Session);

/// <summary>Another INFO, already answered with 200.</summary>
public sealed record InfoReceived(InviteSession Session, string ContentType, byte[] Body) : SessionEvent(Session);

/// <summary>A REFER, not answered yet: the owner says what becomes of it with <see cref="InviteSession.ReferProgress"/>, in the same turn.</summary>
/// <param name="Session">The INVITE usage of the referrer.</param>
/// <param name="ReferTo">The user part of the target.</param>
/// <param name="Replaces">The dialog the target is to replace (attended transfer), or null.</param>
public sealed record ReferReceived(InviteSession Session, string ReferTo, ReplacesTarget? Replaces) : SessionEvent(Session);

/// <summary>The peer tells of an event, already answered with 200: <c>talk</c> asks us to answer, <c>refer</c> says how our REFER fares.</summary>
public sealed record NotifyReceived(InviteSession Session, string Event, string Body) : SessionEvent(Session);

/// <summary>The session is over: exactly once per session, and nothing after it.</summary>
/// <param name="Session">The INVITE usage.</param>
/// <param name="Cause">Why.</param>
/// <param name="Code">The SIP answer behind it (486, 487, 408 …); 0 when there is none.</param>
/// <param name="Reason">Its reason phrase or the text of a Reason header; "" when there is none.</param>
public sealed record Ended(InviteSession Session, EndCause Cause, int Code, string Reason) : SessionEvent(Session);

/// <summary>Why a session is over.</summary>
public enum EndCause : byte
{
    /// <summary>We sent BYE.</summary>
    LocalBye,

    /// <summary>The peer sent BYE.</summary>
    RemoteBye,

    /// <summary>Cancelled before an answer, by the caller's side.</summary>
    Cancelled,

    /// <summary>A final answer of 300–699.</summary>
    Rejected,

    /// <summary>No answer in time: INVITE, ACK, PRACK or a probe.</summary>
    Timeout,

    /// <summary>The peer cannot be reached.</summary>
    FlowLost,

    /// <summary>The session timer ran out.</summary>
    SessionExpired,

    /// <summary>The peer broke the protocol, or a limit of ours was hit.</summary>
    Failed,
}

/// <summary>The registrar's table changed; the owner journals it (see <see cref="Registrar.Restore"/>).</summary>
public sealed record BindingChanged(Binding Binding, BindingChange Change) : SipEvent;

/// <summary>What happened to a binding.</summary>
public enum BindingChange : byte
{
    Added,
    Refreshed,

    /// <summary>By the phone, or because its stream ended.</summary>
    Removed,
    Expired,
}

/// <summary>The final answer to a request outside dialogs that the owner sent.</summary>
/// <param name="Ticket">What <see cref="SipStack.Request"/> returned.</param>
/// <param name="Code">The answer; 408 when none came, 503 when the peer could not be reached.</param>
public sealed record RequestAnswered(long Ticket, int Code) : SipEvent;

/// <summary>A request we did not let in, for counting and logging.</summary>
/// <param name="Method">The method.</param>
/// <param name="Code">How it was answered; 0 when it was dropped.</param>
/// <param name="Flow">Where it came from.</param>
/// <param name="Why">For people.</param>
public sealed record RequestRejected(string Method, int Code, Flow Flow, string Why) : SipEvent;
