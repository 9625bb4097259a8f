namespace Tandem.Bench.Rows;

using System.Diagnostics;
using System.Text.Json;
using Tandem.Bench.Rig;

/// <summary>Bridged calls with 50 packets a second each way, beside a minimal relay with as many in the same run.</summary>
internal sealed class MediaRow : IRow
{
    private const int Calls = 1_000;
    private const int Spare = 20;
    private const int Step = 100;
    private const int StandRate = 100;

    public string Name => "media";

    public bool HasUnpinned => true;

    public async Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        int calls = stage.Quick ? 50 : Calls;
        MediaStep relay = await RelayAsync(stage, calls, cancel);
        findings.Details["relay"] = relay;
        await using (Scene scene = await stage.OpenAsync(calls + Spare, Stage.Queue, [], cancel))
        {
            MediaStep step = await BridgedAsync(scene, calls, stage.Quick, cancel);
            findings.Details["bridged"] = step;
            findings.Add(
                "media_cpu_ratio",
                step.CpuMicrosPerPacket / relay.CpuMicrosPerPacket,
                $"{step.CpuMicrosPerPacket:0.00} µs, relay {relay.CpuMicrosPerPacket:0.00} µs"
            );
            IReadOnlyDictionary<string, double> metrics = await scene.Server.MetricsAsync(cancel);
            findings.Add("media_longest_turn", 1_000 * metrics["tandem_loop_longest_turn_seconds"]);
            if (step.Sustained)
            {
                findings.Add("media_calls", calls);
                return;
            }
            findings.Details["missed"] = $"{calls} not sustained: {step.Describe()}";
        }
        await StepDownAsync(stage, calls, findings, cancel);
    }

    private static async Task StepDownAsync(Stage stage, int calls, RowFindings findings, CancellationToken cancel)
    {
        string note = (string)findings.Details["missed"];
        for (int fewer = calls - Step; fewer > 0; fewer -= Step)
        {
            await using Scene scene = await stage.OpenAsync(fewer + Spare, Stage.Queue, [], cancel);
            MediaStep step = await BridgedAsync(scene, fewer, stage.Quick, cancel);
            findings.Details[$"step_{fewer}"] = step;
            if (step.Sustained)
            {
                findings.Add("media_calls", fewer, note);
                return;
            }
        }
        findings.Add("media_calls", 0, note);
    }

    private static async Task<MediaStep> BridgedAsync(Scene scene, int calls, bool quick, CancellationToken cancel)
    {
        await StandAsync(scene, calls, StandRate, cancel);
        await scene.Load.AskAsync($"media 1 {(quick ? 1 : 5)}", cancel);
        await scene.Server.MetricsAsync(cancel);
        return await MediaStep.RunAsync(scene.Load, scene.Server.Figures, calls, quick, cancel);
    }

    /// <summary>Sets up calls that stay, with media.</summary>
    public static async Task StandAsync(Scene scene, int calls, int rate, CancellationToken cancel)
    {
        JsonElement stood = await scene.Load.AskAsync($"stand {calls} {rate} media", cancel);
        if (stood.GetProperty("up").GetInt32() < calls)
        {
            throw new BenchException($"only {stood.GetProperty("up")} of {calls} calls stand");
        }
    }

    private static async Task<MediaStep> RelayAsync(Stage stage, int calls, CancellationToken cancel)
    {
        using Process relay = Process.Start(stage.Pinned.Server(stage.Relay(), [$"{calls}", "60"]))!;
        try
        {
            string? ready = await relay.StandardOutput.ReadLineAsync(cancel);
            string ports = Path.Combine(stage.Work, "relay-ports");
            await File.WriteAllTextAsync(ports, ready?["ready".Length..], cancel);
            using LoadGenerator load = stage.Generator();
            await load.AskAsync($"wire {ports}", cancel);
            await load.AskAsync("media 1 1", cancel);
            return await MediaStep.RunAsync(load, new ProcessFigures(relay), calls, stage.Quick, cancel);
        }
        finally
        {
            relay.Kill();
            await relay.WaitForExitAsync(CancellationToken.None);
        }
    }
}

/// <summary>A stretch of RTP and what it cost whoever forwarded it.</summary>
internal sealed record MediaStep(
    int Calls,
    double CoreShare,
    double CpuMicrosPerPacket,
    double LossPercent,
    double DelayP999,
    JsonElement Load,
    IReadOnlyList<ThreadUse> Threads
)
{
    private const double LossLimit = 0.1;
    private const double DelayLimit = 100;
    private const int PacketsPerCall = 100;

    /// <summary>At most 0.1 % lost, 99.9 % through within 100 ms, nothing astray, no silent leg.</summary>
    public bool Sustained =>
        LossPercent <= LossLimit
        && DelayP999 <= DelayLimit
        && Load.GetProperty("astray").GetInt64() == 0
        && Load.GetProperty("silent_legs").GetInt64() == 0;

    public string Describe() => $"{LossPercent:0.000} % lost, p99.9 {DelayP999:0.0} ms, {CoreShare * 100:0} % of a core";

    public static async Task<MediaStep> RunAsync(
        LoadGenerator load,
        ProcessFigures figures,
        int calls,
        bool quick,
        CancellationToken cancel
    )
    {
        int seconds = quick ? 3 : 12;
        Task<JsonElement> running = load.AskAsync($"media 1 {seconds}", cancel);
        await Task.Delay(TimeSpan.FromSeconds(1), cancel);
        ThreadFigures threads = figures.Threads();
        (double _, double share) = await figures.OverAsync(TimeSpan.FromSeconds(seconds - 0.5), cancel);
        IReadOnlyList<ThreadUse> used = threads.End();
        JsonElement answer = await running;
        return new MediaStep(
            calls,
            share,
            1_000_000 * share / (calls * PacketsPerCall),
            answer.GetProperty("loss_percent").GetDouble(),
            answer.GetProperty("delay").GetProperty("p999").GetDouble(),
            answer,
            used
        );
    }
}
