namespace Tandem.Http.Tests;

using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tandem.Http.Connections;

public sealed class ConnectionGateTests : IAsyncDisposable
{
    private const string Request = "GET /{0} HTTP/1.1\r\nHost: x\r\n\r\n";

    private readonly TaskCompletionSource release = new();
    private readonly SemaphoreSlim waiting = new(0);
    private readonly List<TcpClient> clients = [];
    private WebApplication? app;
    private ConnectionGate gate = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        release.TrySetResult();
        clients.ForEach(client => client.Dispose());
        if (app is not null)
        {
            await app.DisposeAsync();
        }
        waiting.Dispose();
    }

    [Fact]
    public async Task The_one_idle_for_longest_makes_room_for_a_new_one()
    {
        await StartAsync(new HttpLimits { Connections = 3, ConnectionsPerSource = 3 });
        NetworkStream first = await OpenAsync();
        NetworkStream second = await OpenAsync();
        NetworkStream third = await OpenAsync();
        await AskAsync(first);
        await AskAsync(second);
        await AskAsync(third);
        await AskAsync(first);

        NetworkStream fourth = await OpenAsync();

        await AskAsync(fourth);
        await IsClosedAsync(second);
        await AskAsync(first);
        await AskAsync(third);
        Assert.Equal(3, gate.Count);
    }

    [Fact]
    public async Task Who_sends_slowly_counts_as_idle()
    {
        await StartAsync(new HttpLimits { Connections = 2, ConnectionsPerSource = 2 });
        NetworkStream slow = await OpenAsync();
        await slow.WriteAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: a"), Cancel);
        NetworkStream other = await OpenAsync();
        await AskAsync(other);

        await AskAsync(await OpenAsync());

        await IsClosedAsync(slow);
    }

    [Fact]
    public async Task Requests_under_way_go_on_and_the_new_one_is_closed()
    {
        await StartAsync(new HttpLimits { Connections = 2, ConnectionsPerSource = 2 });
        NetworkStream first = await BeginAsync();
        NetworkStream second = await BeginAsync();

        await IsRefusedAsync();

        release.SetResult();
        Assert.Contains("waited", await ReadAsync(first), StringComparison.Ordinal);
        Assert.Contains("waited", await ReadAsync(second), StringComparison.Ordinal);
        await AskAsync(await OpenAsync());
    }

    [Fact]
    public async Task A_source_has_its_share_and_gives_way_to_itself()
    {
        await StartAsync(new HttpLimits { Connections = 10, ConnectionsPerSource = 2 });
        NetworkStream busy = await BeginAsync();
        NetworkStream idle = await OpenAsync();
        await AskAsync(idle);

        NetworkStream third = await OpenAsync();
        await AskAsync(third);

        await IsClosedAsync(idle);
        release.SetResult();
        Assert.Contains("waited", await ReadAsync(busy), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_stands_for_many_has_no_share_to_keep_to()
    {
        await StartAsync(new HttpLimits { Connections = 10, ConnectionsPerSource = 1 }, hasNoShare: true);
        NetworkStream[] all = [await OpenAsync(), await OpenAsync(), await OpenAsync()];

        foreach (NetworkStream each in all)
        {
            await AskAsync(each);
        }
        Assert.Equal(3, gate.Count);
    }

    [Theory]
    [InlineData("GET /{0} HTTP/1.1\r\nHost: x\r\n\r\n", 9_000, "414")]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nX: {0}\r\n\r\n", 40_000, "431")]
    [InlineData("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\r\n", 0, "413")]
    public async Task What_is_too_large_is_told_so(string request, int length, string status)
    {
        await StartAsync(new HttpLimits());
        NetworkStream stream = await OpenAsync();

        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Format(null, request, new string('a', length))), Cancel);

        Assert.StartsWith($"HTTP/1.1 {status}", await ReadAsync(stream), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_headers_than_there_may_be_are_told_so()
    {
        await StartAsync(new HttpLimits());
        NetworkStream stream = await OpenAsync();
        string headers = string.Concat(Enumerable.Range(0, 101).Select(number => $"X{number}: 1\r\n"));

        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: x\r\n{headers}\r\n"), Cancel);

        Assert.StartsWith("HTTP/1.1 431", await ReadAsync(stream), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_that_do_not_come_in_time_are_told_so()
    {
        await StartAsync(new HttpLimits { HeadersWithin = TimeSpan.FromMilliseconds(100) });
        NetworkStream stream = await OpenAsync();

        await stream.WriteAsync("GET / HTTP/1.1\r\nHost:"u8.ToArray(), Cancel);

        Assert.StartsWith("HTTP/1.1 408", await ReadAsync(stream), StringComparison.Ordinal);
    }

    private async Task StartAsync(HttpLimits limits, bool hasNoShare = false)
    {
        gate = new ConnectionGate(limits, _ => hasNoShare);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            limits.Apply(kestrel.Limits);
            kestrel.Listen(IPAddress.Loopback, 0, gate.Guard);
        });
        app = builder.Build();
        gate.Watch(app);
        app.Run(AnswerAsync);
        await app.StartAsync(Cancel);
    }

    private async Task AnswerAsync(HttpContext http)
    {
        if (http.Request.Path == "/wait")
        {
            waiting.Release();
            await release.Task;
            await http.Response.WriteAsync("waited");
            return;
        }
        using MemoryStream body = new();
        await http.Request.Body.CopyToAsync(body);
        await http.Response.WriteAsync("at once");
    }

    private async Task<NetworkStream> OpenAsync()
    {
        string address = app!.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        TcpClient client = new();
        clients.Add(client);
        await client.ConnectAsync(IPAddress.Loopback, new Uri(address).Port, Cancel);
        return client.GetStream();
    }

    private static async Task AskAsync(NetworkStream stream)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Format(null, Request, "")), Cancel);
        Assert.Contains("at once", await ReadAsync(stream), StringComparison.Ordinal);
    }

    private async Task<NetworkStream> BeginAsync()
    {
        NetworkStream stream = await OpenAsync();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Format(null, Request, "wait")), Cancel);
        await waiting.WaitAsync(Cancel);
        return stream;
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        byte[] buffer = new byte[4096];
        StringBuilder text = new();
        while (!text.ToString().EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal))
        {
            int read = await stream.ReadAsync(buffer, Cancel);
            if (read == 0)
            {
                break;
            }
            text.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }
        return text.ToString();
    }

    private async Task IsRefusedAsync()
    {
        try
        {
            await IsClosedAsync(await OpenAsync());
        }
        catch (SocketException)
        {
            // By reset, before we saw it open.
        }
    }

    private static async Task IsClosedAsync(NetworkStream stream)
    {
        try
        {
            Assert.Equal(0, await stream.ReadAsync(new byte[1], Cancel));
        }
        catch (IOException)
        {
            // By reset.
        }
    }
}
