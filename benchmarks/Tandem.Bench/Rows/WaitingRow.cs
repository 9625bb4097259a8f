namespace Tandem.Bench.Rows;

using System.Text.Json;
using Tandem.Bench.Rig;

/// <summary>
/// Callers in a queue nobody works in, each with hold music. The callers listen; what it costs when they send their own 50 packets a
/// second besides is noted.
/// </summary>
internal sealed class WaitingRow : IRow
{
    private const int Callers = 1_000;
    private const int JoinRate = 100;
    private const double PacketsWanted = 0.99 * 50;

    public string Name => "waiting";

    public bool HasUnpinned => true;

    public async Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        int callers = stage.Quick ? 30 : Callers;
        int seconds = stage.Quick ? 3 : 12;
        await using Scene scene = await stage.OpenAsync(0, Stage.Queue, [], cancel);
        JsonElement waiting = await scene.Load.AskAsync($"wait {callers} {JoinRate}", cancel);
        if (waiting.GetProperty("up").GetInt32() != callers)
        {
            throw new BenchException($"only {waiting.GetProperty("up")} of {callers} callers wait");
        }
        (double quiet, JsonElement heard) = await ListenAsync(scene, seconds, "listen", cancel);
        (double talking, JsonElement _) = await ListenAsync(scene, seconds, "talk", cancel);
        findings.Details["listening"] = heard;
        findings.Details["share_when_callers_send"] = talking;
        double fewest = heard.GetProperty("fewest").GetDouble() / seconds;
        string note = fewest < PacketsWanted ? $"a caller got only {fewest:0.0} packets of music a second; " : "";
        findings.Add(
            "waiting_core_share",
            fewest < PacketsWanted ? double.PositiveInfinity : 100 * quiet,
            $"{note}{100 * talking:0.0} % when the callers send RTP themselves"
        );
    }

    private static async Task<(double Share, JsonElement Heard)> ListenAsync(Scene scene, int seconds, string how, CancellationToken cancel)
    {
        Task<JsonElement> running = scene.Load.AskAsync($"media 1 {seconds} {how}", cancel);
        await Task.Delay(TimeSpan.FromSeconds(1), cancel);
        (double _, double share) = await scene.Server.Figures.OverAsync(TimeSpan.FromSeconds(seconds - 0.5), cancel);
        return (share, await running);
    }
}
