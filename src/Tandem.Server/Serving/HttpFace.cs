namespace Tandem.Server.Serving;

using System.Net;
using System.Net.Security;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Tandem.Access;
using Tandem.Access.Tenants;
using Tandem.Bayeux;
using Tandem.Dialects.Meiqia;
using Tandem.Dialects.Uccc;
using Tandem.Dialects.Uccc.Monitoring;
using Tandem.Dialects.Udesk;
using Tandem.Dialects.Udesk.Signing;
using Tandem.Dialects.XSwitch;
using Tandem.Engine.Outputs;
using Tandem.Foundation;
using Tandem.Http;
using Tandem.Http.Connections;
using Tandem.Native;
using Tandem.Native.Oidc;
using Tandem.Net;
using Tandem.Net.Transports;
using Tandem.Server.Api;
using Tandem.Server.Hosting;
using Tandem.Server.Logging;
using Tandem.Server.Metrics;
using Tandem.Server.Options;
using Tandem.Verto;

/// <summary>The one HTTP port: who answers there, by path.</summary>
internal sealed class HttpFace(ServerHost host, ServeOptions options, ILoggerFactory logs, LogBook book) : IWebFace
{
    private readonly RefusedRequests refusals = new(host.HttpRefusals, book);
    private static readonly NetAddress[] Loopbacks =
    [
        NetAddress.FromBytes(IPAddress.Loopback.GetAddressBytes(), 0),
        NetAddress.FromBytes(IPAddress.IPv6Loopback.GetAddressBytes(), 0),
    ];

    private WebApplication? app;
    private AgentMonitor? monitor;
    private VertoServer? verto;
    private OidcDoor? oidc;

    /// <summary>All that is served, once it has started.</summary>
    public IEnumerable<Endpoint> Endpoints => ((IEndpointRouteBuilder)app!).DataSources.SelectMany(source => source.Endpoints);

    public void Tell(PageOrder order) => verto?.Tell(order);

    /// <summary>Listens; returns the first address as a URL.</summary>
    public async Task<string> StartAsync(FrontDoor door, INode node)
    {
        // Empty: no configuration files watched in whatever folder we were started in.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        HttpLimits limits = LimitsHere();
        // A reverse proxy on this machine brings everybody's connections.
        ConnectionGate gate = new(limits, IPAddress.IsLoopback);
        TlsCertificate? certificate = CertificateHere();
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            limits.Apply(kestrel.Limits);
            foreach ((NetAddress address, bool isTls) in options.Http)
            {
                TlsCertificate? shown = isTls ? certificate : null;
                kestrel.Listen(IPAddress.Parse(address.HostText), address.Port, listener => Prepare(listener, gate, shown));
            }
        });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(logs);
        builder.Services.AddNative();
        builder.Services.AddSingleton(oidc = new OidcDoor(options.Oidc, door, logs));
        builder.Services.AddSingleton(host.Webhooks);
        builder.Services.AddSingleton(host.FlowSecrets);
        builder.Services.AddSingleton(host.Speech.Speech);
        builder.Services.AddSingleton(host.Speech.Prepared);
        builder.Services.AddSingleton(host.Speech.Recogniser);
        builder.Services.AddCrossOrigin(options.CorsOrigins);
        builder.Services.AddXSwitch();
        Telemetry.Add(builder.Services, host, options.Collector);
        app = builder.Build();
        gate.Watch(app);
        app.Use(refusals.Watch);
        app.UseWebSockets();
        app.UseCrossOrigin(BayeuxEndpoints.Path);
        Map(app, door, node);
        try
        {
            await app.StartAsync();
        }
        catch (IOException e)
        {
            throw new PortTakenException(
                $"HTTP cannot listen: {e.Message} Stop the other program, or choose another address with --http HOST:PORT",
                $"HTTP 无法监听：{e.Message} 请停止占用它的程序，或用 --http HOST:PORT 换一个地址"
            );
        }
        ICollection<string> addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        // Programs beside us have no reason to trust a certificate of our own.
        return addresses.FirstOrDefault(each => each.StartsWith("http:", StringComparison.Ordinal)) ?? addresses.First();
    }

    public async ValueTask DisposeAsync()
    {
        if (monitor != null)
        {
            // Polls and streams end first, or the stop would wait for them.
            await monitor.DisposeAsync();
        }
        if (verto != null)
        {
            await verto.DisposeAsync();
        }
        if (app != null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
        oidc?.Dispose();
    }

    private HttpLimits LimitsHere()
    {
        HttpLimits usual = new();
        long budget = new DescriptorBudget(Libc.Descriptors(), options.HttpConnections).Http;
        int most = (int)Math.Clamp(budget, 1, options.HttpConnections > 0 ? options.HttpConnections : usual.Connections);
        return usual with { Connections = most, ConnectionsPerSource = Math.Max(1, Math.Min(usual.ConnectionsPerSource, most / 4)) };
    }

    private TlsCertificate? CertificateHere() =>
        !options.Http.Any(each => each.IsTls)
            ? null
            : options.Certificate
                ?? OwnCertificate.In(
                    options.Data,
                    [.. options.Http.Select(each => each.Address), .. Loopbacks],
                    TimeProvider.System.GetUtcNow()
                );

    private static void Prepare(ListenOptions listener, ConnectionGate gate, TlsCertificate? certificate)
    {
        gate.Guard(listener);
        if (certificate != null)
        {
            // Read again with each handshake when its files have changed. HTTP/2 has no use for raw targets.
            listener.Protocols = HttpProtocols.Http1;
            listener.UseHttps(
                new TlsHandshakeCallbackOptions
                {
                    OnConnection = _ =>
                        ValueTask.FromResult(new SslServerAuthenticationOptions { ServerCertificateContext = certificate.Context }),
                }
            );
        }
        listener.UseRawTargets();
    }

    private void Map(WebApplication routes, FrontDoor door, INode node)
    {
        routes.MapXSwitch(door, host.Node.Listeners[0].Local.Port, logs);
        routes.MapUdesk(new SignedKeys(door, host.Open), host.Webhooks, logs);
        routes.MapMeiqia(door, host.Links, logs);
        monitor = new AgentMonitor(door, TenantStarts.Default, new BayeuxLimits(), logs);
        BayeuxEndpoints.Map(routes, monitor.Server, FayeScript.Find());
        routes.MapUccc(door, host.Links, logs);
        RecordingLinkEndpoint.Map(routes, door, host.Links);
        VertoParts parts = new(host.Node, new PhoneBarVerbs(door, host.Node.Listeners[0].Local.Port));
        verto = new VertoServer(door, PhoneBarVerbs.Face, parts, parts, new VertoLimits(), logs);
        new SocketDoor(host.Node, verto, options.CorsOrigins).Map(routes);
        routes.MapNative(door, node, logs);
        routes.MapOperator(host, door);
        new ConsolePages(ConsoleFolder.Find()).Map(routes);
    }
}
