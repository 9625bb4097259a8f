namespace Tandem.Bench.Rows;

using System.Globalization;
using System.Text.Json;

/// <summary>Twice the configured limit: what is let in must be served, the rest turned away at once.</summary>
internal sealed class OverloadRow : IRow
{
    private const int Agents = 1_000;
    private const int Limit = 500;
    private const int Seconds = 30;
    private const int HoldMillis = 1_000;

    public string Name => "overload";

    public bool HasUnpinned => true;

    public async Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        int limit = stage.Quick ? 50 : Limit;
        int seconds = stage.Quick ? 5 : Seconds;
        string[] more = ["--calls-per-second", limit.ToString(CultureInfo.InvariantCulture)];
        await using Scene scene = await stage.OpenAsync(stage.Quick ? 200 : Agents, Stage.Queue, more, cancel);
        await scene.Load.AskAsync($"calls {limit / 4} {(stage.Quick ? 1 : 10)} {HoldMillis}", cancel);
        CallStep step = await CallStep.RunAsync(scene, 2 * limit, seconds, HoldMillis, cancel);
        findings.Details["overload"] = step;
        JsonElement load = step.Load;
        int without = load.GetProperty("without_retry_after").GetInt32();
        int failed = load.GetProperty("failed").GetInt32();
        string odd = failed > 0 ? $"{failed} calls neither whole nor refused; " : "";
        odd += without > 0 ? $"{without} refusals without Retry-After" : "";
        findings.Add("overload_whole", 100 * load.GetProperty("whole").GetDouble() / (limit * seconds), odd);
        findings.Add(
            "overload_refusal",
            without > 0 ? double.PositiveInfinity : load.GetProperty("refusal").GetProperty("max").GetDouble()
        );
        findings.Add("overload_accepted_p99", step.JoinedP99);
        findings.Add("overload_longest_turn", step.LongestTurnMillis, step.LoopWaited());
    }
}
