namespace Tandem.Bench.Rig;

using System.Diagnostics;

/// <summary>What a process has used, as the kernel counts it.</summary>
internal sealed class ProcessFigures(Process process)
{
    /// <summary>User and system time of all its threads.</summary>
    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory in bytes.</summary>
    public long Resident
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Open file descriptors.</summary>
    public int Handles => Directory.GetFileSystemEntries($"/proc/{process.Id}/fd").Length;

    /// <summary>Begins a stretch whose use is told by thread.</summary>
    public ThreadFigures Threads() => ThreadFigures.Begin(process.Id);

    /// <summary>CPU used over a stretch of time, as seconds and as share of one core.</summary>
    public async Task<(double Seconds, double Share)> OverAsync(TimeSpan stretch, CancellationToken cancel)
    {
        TimeSpan before = Cpu;
        long start = Stopwatch.GetTimestamp();
        await Task.Delay(stretch, cancel);
        double used = (Cpu - before).TotalSeconds;
        return (used, used / Stopwatch.GetElapsedTime(start).TotalSeconds);
    }
}
