namespace Tandem.Bench.Rows;

using System.Text.Json;
using Tandem.Bench.Rig;

/// <summary>Registrations with digest: asked, challenged, answered, accepted; each binding kept in the database.</summary>
internal sealed class RegisterRow : IRow
{
    private const int Window = 64;

    public string Name => "register";

    public bool HasUnpinned => true;

    public async Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        await using Scene scene = await stage.OpenAsync(100, Stage.Queue, [], cancel);
        await scene.Load.AskAsync($"flood {(stage.Quick ? 1 : 2)} {Window}", cancel);
        TimeSpan before = scene.Server.Figures.Cpu;
        JsonElement flood = await scene.Load.AskAsync($"flood {(stage.Quick ? 2 : 6)} {Window}", cancel);
        double used = (scene.Server.Figures.Cpu - before).TotalSeconds;
        double accepted = flood.GetProperty("accepted").GetDouble();
        int failed = flood.GetProperty("failed").GetInt32();
        findings.Details["flood"] = flood;
        findings.Details["cpu_micros"] = 1_000_000 * used / Math.Max(1, accepted);
        findings.Add("registrations_per_second", flood.GetProperty("rate").GetDouble(), failed > 0 ? $"{failed} failed" : "");
    }
}
