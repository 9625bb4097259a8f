using static Tandem.Sip.Transactions.TransactionAction;

namespace Tandem.Sip.Transactions;

internal enum NonInviteServerState : byte
{
    Trying,
    Proceeding,
    Completed,
    Terminated,
}

internal enum NonInviteServerInput : byte
{
    /// <summary>The request once more.</summary>
    Request,
    Provisional,
    Final,

    /// <summary>Timer J.</summary>
    Expired,
    TransportError,
}

/// <summary>The non-INVITE server transaction: RFC 3261 §17.2.2.</summary>
internal static class NonInviteServerTransaction
{
    public static TransactionStep<NonInviteServerState> Next(NonInviteServerState state, NonInviteServerInput input, bool reliable)
    {
        return (state, input) switch
        {
            (NonInviteServerState.Trying or NonInviteServerState.Proceeding, NonInviteServerInput.Provisional) => new(
                NonInviteServerState.Proceeding,
                Send
            ),
            (NonInviteServerState.Proceeding or NonInviteServerState.Completed, NonInviteServerInput.Request) => new(state, Send),
            // Over a reliable transport Timer J is zero.
            (NonInviteServerState.Trying or NonInviteServerState.Proceeding, NonInviteServerInput.Final) => reliable
                ? new(NonInviteServerState.Terminated, Send)
                : new(NonInviteServerState.Completed, Send | StartLife),
            (NonInviteServerState.Completed, NonInviteServerInput.Expired) => new(NonInviteServerState.Terminated, None),
            (not NonInviteServerState.Terminated, NonInviteServerInput.TransportError) => new(
                NonInviteServerState.Terminated,
                TellTransportError
            ),
            _ => new(state, None),
        };
    }
}
