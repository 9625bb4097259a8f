using Tandem.Sip.Transactions;

namespace Tandem.Sip.Tests.Transactions;

/// <summary>Compares a machine with a written table, cell by cell, so that no pair of state and input is left out.</summary>
internal static class MachineTable
{
    public static void Check<TState, TInput>(string[] rows, Func<TState, TInput, TransactionStep<TState>> next)
        where TState : struct, Enum
        where TInput : struct, Enum
    {
        Check<TState, TInput, TransactionAction>(
            rows,
            (state, input) =>
            {
                TransactionStep<TState> step = next(state, input);
                return (step.State, step.Actions);
            }
        );
    }

    /// <param name="rows">"State: cell cell …", a cell for each input in its order: "-" for nothing, else "Next[Action,Action]".</param>
    /// <param name="next">The machine.</param>
    public static void Check<TState, TInput, TAction>(string[] rows, Func<TState, TInput, (TState State, TAction Actions)> next)
        where TState : struct, Enum
        where TInput : struct, Enum
        where TAction : struct, Enum
    {
        TInput[] inputs = Enum.GetValues<TInput>();
        Assert.Equal(Enum.GetNames<TState>(), rows.Select(row => row[..row.IndexOf(':')]));
        foreach (string row in rows)
        {
            TState state = Enum.Parse<TState>(row[..row.IndexOf(':')]);
            string[] cells = row[(row.IndexOf(':') + 2)..].Split(' ');
            Assert.True(inputs.Length == cells.Length, $"{state}: {cells.Length} cells for {inputs.Length} inputs");
            for (int i = 0; i < inputs.Length; i++)
            {
                string expected = cells[i] == "-" ? $"{state}[]" : cells[i];
                string at = $"{state} × {inputs[i]}: ";
                (TState State, TAction Actions) step = next(state, inputs[i]);
                Assert.Equal(at + Normal<TState, TAction>(expected), at + Text(step.State, step.Actions));
            }
        }
    }

    private static string Normal<TState, TAction>(string cell)
        where TState : struct, Enum
        where TAction : struct, Enum
    {
        int open = cell.IndexOf('[');
        string list = cell[(open + 1)..^1];
        return Text(Enum.Parse<TState>(cell[..open]), list.Length == 0 ? default : Enum.Parse<TAction>(list));
    }

    private static string Text<TState, TAction>(TState state, TAction actions) => $"{state}[{actions}]";
}
