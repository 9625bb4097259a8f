namespace Tandem.Bench.Rows;

using System.Diagnostics;
using System.Text.Json;
using Tandem.Bench.Rig;

/// <summary>What the wallboard costs a browser: the console as it was built, in a headless Chromium, and a stream that tells of 60 changes a second among 500 agents and 200 callers who wait.</summary>
internal sealed class WallboardRow : IRow
{
    private const int Seconds = 30;
    private const int QuickSeconds = 5;

    public string Name => "wallboard";

    public bool HasUnpinned => false;

    public async Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        ProcessStartInfo start = new("npx", ["vite-node", "tests/bench/wallboard.ts", $"{(stage.Quick ? QuickSeconds : Seconds)}"])
        {
            WorkingDirectory = Path.Combine(stage.Repository, "web"),
            RedirectStandardOutput = true,
        };
        using Process page = Process.Start(start)!;
        string said = await page.StandardOutput.ReadToEndAsync(cancel);
        await page.WaitForExitAsync(cancel);
        if (page.ExitCode != 0 || said.LastIndexOf('{') < 0)
        {
            throw new BenchException($"the wallboard could not be measured: {said}");
        }
        JsonElement found = JsonElement.Parse(said.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
        findings.Details["page"] = found;
        findings.Add("wallboard_core_share", found.GetProperty("cpuPercent").GetDouble(), $"{found.GetProperty("byProcess")}");
        findings.Add(
            "wallboard_shown",
            found.GetProperty("shownMillisMax").GetDouble(),
            $"median {found.GetProperty("shownMillisMedian")} ms"
        );
        findings.Add("wallboard_failures", found.GetProperty("failures").GetArrayLength());
    }
}
