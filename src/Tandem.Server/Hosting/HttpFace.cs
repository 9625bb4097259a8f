namespace Tandem.Server.Hosting;

using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Tandem.Access;
using Tandem.Dialects;
using Tandem.Dialects.XSwitch;
using Tandem.Foundation;
using Tandem.Net;
using Tandem.Server.Api;

/// <summary>The one HTTP port of all dialects: by path to whom it belongs.</summary>
internal sealed class HttpFace(ServerHost host, IReadOnlyList<NetAddress> addresses, ILoggerFactory logs) : IAsyncDisposable
{
    private const long MaxBodyBytes = 8 * 1024 * 1024;
    private WebApplication? app;

    /// <summary>Listens; returns the first address as a URL.</summary>
    public async Task<string> StartAsync(TenantDirectory tenants)
    {
        // Empty: no configuration files watched in whatever folder we were started in.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
            foreach (NetAddress address in addresses)
            {
                kestrel.Listen(IPAddress.Parse(address.HostText), address.Port);
            }
        });
        app = builder.Build();
        app.Run(Dispatcher(tenants));
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

    private RequestDelegate Dispatcher(TenantDirectory tenants)
    {
        TokenTable tokens = new();
        foreach (ServedTenant tenant in host.Tenants)
        {
            tokens.AddPermanent(tenant.Credentials.Xswitch.Token, new TokenGrant(tenant.Row.Id, Administrators.Id, true));
        }
        XSwitchDialect xswitch = new(tenants, tokens, TimeProvider.System, logs.CreateLogger<XSwitchDialect>());
        NativeApi native = new(host, tenants);
        OperatorPages pages = new(host);
        return context =>
        {
            string path = context.Request.Path.Value ?? "";
            return path switch
            {
                _ when path.StartsWith("/api/", StringComparison.Ordinal) => xswitch.HandleAsync(context),
                _ when path.StartsWith("/v1/", StringComparison.Ordinal) => native.HandleAsync(context),
                "/healthz" => pages.HealthAsync(context),
                "/metrics" => pages.MetricsAsync(context),
                _ => NativeApi.RefuseAsync(context, 404, "nothing here: /api is XSwitch's dialect, /v1 the native API"),
            };
        };
    }
}
