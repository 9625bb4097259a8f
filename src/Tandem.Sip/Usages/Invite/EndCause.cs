namespace Tandem.Sip.Usages.Invite;

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
