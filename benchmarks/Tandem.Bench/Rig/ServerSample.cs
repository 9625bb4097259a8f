namespace Tandem.Bench.Rig;

using System.Diagnostics;

/// <summary>How the server stood at one moment of a load.</summary>
/// <param name="Second">Since the load began.</param>
/// <param name="LongestTurnMillis">Of the loop since the sample before.</param>
internal sealed record ServerSample(
    double Second,
    double Calls,
    double Legs,
    double PortsLent,
    double Timers,
    double JournalWaiting,
    double LongestTurnMillis,
    double ResidentMb,
    int Handles
)
{
    /// <summary>Samples until the load is over, and once more then.</summary>
    public static async Task<List<ServerSample>> WhileAsync(Task load, BenchServer server, TimeSpan every, CancellationToken cancel)
    {
        long start = Stopwatch.GetTimestamp();
        List<ServerSample> samples = [];
        while (!load.IsCompleted)
        {
            await Task.WhenAny(load, Task.Delay(every, cancel));
            cancel.ThrowIfCancellationRequested();
            samples.Add(await TakeAsync(server, start, cancel));
        }
        return samples;
    }

    private static async Task<ServerSample> TakeAsync(BenchServer server, long start, CancellationToken cancel)
    {
        IReadOnlyDictionary<string, double> metrics = await server.MetricsAsync(cancel);
        return new ServerSample(
            Stopwatch.GetElapsedTime(start).TotalSeconds,
            metrics["tandem_calls"],
            metrics["tandem_legs"],
            metrics["tandem_rtp_ports_lent"],
            metrics["tandem_sip_timers"],
            metrics["tandem_journal_waiting"],
            1_000 * metrics["tandem_loop_longest_turn_seconds"],
            server.Figures.Resident / 1048576.0,
            server.Figures.Handles
        );
    }
}
