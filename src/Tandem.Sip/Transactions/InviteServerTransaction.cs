using static Tandem.Sip.Transactions.TransactionAction;

namespace Tandem.Sip.Transactions;

internal enum InviteServerState : byte
{
    Proceeding,
    Completed,
    Confirmed,
    Accepted,
    Terminated,
}

internal enum InviteServerInput : byte
{
    /// <summary>The INVITE once more.</summary>
    Request,
    Ack,

    /// <summary>The user answers 1xx.</summary>
    Provisional,

    /// <summary>The user answers 2xx, or repeats it: that is its own duty (RFC 6026 §7.1).</summary>
    Success,

    /// <summary>The user answers 300–699.</summary>
    Failure,

    /// <summary>Timer G.</summary>
    Retransmit,

    /// <summary>Timer H in Completed, I in Confirmed, L in Accepted.</summary>
    Expired,
    TransportError,
}

/// <summary>The INVITE server transaction: RFC 3261 §17.2.1 with the Accepted state of RFC 6026 §7.1.</summary>
internal static class InviteServerTransaction
{
    public static TransactionStep<InviteServerState> Next(InviteServerState state, InviteServerInput input, bool reliable)
    {
        return (state, input) switch
        {
            (InviteServerState.Proceeding, InviteServerInput.Request) => new(InviteServerState.Proceeding, Send),
            (InviteServerState.Proceeding, InviteServerInput.Provisional) => new(InviteServerState.Proceeding, Send),
            (InviteServerState.Proceeding, InviteServerInput.Success) => new(InviteServerState.Accepted, Send | StartLife | Release),
            (InviteServerState.Proceeding, InviteServerInput.Failure) => new(
                InviteServerState.Completed,
                Send | StartLife | (reliable ? None : StartRetransmit)
            ),
            (InviteServerState.Proceeding, InviteServerInput.TransportError) => new(InviteServerState.Terminated, TellTransportError),

            (InviteServerState.Completed, InviteServerInput.Request) => new(InviteServerState.Completed, Send),
            (InviteServerState.Completed, InviteServerInput.Retransmit) => new(
                InviteServerState.Completed,
                reliable ? None : Send | BackOff
            ),
            // Over a reliable transport Timer I is zero.
            (InviteServerState.Completed, InviteServerInput.Ack) => reliable
                ? new(InviteServerState.Terminated, None)
                : new(InviteServerState.Confirmed, StopRetransmit | StartLife | Release),
            (InviteServerState.Completed, InviteServerInput.Expired) => new(InviteServerState.Terminated, TellTimeout),
            (InviteServerState.Completed, InviteServerInput.TransportError) => new(InviteServerState.Terminated, TellTransportError),
            (InviteServerState.Confirmed, InviteServerInput.Expired) => new(InviteServerState.Terminated, None),

            // A repeated INVITE is absorbed: the user repeats its 2xx by its own timer until the ACK.
            (InviteServerState.Accepted, InviteServerInput.Success) => new(InviteServerState.Accepted, Send | Release),
            (InviteServerState.Accepted, InviteServerInput.Ack) => new(InviteServerState.Accepted, PassUp),
            (InviteServerState.Accepted, InviteServerInput.Expired) => new(InviteServerState.Terminated, None),
            (InviteServerState.Accepted, InviteServerInput.TransportError) => new(InviteServerState.Accepted, TellTransportError),
            _ => new(state, None),
        };
    }
}
