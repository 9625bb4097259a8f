namespace Tandem.Bench.Rows;

using Tandem.Bench.Rig;

/// <summary>Half load for ten minutes: what grows in the last five would grow for ever.</summary>
internal sealed class SoakRow : IRow
{
    private const int Agents = 1_000;
    private const int Rate = 400;
    private const int Seconds = 600;
    private const int HoldMillis = 1_000;

    public string Name => "soak";

    public bool HasUnpinned => false;

    public async Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        int seconds = stage.Quick ? 8 : Seconds;
        await using Scene scene = await stage.OpenAsync(stage.Quick ? 100 : Agents, Stage.Queue, [], cancel);
        CallStep step = await CallStep.RunAsync(scene, stage.Quick ? 40 : Rate, seconds, HoldMillis, cancel);
        findings.Details["step"] = step;
        // What comes after the load is no part of it.
        ServerSample[] samples = [.. step.Samples.Where(sample => sample.Second < seconds)];
        string note = step.Sustained ? "" : $"the load was not sustained: {step.Describe()}";
        findings.Add("soak_memory", Growth(samples, sample => sample.ResidentMb), note);
        findings.Add("soak_handles", Growth(samples, sample => sample.Handles));
        findings.Add("soak_timers", Growth(samples, sample => sample.Timers));
    }

    // The line through the second half's samples, as percent of their mean over that half: one bad sample does not decide.
    private static double Growth(ServerSample[] samples, Func<ServerSample, double> figure)
    {
        double[] last = [.. samples.Skip(samples.Length / 2).Select(figure)];
        double middle = (last.Length - 1) / 2.0;
        double mean = last.Average();
        double up = 0;
        double along = 0;
        for (int i = 0; i < last.Length; i++)
        {
            up += (i - middle) * (last[i] - mean);
            along += (i - middle) * (i - middle);
        }
        return mean == 0 ? 0 : 100 * (up / along) * (last.Length - 1) / mean;
    }
}
