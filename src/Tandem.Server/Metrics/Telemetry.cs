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

    public static void Add(IServiceCollection services, ServerHost host, Uri? collector)
    {
        services.AddSingleton(_ => MeterOf(host));
        services
            .AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Name))
            .WithMetrics(metrics =>
            {
                // Made with the provider, so that the figures are there when it begins to look.
                metrics.AddMeter(Name).AddInstrumentation(provider => provider.GetRequiredService<Meter>());
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

    private static Meter MeterOf(ServerHost host)
    {
        Meter meter = new(Name);
        foreach (ServerMetric metric in ServerMetricTable.All)
        {
            metric.AddTo(meter, host);
        }
        ServerHistograms.AddTo(meter, host);
        return meter;
    }
}
