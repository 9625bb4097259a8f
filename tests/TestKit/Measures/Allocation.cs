namespace Tandem.TestKit.Measures;

/// <summary>What an action allocates on its own thread, in bytes.</summary>
public static class Allocation
{
    private const int Rounds = 5;

    /// <summary>
    /// The least of a few rounds, after one that warms up: what the action costs itself it costs in each, while the runtime's own
    /// (a method compiled anew in the middle of a loop, a type seen first) comes in one and is gone.
    /// </summary>
    public static long Of(Action round)
    {
        ArgumentNullException.ThrowIfNull(round);
        round();
        long least = long.MaxValue;
        for (int i = 0; i < Rounds; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            round();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }
}
