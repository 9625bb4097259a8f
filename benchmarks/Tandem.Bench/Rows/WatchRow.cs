namespace Tandem.Bench.Rows;

using Tandem.Bench.Rig;

/// <summary>Somebody watches every event while calls go through the queue: how soon what happens is durable and told.</summary>
internal sealed class WatchRow : IRow
{
    private const int Agents = 200;
    private const int Rate = 100;
    private const int Seconds = 20;
    private const int WarmSeconds = 8;
    private const int HoldMillis = 1_000;

    public string Name => "watch";

    public bool HasUnpinned => true;

    public async Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        await using Scene scene = await stage.OpenAsync(Agents, Stage.Queue, [], cancel);
        await scene.Load.AskAsync($"calls {Rate} {(stage.Quick ? 2 : WarmSeconds)} {HoldMillis}", cancel);
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        EventWatcher watcher = scene.Server.Watcher();
        Task watching = watcher.RunAsync(enough.Token);
        CallStep step = await CallStep.RunAsync(scene, Rate, stage.Quick ? 4 : Seconds, HoldMillis, cancel);
        await enough.CancelAsync();
        await watching;
        findings.Details["calls"] = step;
        findings.Add("watch_p99", watcher.Age(99), $"p50 {watcher.Age(50):0.0} ms of {watcher.Count} events; {step.Describe()}");
    }
}
