using Tandem.Foundation;

namespace Tandem.Sip.Sessions;

/// <summary>
/// One INVITE usage (RFC 5057 §2): the INVITE we sent or received, the early dialogs its forks made, and the one dialog
/// that was confirmed. All methods may be called in any state; what a state does not allow is a no-op that returns false.
/// </summary>
public sealed partial class InviteSession
{
    internal InviteSession() { }

    /// <summary>The owner's own mark.</summary>
    public object? Owner { get; set; }

    /// <summary>True when we sent the INVITE.</summary>
    public bool IsUac { get; private set; }

    public string CallId { get; private set; } = "";

    public InviteState State { get; private set; }

    /// <summary>The INVITE received (UAS); null for UAC.</summary>
    public SipMessage? Invite { get; private set; }

    /// <summary>Where we reach the peer now.</summary>
    public Flow Flow { get; private set; }

    /// <summary>The peer takes UPDATE (RFC 3311), so a change can be offered before the answer.</summary>
    public bool PeerAllowsUpdate { get; private set; }

    /// <summary>UAS: 180, with the answer as early media if <paramref name="sdp"/> is given.</summary>
    public bool Ring(byte[]? sdp, Now now) => Provisional(180, sdp, now);

    /// <summary>UAS: 183 Session Progress.</summary>
    public bool Progress(byte[]? sdp, Now now) => Provisional(183, sdp, now);

    /// <summary>UAS: any provisional of 101–199.</summary>
    public bool Provisional(int code, byte[]? sdp, Now now) => false;

    /// <summary>UAS: 200 with the answer (or the offer, when the INVITE had none).</summary>
    public bool Accept(byte[] sdp, Now now) => false;

    /// <summary>UAS: 300–699. The session is over at once (<see cref="EndCause.Rejected"/>).</summary>
    public bool Reject(int code, string? reason, IReadOnlyList<ExtraHeader>? headers, Now now) => false;

    /// <summary>
    /// UAC: gives the call up before an answer. The session is over at once (<see cref="EndCause.Cancelled"/>); CANCEL goes out when
    /// the protocol allows, and a 2xx that crosses it is acknowledged and ended by BYE inside.
    /// </summary>
    public bool Cancel(Now now, string? reasonHeader = null) => false;

    /// <summary>Ends an answered call. The session is over at once (<see cref="EndCause.LocalBye"/>).</summary>
    /// <param name="now">The turn's time.</param>
    /// <param name="reasonHeader">Value of a Reason header (RFC 3326), e.g. <c>Q.850;cause=16</c>.</param>
    public bool Bye(Now now, string? reasonHeader = null) => false;

    /// <summary>The right thing for the state: reject with the code, cancel, or BYE with the code as Reason.</summary>
    public bool End(Now now, int code, string? reason = null) => false;

    /// <summary>
    /// Offers a change: by UPDATE before the answer (where allowed), else by re-INVITE. While another offer is under way it waits (a later
    /// one replaces it). 491 is retried inside. Ends in <see cref="OfferAnswered"/> or <see cref="OfferRejected"/>.
    /// </summary>
    /// <param name="sdp">The offer.</param>
    /// <param name="now">The turn's time.</param>
    /// <param name="preferUpdate">Use UPDATE after the answer too, if the peer allows it.</param>
    public bool Offer(byte[] sdp, Now now, bool preferUpdate = false) => false;

    /// <summary>Answers <see cref="Offered"/> (or gives the offer it asked for), or <see cref="Answered"/> with NeedsAnswer.</summary>
    public bool AnswerOffer(byte[] sdp, Now now) => false;

    /// <summary>Refuses <see cref="Offered"/>, e.g. 488.</summary>
    public bool RejectOffer(int code, Now now) => false;

    /// <summary>INFO inside the confirmed dialog. Its answer is not reported, except 481 and silence, which end the session.</summary>
    public bool Info(string contentType, byte[] body, Now now) => false;

    /// <summary>INFO application/dtmf-relay.</summary>
    public bool SendDtmfInfo(char digit, int milliseconds, Now now) => false;

    /// <summary>
    /// Asks the peer whether it is still there: UPDATE without SDP where allowed, else re-INVITE with the last SDP unchanged.
    /// <see cref="Probed"/> on any answer but 481 and 408; these, and 32 s of silence, end the session.
    /// </summary>
    public bool Probe(Now now) => false;
}
