using Tandem.Sip.Transactions;

namespace Tandem.Sip.Tests.Transactions;

/// <summary>Compares a machine with a written table, cell by cell, so that no pair of state and input is left out.</summary>
internal static class MachineTable
{
    public static void Check<TState, TInput>(string[] rows, Func<TState, TInput, TransactionStep<TState>> next)
        where TState : struct, Enum
        where TInput : struct, Enum
    {
        TInput[] inputs = Enum.GetValues<TInput>();
        Assert.Equal(Enum.GetNames<TState>(), rows.Select(row => row[..row.IndexOf(':')]));
        foreach (string row in rows)
        {
            TState state = Enum.Parse<TState>(row[..row.IndexOf(':')]);
            string[] cells = row[(row.IndexOf(':') + 2)..].Split(' ');
            Assert.Equal(inputs.Length, cells.Length);
            for (int i = 0; i < inputs.Length; i++)
            {
                string expected = cells[i] == "-" ? $"{state}[]" : cells[i];
                string at = $"{state} × {inputs[i]}: ";
                Assert.Equal(at + Normal<TState>(expected), at + Text(next(state, inputs[i])));
            }
        }
    }

    private static string Normal<TState>(string cell)
        where TState : struct, Enum
    {
        int open = cell.IndexOf('[');
        string list = cell[(open + 1)..^1];
        TransactionAction actions = list.Length == 0 ? TransactionAction.None : Enum.Parse<TransactionAction>(list);
        return Text(new TransactionStep<TState>(Enum.Parse<TState>(cell[..open]), actions));
    }

    private static string Text<TState>(TransactionStep<TState> step)
        where TState : struct, Enum => $"{step.State}[{step.Actions}]";
}
