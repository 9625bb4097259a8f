namespace Tandem.Bayeux.Tests;

using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

/// <summary>Clients, and every limit of them.</summary>
public sealed class ClientTests : IAsyncDisposable
{
    private const string Channel = "/monitor_agent_1";

    private readonly FakeTimeProvider clock = new();
    private readonly BayeuxServer server;

    public ClientTests() =>
        server = new BayeuxServer(
            new OpenDoor(),
            new BayeuxLimits
            {
                Clients = 3,
                ClientsPerSource = 2,
                Channels = 2,
                Waiting = 3,
            },
            clock
        );

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public void So_many_clients_of_one_address_and_in_all()
    {
        Assert.NotNull(server.Add(1, "10.0.0.1"));
        BayeuxClient second = server.Add(1, "10.0.0.1")!;
        Assert.Null(server.Add(1, "10.0.0.1"));
        Assert.NotNull(server.Add(1, "10.0.0.2"));
        Assert.Null(server.Add(1, "10.0.0.3"));
        server.Remove(second);
        Assert.NotNull(server.Add(1, "10.0.0.1"));
    }

    [Fact]
    public void So_many_channels_of_a_client()
    {
        BayeuxClient client = server.Add(1, "")!;
        Assert.True(server.Subscribe(client, "/a"));
        Assert.True(server.Subscribe(client, "/b"));
        Assert.False(server.Subscribe(client, "/c"));
        Assert.True(server.Subscribe(client, "/a"));
    }

    [Fact]
    public async Task Who_does_not_fetch_what_waits_for_him_is_ended()
    {
        BayeuxClient client = server.Add(1, "")!;
        server.Subscribe(client, Channel);
        for (int i = 0; i < 3; i++)
        {
            server.Publish(1, Channel, $"{i}");
        }
        Assert.Equal(3, (await PollAsync(client, TimeSpan.Zero)).Count);
        for (int i = 0; i < 4; i++)
        {
            server.Publish(1, Channel, $"{i}");
        }
        Assert.Null(server.Find(client.Id));
    }

    [Fact]
    public void Who_is_not_heard_of_is_forgotten()
    {
        BayeuxClient client = server.Add(1, "")!;
        clock.Advance(TimeSpan.FromSeconds(80));
        Assert.Equal(1, server.Count);
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(0, server.Count);
        Assert.Null(server.Find(client.Id));
    }

    [Fact]
    public async Task A_later_poll_ends_an_earlier_one_and_takes_what_comes()
    {
        BayeuxClient client = server.Add(1, "")!;
        server.Subscribe(client, Channel);
        Task<IReadOnlyList<string>> given = PollAsync(client, TimeSpan.FromSeconds(45));
        Task<IReadOnlyList<string>> later = PollAsync(client, TimeSpan.FromSeconds(45));
        server.Publish(1, Channel, "1");
        Assert.Empty(await given);
        Assert.Single(await later);
    }

    [Fact]
    public async Task A_stream_without_news_gives_a_sign_of_life_again_and_again()
    {
        BayeuxClient client = server.Add(1, "")!;
        server.Subscribe(client, Channel);
        using CancellationTokenSource gone = new();
        using MemoryStream body = new();
        DefaultHttpContext http = new() { RequestAborted = gone.Token };
        http.Response.Body = body;
        Task serving = new BayeuxSockets(server).ServeEventSourceAsync(http, client.Id);
        while (Text(body).Split(":\r\n\r\n").Length < 4)
        {
            clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }
        server.Publish(1, Channel, "1");
        while (!Text(body).Contains("data: [{", StringComparison.Ordinal))
        {
            await Task.Yield();
        }
        await gone.CancelAsync();
        await serving;
        Assert.NotNull(server.Find(client.Id));
    }

    private Task<IReadOnlyList<string>> PollAsync(BayeuxClient client, TimeSpan patience) =>
        client.PollAsync(patience, clock, TestContext.Current.CancellationToken);

    private static string Text(MemoryStream body) => Encoding.UTF8.GetString(body.ToArray());

    private sealed class OpenDoor : IBayeuxDoor
    {
        public int TenantOf(HttpContext http, JsonElement message) => 1;

        public bool IsChannel(string channel) => true;

        public void Followed(int tenant) { }
    }
}
