namespace Tandem.Server.Tests.Sockets;

using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Tandem.Server.Tests.Rig;

/// <summary>A page that speaks Verto as it is told to.</summary>
internal sealed class VertoPage : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ClientWebSocket socket = new();
    private readonly List<JsonElement> heard = [];
    private int requests;

    public static async Task<VertoPage> OpenAsync(LiveServer server)
    {
        VertoPage page = new();
        using CancellationTokenSource patience = new(Patience);
        Uri at = new($"{server.Http.BaseAddress!.AbsoluteUri.Replace("http", "ws", StringComparison.Ordinal)}ws");
        await page.socket.ConnectAsync(at, patience.Token);
        return page;
    }

    public Task SendAsync(string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>Asks; its result, or its error.</summary>
    public async Task<JsonElement> AskAsync(string method, string fields)
    {
        int id = ++requests;
        await SendAsync($$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}","params":{{fields}}}""");
        return await WaitAsync(each => !each.TryGetProperty("method", out _) && each.GetProperty("id").ToString() == $"{id}");
    }

    public Task<JsonElement> LoginAsync(LiveServer server, string extension, string secret, string more = "") =>
        AskAsync("login", $$"""{"login":"{{extension}}@{{server.Domain}}","passwd":"{{secret}}"{{more}}}""");

    /// <summary>The parameters of the next thing that it is told by that name.</summary>
    public async Task<JsonElement> ToldAsync(string method) =>
        (await WaitAsync(each => each.TryGetProperty("method", out JsonElement name) && name.GetString() == method)).GetProperty("params");

    /// <summary>The data of the next event of that word.</summary>
    public async Task<JsonElement> HearsAsync(string word) =>
        (await WaitAsync(each => WordOf(each) == word)).GetProperty("params").GetProperty("data");

    /// <summary>The next message whatever it is; null when the other side has closed.</summary>
    public async Task<JsonElement?> NextAsync()
    {
        using CancellationTokenSource patience = new(Patience);
        byte[] buffer = new byte[200_000];
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult got = await socket.ReceiveAsync(buffer.AsMemory(length), patience.Token);
            if (got.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }
            length += got.Count;
            if (got.EndOfMessage)
            {
                return JsonElement.Parse(buffer.AsSpan(0, length));
            }
        }
    }

    public WebSocketCloseStatus? Closed => socket.CloseStatus;

    public void Dispose() => socket.Dispose();

    private static string WordOf(JsonElement message) =>
        message.TryGetProperty("method", out JsonElement name) && name.GetString() == "verto.event"
            ? message.GetProperty("params").GetProperty("data").GetProperty("event").GetString()!
            : "";

    private async Task<JsonElement> WaitAsync(Func<JsonElement, bool> isMeant)
    {
        while (true)
        {
            int at = heard.FindIndex(each => isMeant(each));
            if (at >= 0)
            {
                JsonElement found = heard[at];
                heard.RemoveAt(at);
                return found;
            }
            heard.Add(await NextAsync() ?? throw new InvalidOperationException($"closed; heard {string.Join('\n', heard)}"));
        }
    }
}
