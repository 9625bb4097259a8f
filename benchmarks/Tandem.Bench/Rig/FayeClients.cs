namespace Tandem.Bench.Rig;

using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

/// <summary>Pages that follow agents over Bayeux, half by WebSocket, half by long-polling; each notes how late a call's beginning reached it.</summary>
internal sealed class FayeClients(string host) : IDisposable
{
    private const int OpeningAtOnce = 64;
    private const string Connect = """[{"channel":"/meta/connect","clientId":"ID","connectionType":"WAY","id":"3"}]""";

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<double> delays = [];
    private readonly List<Task> running = [];
    private int[] got = [];

    /// <summary>Opens them all: client i follows the agent of i modulo their number.</summary>
    public async Task OpenAsync(int clients, IReadOnlyList<int> agents, CancellationToken cancel)
    {
        got = new int[clients];
        using SemaphoreSlim few = new(OpeningAtOnce);
        Task[] opening =
        [
            .. Enumerable
                .Range(0, clients)
                .Select(async i =>
                {
                    await few.WaitAsync(cancel);
                    try
                    {
                        Task run = await (i % 2 == 0 ? SocketAsync(i, agents[i % agents.Count]) : PollAsync(i, agents[i % agents.Count]));
                        lock (running)
                        {
                            running.Add(run);
                        }
                    }
                    finally
                    {
                        few.Release();
                    }
                }),
        ];
        await Task.WhenAll(opening);
    }

    /// <summary>How late each was since the last time, in milliseconds.</summary>
    public List<double> Take()
    {
        List<double> taken = [];
        while (delays.TryDequeue(out double delay))
        {
            taken.Add(delay);
        }
        return taken;
    }

    /// <summary>How many clients have got that many beginnings.</summary>
    public int Having(Func<int, int> expected) => got.Where((count, i) => count >= expected(i)).Count();

    public void Dispose()
    {
        stop.Cancel();
        http.Dispose();
        stop.Dispose();
    }

    private async Task<Task> SocketAsync(int i, int agent)
    {
        ClientWebSocket socket = new();
        socket.Options.KeepAliveInterval = Timeout.InfiniteTimeSpan;
        await socket.ConnectAsync(new Uri($"ws://{host}/faye"), stop.Token);
        byte[] buffer = new byte[16 * 1024];
        await SayAsync(socket, Handshake("websocket"));
        string id = IdIn(await HearAsync(socket, buffer));
        await SayAsync(socket, Subscribe(id, agent));
        await HearAsync(socket, buffer);
        await SayAsync(socket, Polling(id, "websocket"));
        return Task.Run(async () =>
        {
            using ClientWebSocket own = socket;
            while (!stop.IsCancellationRequested)
            {
                string text = await HearAsync(own, buffer);
                if (Note(i, text))
                {
                    await SayAsync(own, Polling(id, "websocket"));
                }
            }
        });
    }

    private async Task<Task> PollAsync(int i, int agent)
    {
        string id = IdIn(await PostAsync(Handshake("long-polling")));
        await PostAsync(Subscribe(id, agent));
        return Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                Note(i, await PostAsync(Polling(id, "long-polling")));
            }
        });
    }

    // True when a poll was answered among the messages: the next is due.
    private bool Note(int i, string text)
    {
        long now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        bool isAnswered = false;
        using JsonDocument all = JsonDocument.Parse(text);
        foreach (JsonElement message in all.RootElement.EnumerateArray())
        {
            isAnswered |= message.GetProperty("channel").GetString() == "/meta/connect";
            if (message.TryGetProperty("data", out JsonElement data) && data.GetProperty("state").GetString() == "started")
            {
                delays.Enqueue(now - data.GetProperty("updatedAt").GetInt64());
                Interlocked.Increment(ref got[i]);
            }
        }
        return isAnswered;
    }

    private async Task<string> PostAsync(string body)
    {
        using StringContent content = new(body, new MediaTypeHeaderValue("application/json"));
        using HttpResponseMessage answer = await http.PostAsync($"http://{host}/faye", content, stop.Token);
        return await answer.Content.ReadAsStringAsync(stop.Token);
    }

    private Task SayAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, stop.Token);

    private async Task<string> HearAsync(ClientWebSocket socket, byte[] buffer)
    {
        int length = 0;
        while (true)
        {
            WebSocketReceiveResult part = await socket.ReceiveAsync(
                new ArraySegment<byte>(buffer, length, buffer.Length - length),
                stop.Token
            );
            length += part.Count;
            if (part.EndOfMessage)
            {
                return Encoding.UTF8.GetString(buffer, 0, length);
            }
        }
    }

    private static string Handshake(string way) =>
        $$"""[{"channel":"/meta/handshake","version":"1.0","supportedConnectionTypes":["{{way}}"],"id":"1"}]""";

    private static string Subscribe(string id, int agent) =>
        $$"""[{"channel":"/meta/subscribe","clientId":"{{id}}","subscription":"/monitor_agent_{{agent}}","id":"2"}]""";

    private static string Polling(string id, string way) => Connect.Replace("ID", id).Replace("WAY", way);

    private static string IdIn(string text)
    {
        using JsonDocument answer = JsonDocument.Parse(text);
        return answer.RootElement[0].TryGetProperty("clientId", out JsonElement id)
            ? id.GetString()!
            : throw new BenchException($"no handshake: {text}");
    }
}
