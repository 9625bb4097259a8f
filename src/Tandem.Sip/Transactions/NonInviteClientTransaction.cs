using static Tandem.Sip.Transactions.TransactionAction;

namespace Tandem.Sip.Transactions;

internal enum NonInviteClientState : byte
{
    Trying,
    Proceeding,
    Completed,
    Terminated,
}

internal enum NonInviteClientInput : byte
{
    Start,
    Provisional,
    Final,

    /// <summary>Timer E.</summary>
    Retransmit,

    /// <summary>Timer F in Trying and Proceeding, K in Completed.</summary>
    Expired,
    TransportError,
}

/// <summary>The non-INVITE client transaction: RFC 3261 §17.1.2.</summary>
internal static class NonInviteClientTransaction
{
    public static TransactionStep<NonInviteClientState> Next(NonInviteClientState state, NonInviteClientInput input, bool reliable)
    {
        return (state, input) switch
        {
            (NonInviteClientState.Trying, NonInviteClientInput.Start) => new(
                NonInviteClientState.Trying,
                Send | StartLife | (reliable ? None : StartRetransmit)
            ),
            (NonInviteClientState.Trying, NonInviteClientInput.Retransmit) => new(
                NonInviteClientState.Trying,
                reliable ? None : Send | BackOff
            ),
            (NonInviteClientState.Proceeding, NonInviteClientInput.Retransmit) => new(
                NonInviteClientState.Proceeding,
                reliable ? None : Send | SlowRetransmit
            ),
            (NonInviteClientState.Trying or NonInviteClientState.Proceeding, NonInviteClientInput.Expired) => new(
                NonInviteClientState.Terminated,
                TellTimeout
            ),
            (NonInviteClientState.Trying or NonInviteClientState.Proceeding, NonInviteClientInput.Provisional) => new(
                NonInviteClientState.Proceeding,
                PassUp
            ),
            // Over a reliable transport Timer K is zero.
            (NonInviteClientState.Trying or NonInviteClientState.Proceeding, NonInviteClientInput.Final) => reliable
                ? new(NonInviteClientState.Terminated, PassUp)
                : new(NonInviteClientState.Completed, PassUp | StopRetransmit | StartLife | Release),
            (NonInviteClientState.Completed, NonInviteClientInput.Expired) => new(NonInviteClientState.Terminated, None),
            (NonInviteClientState.Trying or NonInviteClientState.Proceeding, NonInviteClientInput.TransportError) => new(
                NonInviteClientState.Terminated,
                TellTransportError
            ),
            _ => new(state, None),
        };
    }
}
