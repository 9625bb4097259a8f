using Tandem.Sip.Transactions;

namespace Tandem.Sip.Tests.Transactions;

public sealed class NonInviteClientTransactionTests
{
    // Start, 1xx, final, retransmit, expired, transport error.
    private static readonly string[] Unreliable =
    [
        "Trying: Trying[Send,StartRetransmit,StartLife] Proceeding[PassUp]"
            + " Completed[PassUp,StopRetransmit,StartLife,Release] Trying[Send,BackOff] Terminated[TellTimeout]"
            + " Terminated[TellTransportError]",
        "Proceeding: - Proceeding[PassUp] Completed[PassUp,StopRetransmit,StartLife,Release]"
            + " Proceeding[Send,SlowRetransmit] Terminated[TellTimeout] Terminated[TellTransportError]",
        "Completed: - - - - Terminated[] -",
        "Terminated: - - - - - -",
    ];

    private static readonly string[] Reliable =
    [
        "Trying: Trying[Send,StartLife] Proceeding[PassUp] Terminated[PassUp] - Terminated[TellTimeout]"
            + " Terminated[TellTransportError]",
        "Proceeding: - Proceeding[PassUp] Terminated[PassUp] - Terminated[TellTimeout] Terminated[TellTransportError]",
        "Completed: - - - - Terminated[] -",
        "Terminated: - - - - - -",
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_state_takes_every_input_as_the_table_says(bool reliable)
    {
        MachineTable.Check<NonInviteClientState, NonInviteClientInput>(
            reliable ? Reliable : Unreliable,
            (state, input) => NonInviteClientTransaction.Next(state, input, reliable)
        );
    }
}
