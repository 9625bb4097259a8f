namespace Tandem.Net.Tests.Rig;

using System.Diagnostics;

/// <summary>How long a test waits for what other threads do: long, because only a failing test waits that long.</summary>
internal static class Patience
{
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    public const int LongMillis = 20_000;

    /// <summary>Until it holds; fails with the text when it never does.</summary>
    public static void Until(Func<bool> holds, string what)
    {
        long start = Stopwatch.GetTimestamp();
        while (!holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Long, $"never: {what}");
            Thread.Yield();
        }
    }

    /// <summary>The task's result, or a failure when it takes too long.</summary>
    public static Task<T> InTime<T>(this Task<T> task) => task.WaitAsync(Long, TestContext.Current.CancellationToken);
}
