namespace Tandem.Bench.Rows;

using System.Text.Json;
using Tandem.Bench.Rig;

/// <summary>
/// Queue calls at a rate: caller's INVITE, queued, an agent rung, answered, bridged, BYE one second after the caller's 200. Where
/// the rate is not sustained, lower ones are tried to say how far it goes.
/// </summary>
internal sealed class QueueCallsRow : IRow
{
    private const int Agents = 1_000;
    private const int Rate = 800;
    private const int Seconds = 60;
    private const int Step = 100;
    private const int StepSeconds = 12;
    private const int WarmSeconds = 10;
    private const int HoldMillis = 1_000;

    public string Name => "queue-calls";

    public bool HasUnpinned => true;

    public async Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        int rate = stage.Quick ? 50 : Rate;
        int seconds = stage.Quick ? 5 : Seconds;
        await using Scene scene = await stage.OpenAsync(stage.Quick ? 100 : Agents, Stage.Queue, [], cancel);
        // A server just started compiles its code while it runs: measured is one that has worked for a while.
        await scene.Load.AskAsync($"calls {rate / 4} {(stage.Quick ? 2 : WarmSeconds)} {HoldMillis}", cancel);
        CallStep step = await CallStep.RunAsync(scene, rate, seconds, HoldMillis, cancel);
        findings.Details["held"] = step;
        findings.Add("cpu_per_queue_call", step.CpuMillisPerCall);
        findings.Add("ring_p99", step.RingP99);
        findings.Add("longest_turn", step.LongestTurnMillis);
        string note = step.Sustained ? "" : $"{rate}/s not sustained: {step.Describe()}";
        while (!step.Sustained && rate > Step)
        {
            rate -= Step;
            await Task.Delay(TimeSpan.FromSeconds(3), cancel);
            step = await CallStep.RunAsync(scene, rate, StepSeconds, HoldMillis, cancel);
            findings.Details[$"step_{rate}"] = step;
        }
        findings.Add("queue_calls_per_second", step.Sustained ? rate : 0, note);
    }
}

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
    IReadOnlyList<ThreadUse> Threads
)
{
    private const double WholeWanted = 99.9;
    private const double OfferedWanted = 0.97;
    private const double JoinedMillis = 2_000;

    /// <summary>99.9 % whole, the rate really offered, bridged within 2 s.</summary>
    public bool Sustained => WholePercent >= WholeWanted && Offered >= OfferedWanted * Rate && JoinedP99 <= JoinedMillis;

    public string Describe() =>
        $"{WholePercent:0.0} % whole, {Offered:0} offered, bridged p99 {JoinedP99:0} ms, {CoreShare * 100:0} % of a core";

    public static async Task<CallStep> RunAsync(Scene scene, double rate, double seconds, int holdMillis, CancellationToken cancel)
    {
        await scene.Server.MetricsAsync(cancel);
        ThreadFigures threads = scene.Server.Figures.Threads();
        TimeSpan before = scene.Server.Figures.Cpu;
        JsonElement load = await scene.Load.AskAsync($"calls {rate} {seconds} {holdMillis}", cancel);
        double used = (scene.Server.Figures.Cpu - before).TotalSeconds;
        IReadOnlyDictionary<string, double> metrics = await scene.Server.MetricsAsync(cancel);
        double whole = load.GetProperty("whole").GetDouble();
        return new CallStep(
            rate,
            load.GetProperty("rate").GetDouble(),
            100 * whole / load.GetProperty("attempted").GetDouble(),
            1_000 * used / Math.Max(1, whole),
            used / load.GetProperty("seconds").GetDouble(),
            load.GetProperty("ring").GetProperty("p99").GetDouble(),
            load.GetProperty("joined").GetProperty("p99").GetDouble(),
            1_000 * metrics["tandem_loop_longest_turn_seconds"],
            load,
            threads.End()
        );
    }
}
