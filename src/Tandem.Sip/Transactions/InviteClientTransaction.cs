using static Tandem.Sip.Transactions.TransactionAction;

namespace Tandem.Sip.Transactions;

internal enum InviteClientState : byte
{
    Calling,
    Proceeding,
    Completed,
    Accepted,
    Terminated,
}

internal enum InviteClientInput : byte
{
    Start,
    Provisional,
    Success,
    Failure,

    /// <summary>Timer A.</summary>
    Retransmit,

    /// <summary>Timer B in Calling, D in Completed, M in Accepted.</summary>
    Expired,
    TransportError,
}

/// <summary>The INVITE client transaction: RFC 3261 §17.1.1 with the Accepted state of RFC 6026 §7.2.</summary>
internal static class InviteClientTransaction
{
    public static TransactionStep<InviteClientState> Next(InviteClientState state, InviteClientInput input, bool reliable)
    {
        return (state, input) switch
        {
            (InviteClientState.Calling, InviteClientInput.Start) => new(
                InviteClientState.Calling,
                Send | StartLife | (reliable ? None : StartRetransmit)
            ),
            (InviteClientState.Calling, InviteClientInput.Retransmit) => new(
                InviteClientState.Calling,
                reliable ? None : Send | DoubleRetransmit
            ),
            (InviteClientState.Calling, InviteClientInput.Expired) => new(InviteClientState.Terminated, TellTimeout),

            (InviteClientState.Calling, InviteClientInput.Provisional) => new(
                InviteClientState.Proceeding,
                PassUp | StopRetransmit | StopLife
            ),
            (InviteClientState.Proceeding, InviteClientInput.Provisional) => new(InviteClientState.Proceeding, PassUp),

            (InviteClientState.Calling or InviteClientState.Proceeding, InviteClientInput.Success) => new(
                InviteClientState.Accepted,
                PassUp | StopRetransmit | StartLife | Release
            ),
            (InviteClientState.Accepted, InviteClientInput.Success) => new(InviteClientState.Accepted, PassUp),
            (InviteClientState.Accepted, InviteClientInput.Expired) => new(InviteClientState.Terminated, None),

            // Over a reliable transport Timer D is zero: nothing can be repeated.
            (InviteClientState.Calling or InviteClientState.Proceeding, InviteClientInput.Failure) => reliable
                ? new(InviteClientState.Terminated, Ack | PassUp)
                : new(InviteClientState.Completed, Ack | PassUp | StopRetransmit | StartLife),
            (InviteClientState.Completed, InviteClientInput.Failure) => new(InviteClientState.Completed, Send),
            (InviteClientState.Completed, InviteClientInput.Expired) => new(InviteClientState.Terminated, None),

            // A lost stream in Proceeding means that no answer can come any more, so the user has to know.
            (InviteClientState.Calling or InviteClientState.Proceeding, InviteClientInput.TransportError) => new(
                InviteClientState.Terminated,
                TellTransportError
            ),
            (InviteClientState.Completed, InviteClientInput.TransportError) => new(InviteClientState.Terminated, None),
            _ => new(state, None),
        };
    }
}
