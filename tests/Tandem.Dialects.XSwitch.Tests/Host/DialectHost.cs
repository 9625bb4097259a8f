namespace Tandem.Dialects.XSwitch.Tests.Host;

using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Tandem.Access;
using Tandem.Dialects.XSwitch;
using Tandem.Http.Connections;

/// <summary>The dialect on a real Kestrel, on a free loopback port, over a real call centre.</summary>
internal sealed class DialectHost : IAsyncDisposable
{
    public const string AdminToken = "62dd0173-4916-4b1c-b958-546e4d7c91fe";

    private readonly WebApplication app;
    private readonly HttpClient client;

    private DialectHost(WebApplication app, TestCentre centre, ManualClock clock)
    {
        this.app = app;
        Centre = centre;
        Clock = clock;
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        client = new HttpClient { BaseAddress = new Uri(address) };
    }

    public TestCentre Centre { get; }

    public ManualClock Clock { get; }

    /// <summary>Host and port.</summary>
    public string Address => client.BaseAddress!.Authority;

    public static async Task<DialectHost> StartAsync()
    {
        TestCentre centre = new();
        ManualClock clock = new();
        TokenTable tokens = new();
        tokens.AddPermanent(AdminToken, new TokenGrant(1, 1, true));
        TenantDirectory tenants = new([new TenantEntry(1, "default", "test.local", centre.Door)]);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listener => listener.UseRawTargets()));
        WebApplication app = builder.Build();
        app.MapXSwitch(tenants, tokens, clock, NullLoggerFactory.Instance);
        await app.StartAsync();
        return new DialectHost(app, centre, clock);
    }

    public Task<Reply> GetAsync(string path, string? token = AdminToken) => SendAsync("GET", path, null, token);

    public Task<Reply> PostAsync(string path, string body, string? token = AdminToken) => SendAsync("POST", path, body, token);

    public async Task<Reply> SendAsync(
        string method,
        string path,
        string? body,
        string? token = AdminToken,
        string contentType = "application/json",
        params (string Name, string Value)[] headers
    )
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path);
        if (token is not null)
        {
            request.Headers.Add("X-XTRA-AUTH-ID", token);
        }
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }
        using HttpResponseMessage answer = await client.SendAsync(request);
        return new Reply((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Sends bytes as they are and returns all that comes back until the server closes.</summary>
    public async Task<string> RawAsync(byte[] request)
    {
        using TcpClient tcp = await ConnectAsync();
        await using NetworkStream stream = tcp.GetStream();
        await stream.WriteAsync(request);
        using StreamReader reader = new(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    public async Task<TcpClient> ConnectAsync()
    {
        TcpClient tcp = new();
        await tcp.ConnectAsync(client.BaseAddress!.Host, client.BaseAddress.Port);
        return tcp;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }
}

internal sealed record Reply(int Status, string Text)
{
    public JsonElement Json => JsonElement.Parse(Text);
}

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class ManualClock : TimeProvider
{
    private DateTimeOffset now = new(2024, 7, 15, 7, 30, 39, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan span) => now += span;
}
