namespace Tandem.Bench.Rows;

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
        findings.Add("turn_p9999", step.TurnP9999Millis, $"longest by the clock {step.LongestTurnMillis:0.0} ms; {step.LoopWaited()}");
        findings.Add("allocated_per_call", step.KilobytesPerCall);
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
