using Tandem.Sip.Transactions;

namespace Tandem.Sip.Tests.Transactions;

public sealed class InviteServerTransactionTests
{
    // Request again, ACK, we answer 1xx, 2xx, 3xx+, retransmit, expired, transport error.
    private static readonly string[] Unreliable =
    [
        "Proceeding: Proceeding[Send] - Proceeding[Send] Accepted[Send,StartLife,Release]"
            + " Completed[Send,StartRetransmit,StartLife] - - Terminated[TellTransportError]",
        "Completed: Completed[Send] Confirmed[StopRetransmit,StartLife,Release] - - - Completed[Send,BackOff]"
            + " Terminated[TellTimeout] Terminated[TellTransportError]",
        "Confirmed: - - - - - - Terminated[] -",
        "Accepted: - Accepted[PassUp] - Accepted[Send,Release] - - Terminated[] Accepted[TellTransportError]",
        "Terminated: - - - - - - - -",
    ];

    private static readonly string[] Reliable =
    [
        "Proceeding: Proceeding[Send] - Proceeding[Send] Accepted[Send,StartLife,Release]"
            + " Completed[Send,StartLife] - - Terminated[TellTransportError]",
        "Completed: Completed[Send] Terminated[] - - - - Terminated[TellTimeout] Terminated[TellTransportError]",
        "Confirmed: - - - - - - Terminated[] -",
        "Accepted: - Accepted[PassUp] - Accepted[Send,Release] - - Terminated[] Accepted[TellTransportError]",
        "Terminated: - - - - - - - -",
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_state_takes_every_input_as_the_table_says(bool reliable)
    {
        MachineTable.Check<InviteServerState, InviteServerInput>(
            reliable ? Reliable : Unreliable,
            (state, input) => InviteServerTransaction.Next(state, input, reliable)
        );
    }
}
