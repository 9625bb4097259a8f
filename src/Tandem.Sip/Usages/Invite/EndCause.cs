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

    /// <summary>A final answer of 400–699, ours or the peer's.</summary>
    Rejected,

    /// <summary>A 3xx: the peer is to be found at <see cref="Ended.Contacts"/>.</summary>
    Redirected,

    /// <summary>A 401 or 407 that we have no credentials for, or whose credentials were not good. Not for anybody else's ears as it is.</summary>
    Challenged,

    /// <summary>No answer in time: INVITE, ACK, PRACK or a probe.</summary>
    Timeout,

    /// <summary>The peer cannot be reached.</summary>
    FlowLost,

    /// <summary>The session timer ran out.</summary>
    SessionExpired,

    /// <summary>The peer broke the protocol, or a limit of ours was hit.</summary>
    Failed,
}
