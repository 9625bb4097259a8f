namespace Tandem.Engine.Tests.Trunks;

using Tandem.Engine.Trunks.Registering;
using static Tandem.Engine.Trunks.Registering.RegistrationAction;
using static Tandem.Engine.Trunks.Registering.RegistrationInput;
using static Tandem.Engine.Trunks.Registering.RegistrationState;

public class RegistrationMachineTests
{
    // Rows: states in their order. Columns: inputs in theirs. A dot: nothing happens.
    private static readonly string[] Table =
    [
        "Idle:        Asking/Ask . . . . . Ended/None",
        "Asking:      . Registered/TellRegistered,ArmRenewal Asking/Ask Waiting/TellFailed,ArmRetry . . Ending/AskToEnd",
        "Registered:  . . . . Renewing/Ask Waiting/TellFailed,ArmRetry Ending/AskToEnd",
        "Renewing:    . Registered/ArmRenewal Renewing/Ask Waiting/TellFailed,ArmRetry . Waiting/TellFailed,ArmRetry Ending/AskToEnd",
        "Waiting:     . . . . Asking/Ask . Ended/None",
        "Ending:      . Ended/TellEnded Ended/TellEnded Ended/TellEnded . . .",
        "Ended:       . . . . . . .",
    ];

    [Fact]
    public void Every_pair_of_state_and_input_leads_where_the_table_says()
    {
        RegistrationState[] states = Enum.GetValues<RegistrationState>();
        RegistrationInput[] inputs = [Found, Granted, TooBrief, Refused, Due, FlowLost, Stop];
        Assert.Equal(Enum.GetValues<RegistrationInput>(), inputs);
        Assert.Equal([Idle, Asking, Registered, Renewing, Waiting, Ending, Ended], states);
        for (int row = 0; row < states.Length; row++)
        {
            string[] cells = Table[row].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal($"{states[row]}:", cells[0]);
            for (int column = 0; column < inputs.Length; column++)
            {
                RegistrationStep step = RegistrationMachine.Next(states[row], inputs[column]);
                string[] wanted = cells[column + 1].Split('/');
                RegistrationStep told =
                    wanted[0] == "."
                        ? new RegistrationStep(states[row], None)
                        : new RegistrationStep(
                            Enum.Parse<RegistrationState>(wanted[0]),
                            wanted[1].Split(',').Select(Enum.Parse<RegistrationAction>).Aggregate((a, b) => a | b)
                        );
                Assert.True(step == told, $"{states[row]} and {inputs[column]}: {step}");
            }
        }
    }
}
