namespace Tandem.Server.Metrics;

using System.Diagnostics.Metrics;
using Tandem.Server.Hosting;

/// <summary>Durations at <c>/metrics</c>, as histograms: Prometheus sees <c>_bucket</c>, <c>_sum</c> and <c>_count</c>.</summary>
internal static class ServerHistograms
{
    public const string SetUp = "tandem.call.setup";
    public const string Wait = "tandem.queue.wait";

    private static readonly InstrumentAdvice<double> SetUpBounds = new()
    {
        HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32],
    };

    private static readonly InstrumentAdvice<double> WaitBounds = new()
    {
        HistogramBucketBoundaries = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_800, 3_600],
    };

    /// <summary>Seconds, all of them.</summary>
    public static IReadOnlyList<string> Names { get; } = [SetUp, Wait];

    public static void AddTo(Meter meter, ServerHost host)
    {
        Histogram<double> setUp = meter.CreateHistogram(
            SetUp,
            "s",
            "From a call's beginning until it rings somewhere or is answered",
            advice: SetUpBounds
        );
        Histogram<double> wait = meter.CreateHistogram(Wait, "s", "How long callers waited in a queue", advice: WaitBounds);
        host.Figures.SetUp = seconds => setUp.Record(seconds);
        host.Figures.Waited = (tenant, queue, isAnswered, seconds) =>
            wait.Record(seconds, new("tenant", host.NameOf(tenant)), new("queue", queue), new("answered", isAnswered));
    }
}
