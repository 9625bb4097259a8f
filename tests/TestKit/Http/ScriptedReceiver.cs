namespace Tandem.TestKit.Http;

using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Text;

/// <summary>A real HTTP server on a port of loopback that does what the test says with every request, and can disappear and come back.</summary>
public sealed class ScriptedReceiver : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly List<ReceivedRequest> received = [];
    private readonly List<(Func<bool> Seen, TaskCompletionSource Done)> waiting = [];
    private readonly HashSet<Socket> open = [];
    private CancellationTokenSource stop = new();
    private TcpListener listener;

    public ScriptedReceiver(Func<ReceivedRequest, Reaction>? react = null)
    {
        React = react ?? (_ => Reaction.Ok);
        listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Accept();
    }

    public Func<ReceivedRequest, Reaction> React { get; set; }

    public int Port { get; }

    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}/hook");

    public IReadOnlyList<ReceivedRequest> Received
    {
        get
        {
            lock (gate)
            {
                return [.. received];
            }
        }
    }

    /// <summary>Returns once what was received makes it true.</summary>
    public Task WaitAsync(Func<IReadOnlyList<ReceivedRequest>, bool> seen, int seconds = 60)
    {
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (seen(received))
            {
                return Task.CompletedTask;
            }
            waiting.Add((() => seen(received), done));
        }
        return done.Task.WaitAsync(TimeSpan.FromSeconds(seconds));
    }

    public Task WaitAsync(int count) => WaitAsync(all => all.Count >= count);

    /// <summary>Takes no connections and ends those that are there.</summary>
    public async Task DisappearAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        lock (gate)
        {
            foreach (Socket each in open)
            {
                each.Close(0);
            }
            open.Clear();
        }
    }

    /// <summary>Listens again on the same port.</summary>
    public void Return()
    {
        stop.Dispose();
        stop = new CancellationTokenSource();
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        Accept();
    }

    public async ValueTask DisposeAsync()
    {
        await DisappearAsync();
        stop.Dispose();
    }

    // On threads of nobody: a test that waits on its own must not keep its receiver waiting.
    private void Accept()
    {
        (TcpListener from, CancellationToken cancel) = (listener, stop.Token);
        _ = Task.Run(() => AcceptAsync(from, cancel), CancellationToken.None);
    }

    private async Task AcceptAsync(TcpListener from, CancellationToken cancel)
    {
        try
        {
            while (true)
            {
                Socket socket = await from.AcceptSocketAsync(cancel);
                lock (gate)
                {
                    open.Add(socket);
                }
                _ = ServeAsync(socket, cancel);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It has disappeared.
        }
    }

    private async Task ServeAsync(Socket socket, CancellationToken cancel)
    {
        try
        {
            using NetworkStream stream = new(socket, ownsSocket: true);
            PipeReader reader = PipeReader.Create(stream);
            while (await ReadAsync(reader, cancel) is { } request)
            {
                Reaction reaction = React(request);
                Note(request);
                while (reaction is Reaction.When when)
                {
                    await when.Go.WaitAsync(cancel);
                    reaction = when.Then;
                }
                if (!await DoAsync(reaction, socket, stream, cancel))
                {
                    return;
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // The other side has gone, or we have.
        }
        finally
        {
            lock (gate)
            {
                open.Remove(socket);
            }
        }
    }

    // True while the connection goes on.
    private static async Task<bool> DoAsync(Reaction reaction, Socket socket, NetworkStream stream, CancellationToken cancel)
    {
        switch (reaction)
        {
            case Reaction.Stall:
                await new TaskCompletionSource().Task.WaitAsync(cancel);
                return false;
            case Reaction.Reset:
                socket.Close(0);
                return false;
            case Reaction.CloseMidBody cut:
                await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {cut.Status} X\r\nContent-Length: 100\r\n\r\nhalf"), cancel);
                return false;
            case Reaction.Answer answer:
                StringBuilder text = new();
                text.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {answer.Status} X\r\n");
                text.Append(CultureInfo.InvariantCulture, $"Content-Length: {Encoding.UTF8.GetByteCount(answer.Body)}\r\n");
                foreach ((string name, string value) in answer.Headers)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
                }
                text.Append("\r\n").Append(answer.Body);
                await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancel);
                return true;
            case Reaction.Bytes bytes:
                string head =
                    $"HTTP/1.1 {bytes.Status} X\r\nContent-Length: {bytes.Body.Length}\r\nContent-Type: {bytes.ContentType}\r\n\r\n";
                await stream.WriteAsync(Encoding.ASCII.GetBytes(head), cancel);
                await stream.WriteAsync(bytes.Body, cancel);
                return true;
            default:
                throw new InvalidOperationException($"{reaction} is no reaction");
        }
    }

    private void Note(ReceivedRequest request)
    {
        lock (gate)
        {
            received.Add(request);
            foreach ((Func<bool> seen, TaskCompletionSource done) in waiting.ToArray())
            {
                if (seen())
                {
                    done.TrySetResult();
                    waiting.Remove((seen, done));
                }
            }
        }
    }

    private static async Task<ReceivedRequest?> ReadAsync(PipeReader reader, CancellationToken cancel)
    {
        if (await HeadAsync(reader, cancel) is not { } head)
        {
            return null;
        }
        string[] lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in lines[1..])
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }
        int length = int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture);
        if (await BodyAsync(reader, length, cancel) is not { } content)
        {
            return null;
        }
        string[] first = lines[0].Split(' ');
        return new ReceivedRequest(first[0], first[1], headers, Encoding.UTF8.GetString(content)) { Bytes = content };
    }

    // Null when the other side ends before it is whole. Of none nothing is waited for.
    private static async Task<byte[]?> BodyAsync(PipeReader reader, int length, CancellationToken cancel)
    {
        if (length == 0)
        {
            return [];
        }
        ReadResult body = await reader.ReadAtLeastAsync(length, cancel);
        if (body.Buffer.Length < length)
        {
            return null;
        }
        ReadOnlySequence<byte> bytes = body.Buffer.Slice(0, length);
        byte[] content = bytes.ToArray();
        reader.AdvanceTo(bytes.End);
        return content;
    }

    // Null when the other side has ended between two requests.
    private static async Task<string?> HeadAsync(PipeReader reader, CancellationToken cancel)
    {
        while (true)
        {
            ReadResult read = await reader.ReadAsync(cancel);
            SequenceReader<byte> bytes = new(read.Buffer);
            if (bytes.TryReadTo(out ReadOnlySequence<byte> head, "\r\n\r\n"u8))
            {
                string text = Encoding.ASCII.GetString(head);
                reader.AdvanceTo(bytes.Position);
                return text;
            }
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
            {
                return null;
            }
        }
    }
}
