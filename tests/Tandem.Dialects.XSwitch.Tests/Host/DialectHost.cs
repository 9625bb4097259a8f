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
using Tandem.Access.Contract;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Access.Secrets;
using Tandem.Access.Tenants;
using Tandem.Dialects.XSwitch;
using Tandem.Http.Connections;
using Tandem.TestKit.Access;

/// <summary>The dialect on a real Kestrel, on a free loopback port, over a real call centre.</summary>
internal sealed class DialectHost : IAsyncDisposable
{
    public const string AdminToken = "62dd0173-4916-4b1c-b958-546e4d7c91fe";

    private readonly WebApplication app;
    private readonly HttpClient client;

    private DialectHost(WebApplication app, TestCentre centre, FrontDoor door, ManualClock clock)
    {
        this.app = app;
        Centre = centre;
        Door = door;
        Clock = clock;
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        client = new HttpClient { BaseAddress = new Uri(address) };
    }

    public const int SipPort = 5060;

    public TestCentre Centre { get; }

    public FrontDoor Door { get; }

    public ManualClock Clock { get; }

    /// <summary>Host and port.</summary>
    public string Address => client.BaseAddress!.Authority;

    public static async Task<DialectHost> StartAsync()
    {
        TestCentre centre = new();
        ManualClock clock = new();
        NoCampaigns campaigns = new();
        TenantDirectory tenants = new([new TenantEntry(1, "default", "test.local", centre.Door)]);
        FrontDoor door = new(
            tenants,
            new MemoryAccessStore(),
            new NoArchive(),
            new NoEvents(),
            new ToldLog(),
            new AccessLimits(),
            clock,
            TestCentre.PasswordRounds
        )
        {
            Campaigns = campaigns,
            Imports = campaigns,
        };
        await door.Keys.AddAsync(Key(AdminToken));
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listener => listener.UseRawTargets()));
        builder.Services.AddXSwitch();
        WebApplication app = builder.Build();
        app.MapXSwitch(door, SipPort, NullLoggerFactory.Instance);
        await app.StartAsync();
        return new DialectHost(app, centre, door, clock);
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
        int retryAfter = (int)(answer.Headers.RetryAfter?.Delta?.TotalSeconds ?? 0);
        return new Reply((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), retryAfter);
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
        Door.Dispose();
    }

    // A developer key of the administrator.
    private static KeyRow Key(string secret) =>
        new(
            SecretHash.Of(secret),
            1,
            "xswitch",
            "developer key",
            "",
            [],
            1,
            Role.Administrator,
            ScopeTable.Of(Role.Administrator),
            false,
            0,
            0,
            0
        );
}

/// <param name="RetryAfter">Seconds; 0 where the header is missing.</param>
internal sealed record Reply(int Status, string Text, int RetryAfter = 0)
{
    public JsonElement Json => JsonElement.Parse(Text);
}
