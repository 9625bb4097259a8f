namespace Tandem.Bench.Rows;

using System.Globalization;
using System.Text.Json;
using Tandem.Bench.Rig;

/// <summary>One stretch of calls and what it cost the server.</summary>
/// <param name="Offered">Calls a second that were really begun.</param>
/// <param name="WholePercent">Calls whole on both legs.</param>
/// <param name="TurnP9999Millis">The work (CPU and the collector's pauses) that all but one turn in 10 000 stay below, rounded up to a bound of the meter.</param>
/// <param name="KilobytesPerCall">Managed memory allocated by the whole process.</param>
internal sealed record CallStep(
    double Rate,
    double Offered,
    double WholePercent,
    double CpuMillisPerCall,
    double CoreShare,
    double RingP99,
    double JoinedP99,
    double LongestTurnMillis,
    double TurnP9999Millis,
    double KilobytesPerCall,
    JsonElement Load,
    IReadOnlyList<ThreadUse> Threads,
    IReadOnlyList<ServerSample> Samples
)
{
    private const double WholeWanted = 99.9;
    private const double OfferedWanted = 0.97;
    private const double JoinedMillis = 2_000;
    private const double OneIn = 10_000;
    private const string Allocated = "tandem_gc_allocated_bytes_total";
    private const string Turns = "tandem_loop_turns_total";
    private const string Over = "tandem_loop_turns_over_total{over=\"";
    private static readonly TimeSpan SampleEvery = TimeSpan.FromSeconds(2);

    /// <summary>99.9 % whole, the rate really offered, bridged within 2 s.</summary>
    public bool Sustained => WholePercent >= WholeWanted && Offered >= OfferedWanted * Rate && JoinedP99 <= JoinedMillis;

    /// <summary>How long the loop was ready to run and had no core: what the machine added to its turns.</summary>
    public string LoopWaited() =>
        $"the loop waited {Threads.Where(use => use.Name.StartsWith("loop")).Sum(use => use.WaitedMillis):0} ms for its core";

    public string Describe() =>
        $"{WholePercent:0.0} % whole, {Offered:0} offered, bridged p99 {JoinedP99:0} ms, {CoreShare * 100:0} % of a core";

    public static async Task<CallStep> RunAsync(Scene scene, double rate, double seconds, int holdMillis, CancellationToken cancel)
    {
        IReadOnlyDictionary<string, double> at = await scene.Server.MetricsAsync(cancel);
        ThreadFigures threads = scene.Server.Figures.Threads();
        TimeSpan before = scene.Server.Figures.Cpu;
        Task<JsonElement> running = scene.Load.AskAsync($"calls {rate} {seconds} {holdMillis}", cancel);
        List<ServerSample> samples = await ServerSample.WhileAsync(running, scene.Server, SampleEvery, cancel);
        JsonElement load = await running;
        IReadOnlyDictionary<string, double> end = await scene.Server.MetricsAsync(cancel);
        double used = (scene.Server.Figures.Cpu - before).TotalSeconds;
        double whole = load.GetProperty("whole").GetDouble();
        return new CallStep(
            rate,
            load.GetProperty("rate").GetDouble(),
            100 * whole / load.GetProperty("attempted").GetDouble(),
            1_000 * used / Math.Max(1, whole),
            used / load.GetProperty("seconds").GetDouble(),
            load.GetProperty("ring").GetProperty("p99").GetDouble(),
            load.GetProperty("joined").GetProperty("p99").GetDouble(),
            samples.Max(sample => sample.LongestTurnMillis),
            TurnMillis(at, end),
            (end[Allocated] - at[Allocated]) / 1_000 / Math.Max(1, whole),
            load,
            threads.End(),
            samples
        );
    }

    private static double TurnMillis(IReadOnlyDictionary<string, double> at, IReadOnlyDictionary<string, double> end)
    {
        double allowed = (end[Turns] - at[Turns]) / OneIn;
        foreach (string key in end.Keys.Where(key => key.StartsWith(Over)).OrderBy(BoundOf))
        {
            if (end[key] - at.GetValueOrDefault(key) <= allowed)
            {
                return 1_000 * BoundOf(key);
            }
        }
        return double.PositiveInfinity;
    }

    private static double BoundOf(string key) => double.Parse(key[Over.Length..key.LastIndexOf('"')], CultureInfo.InvariantCulture);
}
