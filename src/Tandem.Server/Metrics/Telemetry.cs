namespace Tandem.Server.Metrics;

using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Tandem.Access.Tenants;
using Tandem.Server.Hosting;

/// <summary>Figures and traces by OpenTelemetry: Prometheus asks at <c>/metrics</c>, a collector is sent both where <c>--otlp</c> names one.</summary>
internal static class Telemetry
{
    private const string Name = "tandem";
    private static int servers;

    public static void Add(IServiceCollection services, ServerHost host, Uri? collector)
    {
        // Two servers in one process have two meters: OpenTelemetry takes figures of one name for one, and ends them with the server that ends first.
        int number = Interlocked.Increment(ref servers);
        string meter = number == 1 ? Name : $"{Name}.{number}";
        services.AddSingleton(_ => MeterOf(host, meter));
        services
            .AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Name))
            .WithMetrics(metrics =>
            {
                // Made with the provider, so that the figures are there when it begins to look.
                metrics.AddMeter(meter).AddInstrumentation(provider => provider.GetRequiredService<Meter>());
                metrics.AddPrometheusExporter(prometheus => prometheus.ScrapeResponseCacheDurationMilliseconds = 0);
                if (collector != null)
                {
                    metrics.AddOtlpExporter((otlp, _) => otlp.Endpoint = collector);
                }
            });
        if (collector != null)
        {
            services
                .AddOpenTelemetry()
                .WithTracing(traces =>
                    traces
                        .AddSource(TenantDoor.TraceSource)
                        .AddAspNetCoreInstrumentation()
                        .AddOtlpExporter(otlp => otlp.Endpoint = collector)
                );
        }
    }

    private static Meter MeterOf(ServerHost host, string name)
    {
        Meter meter = new(name);
        foreach (ServerMetric metric in ServerMetricTable.All)
        {
            metric.AddTo(meter, host);
        }
        ServerHistograms.AddTo(meter, host);
        return meter;
    }
}
