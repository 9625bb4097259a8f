namespace Tandem.Bayeux;

using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

/// <summary>Clients that keep a stream open: a WebSocket, or an EventSource beside which they post.</summary>
internal sealed class BayeuxSockets(BayeuxServer server)
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    /// <summary>Polls of one socket that wait at once; a client has one.</summary>
    private const int AtOnce = 8;

    public async Task ServeWebSocketAsync(HttpContext http, string source)
    {
        using WebSocket socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = KeepAlive });
        using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        Channel<string> outgoing = Outgoing();
        Task sending = SendAsync(socket, outgoing.Reader, ending);
        BayeuxMessages messages = new(server, http, source);
        BayeuxClient? client = null;
        List<Task> polls = [];
        try
        {
            while (await ReadAsync(socket, ending.Token) is { } text)
            {
                if (BayeuxBody.Parse(text, server.Limits.Messages) is not { } batch)
                {
                    break;
                }
                if (messages.Named(batch) is { } named && named != client)
                {
                    client?.Close(outgoing.Writer);
                    client = named;
                    client.Open(outgoing.Writer);
                }
                polls.RemoveAll(task => task.IsCompleted);
                if (polls.Count >= AtOnce)
                {
                    break;
                }
                polls.Add(AnswerAsync(messages, batch, outgoing.Writer, ending.Token));
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            // Gone: its client shakes hands again or comes back with another socket.
        }
        client?.Close(outgoing.Writer);
        outgoing.Writer.TryComplete();
        await ending.CancelAsync();
        await Task.WhenAll([.. polls, sending]);
    }

    public async Task ServeEventSourceAsync(HttpContext http, string id)
    {
        if (server.Find(id) is not { } client)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        Channel<string> outgoing = Outgoing();
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-cache, no-store";
        await http.Response.WriteAsync("\r\n\r\n", http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
        client.Open(outgoing.Writer);
        try
        {
            while (true)
            {
                Task<bool> more = outgoing.Reader.WaitToReadAsync(http.RequestAborted).AsTask();
                while (!await IsReadyAsync(more, http.RequestAborted))
                {
                    // Proxies cut streams that say nothing.
                    server.Find(id);
                    await WriteAsync(http, ":\r\n\r\n");
                }
                if (!await more)
                {
                    return;
                }
                while (outgoing.Reader.TryRead(out string? text))
                {
                    await WriteAsync(http, $"data: {text}\r\n\r\n");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Closed by its client.
        }
        finally
        {
            client.Close(outgoing.Writer);
        }
    }

    // False when the time for a sign of life is come.
    private async Task<bool> IsReadyAsync(Task more, CancellationToken cancel)
    {
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        bool isReady = await Task.WhenAny(more, Task.Delay(KeepAlive, server.Clock, over.Token)) == more;
        await over.CancelAsync();
        return isReady;
    }

    private static async Task WriteAsync(HttpContext http, string text)
    {
        await http.Response.WriteAsync(text, http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }

    private Channel<string> Outgoing() =>
        Channel.CreateBounded<string>(new BoundedChannelOptions(server.Limits.Waiting) { SingleReader = true });

    private static async Task AnswerAsync(
        BayeuxMessages messages,
        IReadOnlyList<JsonElement> batch,
        ChannelWriter<string> to,
        CancellationToken cancel
    )
    {
        string answer = await messages.AnswerAsync(batch, cancel);
        to.TryWrite(answer);
    }

    private static async Task SendAsync(WebSocket socket, ChannelReader<string> outgoing, CancellationTokenSource ending)
    {
        try
        {
            await foreach (string text in outgoing.ReadAllAsync(ending.Token))
            {
                await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, ending.Token);
            }
            // The client was ended: the socket goes with it.
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ending.Token);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            await ending.CancelAsync();
        }
    }

    // Null at its end, or when a message is larger than one may be.
    private async Task<byte[]?> ReadAsync(WebSocket socket, CancellationToken cancel)
    {
        byte[] buffer = new byte[4096];
        using MemoryStream whole = new();
        while (true)
        {
            WebSocketReceiveResult part = await socket.ReceiveAsync(buffer, cancel);
            if (part.MessageType != WebSocketMessageType.Text || whole.Length + part.Count > server.Limits.Request)
            {
                return null;
            }
            whole.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return whole.ToArray();
            }
        }
    }
}
