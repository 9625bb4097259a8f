namespace Tandem.Server.Metrics;

using System.Diagnostics.Metrics;
using Tandem.Server.Hosting;

internal enum MetricKind
{
    /// <summary>Goes up and down.</summary>
    Gauge,

    /// <summary>Only rises while the process lives.</summary>
    Counter,
}

/// <summary>One figure of the server, read when somebody asks: a row of <see cref="ServerMetricTable"/>.</summary>
/// <param name="Name">As OpenTelemetry writes it; Prometheus sees <c>.</c> as <c>_</c>, the unit spelt out, and <c>_total</c> behind counters.</param>
/// <param name="Unit"><c>s</c>, <c>By</c>, or empty for a count.</param>
/// <param name="Read">One value, or several told apart by tags.</param>
internal sealed record ServerMetric(
    string Name,
    MetricKind Kind,
    string Unit,
    string Description,
    Func<ServerHost, IEnumerable<Measurement<double>>> Read
)
{
    public ServerMetric(string name, MetricKind kind, string unit, string description, Func<ServerHost, double> read)
        : this(name, kind, unit, description, host => [new Measurement<double>(read(host))]) { }

    public void AddTo(Meter meter, ServerHost host)
    {
        if (Kind == MetricKind.Counter)
        {
            meter.CreateObservableCounter(Name, () => Read(host), Unit, Description);
        }
        else
        {
            meter.CreateObservableGauge(Name, () => Read(host), Unit, Description);
        }
    }
}
