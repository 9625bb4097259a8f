using Tandem.Sip.Transactions;

namespace Tandem.Sip.Tests.Transactions;

public sealed class InviteClientTransactionTests
{
    // One row per state, one column per input: Start, 1xx, 2xx, 3xx+, retransmit, expired, transport error.
    // "Next[action,…]"; "-" is: nothing happens.
    private static readonly string[] Unreliable =
    [
        "Calling: Calling[Send,StartRetransmit,StartLife] Proceeding[PassUp,StopRetransmit,StopLife]"
            + " Accepted[PassUp,StopRetransmit,StartLife,Release] Completed[PassUp,Ack,StopRetransmit,StartLife]"
            + " Calling[Send,DoubleRetransmit] Terminated[TellTimeout] Terminated[TellTransportError]",
        "Proceeding: - Proceeding[PassUp] Accepted[PassUp,StopRetransmit,StartLife,Release]"
            + " Completed[PassUp,Ack,StopRetransmit,StartLife] - - Terminated[TellTransportError]",
        "Completed: - - - Completed[Send] - Terminated[] Terminated[]",
        "Accepted: - - Accepted[PassUp] - - Terminated[] -",
        "Terminated: - - - - - - -",
    ];

    private static readonly string[] Reliable =
    [
        "Calling: Calling[Send,StartLife] Proceeding[PassUp,StopRetransmit,StopLife]"
            + " Accepted[PassUp,StopRetransmit,StartLife,Release] Terminated[PassUp,Ack]"
            + " - Terminated[TellTimeout] Terminated[TellTransportError]",
        "Proceeding: - Proceeding[PassUp] Accepted[PassUp,StopRetransmit,StartLife,Release]"
            + " Terminated[PassUp,Ack] - - Terminated[TellTransportError]",
        "Completed: - - - Completed[Send] - Terminated[] Terminated[]",
        "Accepted: - - Accepted[PassUp] - - Terminated[] -",
        "Terminated: - - - - - - -",
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_state_takes_every_input_as_the_table_says(bool reliable)
    {
        MachineTable.Check<InviteClientState, InviteClientInput>(
            reliable ? Reliable : Unreliable,
            (state, input) => InviteClientTransaction.Next(state, input, reliable)
        );
    }
}
