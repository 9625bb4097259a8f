namespace Tandem.Bench.Rows;

using System.Text.Json;
using Tandem.Bench.Rig;

/// <summary>Half load for ten minutes: what grows in the last five would grow for ever.</summary>
internal sealed class SoakRow : IRow
{
    private const int Agents = 1_000;
    private const int Rate = 400;
    private const int Seconds = 600;
    private const int HoldMillis = 1_000;
    private const int Samples = 60;

    public string Name => "soak";

    public bool HasUnpinned => false;

    public async Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        int seconds = stage.Quick ? 8 : Seconds;
        await using Scene scene = await stage.OpenAsync(stage.Quick ? 100 : Agents, Stage.Queue, [], cancel);
        Task<CallStep> calls = CallStep.RunAsync(scene, stage.Quick ? 40 : Rate, seconds, HoldMillis, cancel);
        List<Sample> samples = [];
        for (int i = 0; i < Samples; i++)
        {
            await Task.Delay(TimeSpan.FromSeconds((double)seconds / Samples), cancel);
            samples.Add(await Sample.TakeAsync(scene.Server, cancel));
        }
        CallStep step = await calls;
        findings.Details["step"] = step;
        findings.Details["samples"] = samples;
        string note = step.Sustained ? "" : $"the load was not sustained: {step.Describe()}";
        findings.Add("soak_memory", Growth(samples, sample => sample.ResidentMb), note);
        findings.Add("soak_handles", Growth(samples, sample => sample.Handles));
        findings.Add("soak_timers", Growth(samples, sample => sample.Timers));
    }

    // The line through the second half's samples, as percent of their mean over that half: one bad sample does not decide.
    private static double Growth(List<Sample> samples, Func<Sample, double> figure)
    {
        double[] last = [.. samples.Skip(samples.Count / 2).Select(figure)];
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

    private sealed record Sample(double ResidentMb, int Handles, double Timers, double Calls)
    {
        public static async Task<Sample> TakeAsync(BenchServer server, CancellationToken cancel)
        {
            IReadOnlyDictionary<string, double> metrics = await server.MetricsAsync(cancel);
            double resident = server.Figures.Resident / 1048576.0;
            return new Sample(resident, server.Figures.Handles, metrics["tandem_sip_timers"], metrics["tandem_calls"]);
        }
    }
}
