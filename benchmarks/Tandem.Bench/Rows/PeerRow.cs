namespace Tandem.Bench.Rows;

using System.Text.Json;
using Tandem.Bench.Rig;

/// <summary>
/// The same calls through Tandem's queue and through Kamailio, one after the other on the same core: what a queue call costs against only
/// forwarding it.
/// </summary>
internal sealed class PeerRow : IRow
{
    private const int Agents = 1_000;
    private const int Rate = 1_000;
    private const int Seconds = 60;
    private const int WarmSeconds = 10;
    private const int HoldMillis = 300;

    public string Name => "peer";

    public bool HasUnpinned => false;

    public async Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        int rate = stage.Quick ? 50 : Rate;
        int seconds = stage.Quick ? 5 : Seconds;
        string warm = $"calls {rate / 4} {(stage.Quick ? 2 : WarmSeconds)} {HoldMillis}";
        CallStep ours;
        await using (Scene scene = await stage.OpenAsync(stage.Quick ? 100 : Agents, Stage.Queue, [], cancel))
        {
            await scene.Load.AskAsync(warm, cancel);
            ours = await CallStep.RunAsync(scene, rate, seconds, HoldMillis, cancel);
        }
        findings.Details["tandem"] = ours;

        int agentPort = FreePorts.Udp();
        using Kamailio kamailio = await Kamailio.StartAsync(stage.Pinned, stage.Work, agentPort, cancel);
        using LoadGenerator load = stage.Generator("--server", kamailio.Sip, "--queue", Stage.Queue, "--agent-port", $"{agentPort}");
        await load.AskAsync(warm, cancel);
        TimeSpan before = kamailio.Cpu();
        JsonElement figures = await load.AskAsync($"calls {rate} {seconds} {HoldMillis}", cancel);
        double whole = figures.GetProperty("whole").GetDouble();
        double cpu = 1_000 * (kamailio.Cpu() - before).TotalSeconds / Math.Max(1, whole);
        double ring = figures.GetProperty("ring").GetProperty("p99").GetDouble();
        findings.Details["kamailio"] = figures;

        double share = 100 * whole / figures.GetProperty("attempted").GetDouble();
        findings.Add(
            "peer_cpu_ratio",
            ours.CpuMillisPerCall / cpu,
            $"{ours.CpuMillisPerCall:0.000} against {cpu:0.000} ms; whole {ours.WholePercent:0.0} and {share:0.0} %"
        );
        findings.Add("peer_ring_ratio", ours.RingP99 / ring, $"{ours.RingP99:0.0} against {ring:0.0} ms");
    }
}
