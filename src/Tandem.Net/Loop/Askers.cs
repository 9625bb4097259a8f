namespace Tandem.Net.Loop;

using Tandem.Core.Commands;

/// <summary>Who waits for the answer to a command: at most so many, and each hears exactly once. Any thread.</summary>
/// <param name="limit">Commands under way.</param>
internal sealed class Askers(int limit)
{
    private static readonly Outcome Full = new(OutcomeCode.Overloaded, "too many commands under way, try again");
    private static readonly Outcome Stopping = new(OutcomeCode.Overloaded, "the server is stopping");
    private static readonly Outcome Broken = new(OutcomeCode.Conflict, "the command failed unexpectedly; the server's log says why");

    private readonly Lock gate = new();
    private readonly Dictionary<long, TaskCompletionSource<Outcome>> waiting = [];
    private long last;
    private bool stopped;

    public int Count
    {
        get
        {
            lock (gate)
            {
                return waiting.Count;
            }
        }
    }

    /// <summary>The number of a new request and its answer to come; 0 with the answer at once when it is not taken.</summary>
    public long Ask(out Task<Outcome> answer)
    {
        lock (gate)
        {
            if (stopped || waiting.Count >= limit)
            {
                answer = Task.FromResult(stopped ? Stopping : Full);
                return 0;
            }
            // Continuations elsewhere: none of theirs may run on the loop.
            TaskCompletionSource<Outcome> source = new(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add(++last, source);
            answer = source.Task;
            return last;
        }
    }

    public void Answer(long request, Outcome outcome)
    {
        TaskCompletionSource<Outcome>? source;
        lock (gate)
        {
            waiting.Remove(request, out source);
        }
        source?.TrySetResult(outcome);
    }

    /// <summary>The command's turn broke.</summary>
    public void Fail(long request) => Answer(request, Broken);

    /// <summary>Answers all who wait, and everyone after.</summary>
    public void Stop()
    {
        List<TaskCompletionSource<Outcome>> left;
        lock (gate)
        {
            stopped = true;
            left = [.. waiting.Values];
            waiting.Clear();
        }
        left.ForEach(source => source.TrySetResult(Stopping));
    }
}
