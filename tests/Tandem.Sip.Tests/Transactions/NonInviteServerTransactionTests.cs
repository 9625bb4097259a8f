using Tandem.Sip.Transactions;

namespace Tandem.Sip.Tests.Transactions;

public sealed class NonInviteServerTransactionTests
{
    // Request again, we answer 1xx, final, expired, transport error.
    private static readonly string[] Unreliable =
    [
        "Trying: - Proceeding[Send] Completed[Send,StartLife] - Terminated[TellTransportError]",
        "Proceeding: Proceeding[Send] Proceeding[Send] Completed[Send,StartLife] - Terminated[TellTransportError]",
        "Completed: Completed[Send] - - Terminated[] Terminated[TellTransportError]",
        "Terminated: - - - - -",
    ];

    private static readonly string[] Reliable =
    [
        "Trying: - Proceeding[Send] Terminated[Send] - Terminated[TellTransportError]",
        "Proceeding: Proceeding[Send] Proceeding[Send] Terminated[Send] - Terminated[TellTransportError]",
        "Completed: Completed[Send] - - Terminated[] Terminated[TellTransportError]",
        "Terminated: - - - - -",
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_state_takes_every_input_as_the_table_says(bool reliable)
    {
        MachineTable.Check<NonInviteServerState, NonInviteServerInput>(
            reliable ? Reliable : Unreliable,
            (state, input) => NonInviteServerTransaction.Next(state, input, reliable)
        );
    }
}
