namespace Tandem.Bench.Rows;

using System.Diagnostics;
using Tandem.Bench.Rig;

/// <summary>
/// How long steps of some microseconds take: by the clock, or as CPU time of the thread where that is less, for the machine takes the core away now and
/// then. Those in which the collector ran are left out: its pauses are in the budget of the loop's turns, and one of them is longer than a thousand steps.
/// </summary>
internal sealed class StepTimes
{
    private readonly List<double> micros = [];
    private bool isSorted;

    /// <summary>Steps left out.</summary>
    public int Collections { get; private set; }

    /// <summary>Does the step, and remembers what it took.</summary>
    /// <param name="step">What is measured.</param>
    /// <param name="parts">By how many the time is divided, once it is done.</param>
    public void Measure(Action step, Func<int>? parts = null)
    {
        int before = GC.CollectionCount(0);
        double cpu = ThreadCpu.Micros;
        long start = Stopwatch.GetTimestamp();
        step();
        double took = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        took = Math.Min(took, ThreadCpu.Micros - cpu);
        bool isClean = GC.CollectionCount(0) == before;
        int by = parts?.Invoke() ?? 1;
        if (!isClean)
        {
            Collections++;
            return;
        }
        micros.Add(took / by);
        isSorted = false;
    }

    /// <summary>So many of a hundred steps took less.</summary>
    public double Percentile(double percent)
    {
        if (!isSorted)
        {
            micros.Sort();
            isSorted = true;
        }
        return micros[(int)Math.Min(micros.Count - 1, micros.Count * percent / 100)];
    }
}
