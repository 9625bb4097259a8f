namespace Tandem.Bench.Rig;

using System.Globalization;

/// <summary>
/// What the threads of a process did over a stretch of time, by name: where the CPU went, and how long they were ready but had no core.
/// A long turn with much waiting is the machine's doing, not the server's.
/// </summary>
internal sealed class ThreadFigures
{
    private const double NanosPerMilli = 1_000_000;
    private readonly int process;
    private readonly Dictionary<string, Used> before;

    private ThreadFigures(int process)
    {
        this.process = process;
        before = Read(process);
    }

    public static ThreadFigures Begin(int process) => new(process);

    /// <summary>Since <see cref="Begin"/>; threads that used nothing are left out.</summary>
    public IReadOnlyList<ThreadUse> End() =>
        [
            .. Read(process)
                .Select(now => new ThreadUse(
                    now.Key,
                    (now.Value.Ran - before.GetValueOrDefault(now.Key).Ran) / NanosPerMilli,
                    (now.Value.Waited - before.GetValueOrDefault(now.Key).Waited) / NanosPerMilli
                ))
                .Where(use => use.CpuMillis >= 1)
                .OrderByDescending(use => use.CpuMillis),
        ];

    private static Dictionary<string, Used> Read(int process)
    {
        Dictionary<string, Used> all = [];
        foreach (string folder in Directory.EnumerateDirectories($"/proc/{process}/task"))
        {
            try
            {
                // schedstat: nanoseconds run, nanoseconds waited for a core, turns on one.
                string[] parts = File.ReadAllText(Path.Combine(folder, "schedstat")).Split(' ');
                string name = File.ReadAllText(Path.Combine(folder, "comm")).Trim();
                Used one = new(long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
                Used sum = all.GetValueOrDefault(name);
                all[name] = new Used(sum.Ran + one.Ran, sum.Waited + one.Waited);
            }
            catch (IOException)
            {
                // The thread ended meanwhile.
            }
        }
        return all;
    }

    private readonly record struct Used(long Ran, long Waited);
}

/// <summary>One thread's share, or that of several of the same name.</summary>
internal sealed record ThreadUse(string Name, double CpuMillis, double WaitedMillis);
