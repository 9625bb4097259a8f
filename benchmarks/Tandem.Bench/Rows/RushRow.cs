namespace Tandem.Bench.Rows;

/// <summary>Nearly twice the usual rate, for a minute: how far one core goes.</summary>
internal sealed class RushRow : IRow
{
    private const int Agents = 2_000;
    private const int Rate = 1_500;
    private const int Seconds = 60;
    private const int WarmSeconds = 10;
    private const int HoldMillis = 300;

    public string Name => "rush";

    public bool HasUnpinned => false;

    public async Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        int rate = stage.Quick ? 50 : Rate;
        await using Scene scene = await stage.OpenAsync(stage.Quick ? 100 : Agents, Stage.Queue, [], cancel);
        await scene.Load.AskAsync($"calls {rate / 4} {(stage.Quick ? 2 : WarmSeconds)} {HoldMillis}", cancel);
        CallStep step = await CallStep.RunAsync(scene, rate, stage.Quick ? 5 : Seconds, HoldMillis, cancel);
        findings.Details["step"] = step;
        findings.Add("rush_calls_per_second", step.Sustained ? rate : 0, step.Describe());
    }
}
