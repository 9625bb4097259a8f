namespace Tandem.Core.Configuration;

using Tandem.Core.Contract.Commands;

/// <summary>Which rows commits under way will change, and the commands that wait in line for each.</summary>
internal sealed class RowLines
{
    private readonly Dictionary<string, Queue<CommandRequest>> lines = [];

    /// <summary>Commands in all lines.</summary>
    public int Waiting { get; private set; }

    public bool IsBusy(string row) => lines.ContainsKey(row);

    /// <summary>Puts a command into the line of a busy row.</summary>
    public void Wait(string row, CommandRequest request)
    {
        lines[row].Enqueue(request);
        Waiting++;
    }

    public void Take(IReadOnlyList<string> rows)
    {
        foreach (string row in rows)
        {
            lines.Add(row, new Queue<CommandRequest>());
        }
    }

    /// <summary>A commit is over: who waited for one of its rows is tried again, in order, until somebody has taken that row.</summary>
    public void Free(IReadOnlyList<string> rows, Action<CommandRequest> tryAgain)
    {
        Queue<CommandRequest>[] freed = [.. rows.Select(row => lines[row])];
        foreach (string row in rows)
        {
            lines.Remove(row);
        }
        for (int i = 0; i < freed.Length; i++)
        {
            while (!lines.ContainsKey(rows[i]) && freed[i].TryDequeue(out CommandRequest next))
            {
                Waiting--;
                tryAgain(next);
            }
            if (freed[i].Count > 0)
            {
                // Whoever came into the new line this turn came later.
                Queue<CommandRequest> later = lines[rows[i]];
                while (later.TryDequeue(out CommandRequest next))
                {
                    freed[i].Enqueue(next);
                }
                lines[rows[i]] = freed[i];
            }
        }
    }
}
