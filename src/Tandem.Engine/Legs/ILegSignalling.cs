namespace Tandem.Engine.Legs;

using Tandem.Media;

/// <summary>
/// How the far end of a leg is spoken to. What it says in return becomes leg events; what a leg has no way to say is not said. Every method may
/// be called in any state.
/// </summary>
internal interface ILegSignalling
{
    /// <summary>Who the far end is, for its media.</summary>
    MediaPeer Peer { get; }

    /// <summary>Incoming: the far end of the call rings.</summary>
    void Ring();

    /// <summary>Incoming: lets the caller hear something before the answer, which will be this SDP.</summary>
    void Progress(byte[] sdp);

    /// <summary>Incoming: answers with this SDP.</summary>
    void Answer(byte[] sdp);

    /// <summary>Refuses, cancels or hangs up, whatever is right; nothing is heard of the leg afterwards.</summary>
    /// <param name="code">A SIP code that says why; 0 for an ordinary end.</param>
    void End(int code, string? reason);

    /// <summary>Outgoing and ringing: asks the phone to answer by itself.</summary>
    void AskToAnswer();

    /// <summary>Tells the phone that asked to be replaced how that fares.</summary>
    void TellReferrer(int code, string? reason);

    /// <summary>Asks whether the far end still lives; false when that cannot be asked.</summary>
    bool Probe();
}
