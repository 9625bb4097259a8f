namespace Tandem.Bench.Rows;

using System.Text.Json;
using Tandem.Bench.Rig;

/// <summary>
/// What a queue call costs while many others stand, against few. Standing calls carry no RTP, so that the difference is the call's; what
/// they cost by themselves (reports, session timers) is measured just before and taken off.
/// </summary>
internal sealed class StandingRow : IRow
{
    private const int Few = 100;
    private const int Many = 2_000;
    private const int Spare = 300;
    private const int Rate = 200;
    private const int Seconds = 20;
    private const int StandRate = 100;
    private const int HoldMillis = 1_000;

    public string Name => "standing";

    public bool HasUnpinned => false;

    public async Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        int few = stage.Quick ? 10 : Few;
        int many = stage.Quick ? 50 : Many;
        await using Scene scene = await stage.OpenAsync(stage.Quick ? 150 : Many + Spare, Stage.Queue, [], cancel);
        double rate = stage.Quick ? 20 : Rate;
        double seconds = stage.Quick ? 4 : Seconds;
        await scene.Load.AskAsync($"calls {rate} {seconds} {HoldMillis}", cancel);
        double before = await MeasureAsync(scene, few, 0, rate, seconds, findings, cancel);
        double after = await MeasureAsync(scene, many, few, rate, seconds, findings, cancel);
        findings.Add("standing_ratio", after / before);
    }

    private static async Task<double> MeasureAsync(
        Scene scene,
        int wanted,
        int have,
        double rate,
        double seconds,
        RowFindings findings,
        CancellationToken cancel
    )
    {
        JsonElement stood = await scene.Load.AskAsync($"stand {wanted - have} {StandRate}", cancel);
        if (stood.GetProperty("up").GetInt32() != wanted)
        {
            throw new BenchException($"only {stood.GetProperty("up")} of {wanted} calls stand");
        }
        await Task.Delay(TimeSpan.FromSeconds(2), cancel);
        (double _, double idle) = await scene.Server.Figures.OverAsync(TimeSpan.FromSeconds(seconds / 2), cancel);
        CallStep step = await CallStep.RunAsync(scene, rate, seconds, HoldMillis, cancel);
        double elapsed = step.Load.GetProperty("seconds").GetDouble();
        double net = step.CpuMillisPerCall - 1_000 * idle * elapsed / step.Load.GetProperty("whole").GetDouble();
        findings.Details[$"standing_{wanted}"] = new
        {
            step,
            idleShare = idle,
            netMillisPerCall = net,
        };
        return step.Sustained ? net : throw new BenchException($"with {wanted} calls standing: {step.Describe()}");
    }
}
