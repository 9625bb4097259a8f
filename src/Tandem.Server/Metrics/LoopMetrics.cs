namespace Tandem.Server.Metrics;

using System.Diagnostics.Metrics;
using System.Globalization;
using Tandem.Net.Loop;
using Tandem.Server.Hosting;

internal static class LoopMetrics
{
    /// <summary>One value a bound of <see cref="LoopMeters"/>: from them any percentile is told.</summary>
    public static IEnumerable<Measurement<double>> Over(ServerHost host)
    {
        for (int i = 0; i < LoopMeters.HistogramBounds.Count; i++)
        {
            string bound = LoopMeters.HistogramBounds[i].ToString(CultureInfo.InvariantCulture);
            yield return new Measurement<double>(host.Node.Meters.Over(i), new KeyValuePair<string, object?>("over", bound));
        }
    }
}
