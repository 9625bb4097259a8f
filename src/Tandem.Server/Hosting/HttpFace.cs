namespace Tandem.Server.Hosting;

using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Tandem.Access;
using Tandem.Dialects.XSwitch;
using Tandem.Foundation;
using Tandem.Http.Connections;
using Tandem.Net;
using Tandem.Server.Api;
using Tandem.Server.Metrics;
using Tandem.Server.Options;

/// <summary>The one HTTP port: who answers there, by path.</summary>
internal sealed class HttpFace(ServerHost host, ServeOptions options, ILoggerFactory logs) : IAsyncDisposable
{
    private const long MaxBodyBytes = 8 * 1024 * 1024;
    private WebApplication? app;

    /// <summary>Listens; returns the first address as a URL.</summary>
    public async Task<string> StartAsync(FrontDoor door)
    {
        // Empty: no configuration files watched in whatever folder we were started in.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
            foreach (NetAddress address in options.Http)
            {
                kestrel.Listen(IPAddress.Parse(address.HostText), address.Port, listener => listener.UseRawTargets());
            }
        });
        builder.Services.AddRoutingCore();
        Telemetry.Add(builder.Services, host, options.Collector);
        app = builder.Build();
        Map(app, door);
        try
        {
            await app.StartAsync();
        }
        catch (IOException e)
        {
            throw new PortTakenException(
                $"HTTP cannot listen: {e.Message} Stop the other program, or choose another address with --http HOST:PORT"
            );
        }
        return app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    public async ValueTask DisposeAsync()
    {
        if (app != null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }

    private void Map(WebApplication routes, FrontDoor door)
    {
        routes.MapXSwitch(door, logs);
        routes.MapNative(host, door);
        routes.MapOperator(host);
    }
}
