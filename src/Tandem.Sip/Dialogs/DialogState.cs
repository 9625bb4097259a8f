using Tandem.Sip.Flows;

namespace Tandem.Sip.Dialogs;

/// <summary>
/// What it takes to speak in a dialog again after a restart (RFC 3261 §12), in bytes as they stand on the wire. Requests that were sent after it was
/// taken are not counted in it.
/// </summary>
/// <param name="CallId">The Call-ID.</param>
/// <param name="LocalParty">From of our requests, tag included.</param>
/// <param name="RemoteParty">To of our requests, tag included.</param>
/// <param name="RemoteTarget">The peer's Contact URI.</param>
/// <param name="Routes">Route values in the order we send them, brackets included.</param>
/// <param name="Flow">The flow the peer was heard on; a stream is gone with the process.</param>
/// <param name="UsesFlow">Requests go there instead of the remote target.</param>
/// <param name="LocalCSeq">CSeq of our last request.</param>
public sealed record DialogState(
    string CallId,
    byte[] LocalParty,
    byte[] RemoteParty,
    byte[] RemoteTarget,
    byte[][] Routes,
    Flow Flow,
    bool UsesFlow,
    uint LocalCSeq
)
{
    /// <summary>
    /// Branch of our INVITE that has no final answer yet: whoever is called still rings. The remote target is its Request-URI then, and
    /// <see cref="RemoteParty"/> has no tag. Empty once the dialog is confirmed.
    /// </summary>
    public byte[] Branch { get; init; } = [];
}
