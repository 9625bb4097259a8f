namespace Tandem.Bench.Rows;

using System.Text.Json;
using Tandem.Bench.Rig;

/// <summary>One stretch of calls and what it cost the server.</summary>
/// <param name="Offered">Calls a second that were really begun.</param>
/// <param name="WholePercent">Calls whole on both legs.</param>
internal sealed record CallStep(
    double Rate,
    double Offered,
    double WholePercent,
    double CpuMillisPerCall,
    double CoreShare,
    double RingP99,
    double JoinedP99,
    double LongestTurnMillis,
    JsonElement Load,
    IReadOnlyList<ThreadUse> Threads,
    IReadOnlyList<ServerSample> Samples
)
{
    private const double WholeWanted = 99.9;
    private const double OfferedWanted = 0.97;
    private const double JoinedMillis = 2_000;
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
        await scene.Server.MetricsAsync(cancel);
        ThreadFigures threads = scene.Server.Figures.Threads();
        TimeSpan before = scene.Server.Figures.Cpu;
        Task<JsonElement> running = scene.Load.AskAsync($"calls {rate} {seconds} {holdMillis}", cancel);
        List<ServerSample> samples = await ServerSample.WhileAsync(running, scene.Server, SampleEvery, cancel);
        JsonElement load = await running;
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
            load,
            threads.End(),
            samples
        );
    }
}
