namespace Tandem.Net.Loop;

using System.Collections.Concurrent;
using Tandem.Core.Contract.Commands;

/// <summary>Who waits for the answer to a command: at most so many, and each hears exactly once. Any thread.</summary>
/// <param name="limit">Commands under way.</param>
internal sealed class Askers(int limit)
{
    /// <summary>So many parts that the loop hardly ever finds the one it needs held by a thread without a core.</summary>
    private const int Parts = 256;

    private static readonly Outcome Full = new(OutcomeCode.Overloaded, "too many commands under way, try again");
    private static readonly Outcome Stopping = new(OutcomeCode.Overloaded, "the server is stopping");
    private static readonly Outcome Broken = new(OutcomeCode.Conflict, "the command failed unexpectedly; the server's log says why");

    private readonly ConcurrentDictionary<long, TaskCompletionSource<Outcome>> waiting = new(Parts, 4 * Parts);
    private long last;
    private int count;
    private volatile bool stopped;

    public int Count => Volatile.Read(ref count);

    /// <summary>The number of a new request and its answer to come; 0 with the answer at once when it is not taken.</summary>
    public long Ask(out Task<Outcome> answer)
    {
        if (Interlocked.Increment(ref count) > limit || stopped)
        {
            Interlocked.Decrement(ref count);
            answer = Task.FromResult(stopped ? Stopping : Full);
            return 0;
        }
        // Continuations elsewhere: none of theirs may run on the loop.
        TaskCompletionSource<Outcome> source = new(TaskCreationOptions.RunContinuationsAsynchronously);
        long request = Interlocked.Increment(ref last);
        waiting[request] = source;
        answer = source.Task;
        if (stopped)
        {
            // The end came in between: whoever looked then may not have seen this one.
            Answer(request, Stopping);
        }
        return request;
    }

    public void Answer(long request, Outcome outcome)
    {
        if (waiting.TryRemove(request, out TaskCompletionSource<Outcome>? source))
        {
            Interlocked.Decrement(ref count);
            source.TrySetResult(outcome);
        }
    }

    /// <summary>The command's turn broke.</summary>
    public void Fail(long request) => Answer(request, Broken);

    /// <summary>Answers all who wait, and everyone after.</summary>
    public void Stop()
    {
        stopped = true;
        foreach (long request in waiting.Keys)
        {
            Answer(request, Stopping);
        }
    }
}
