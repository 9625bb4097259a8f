namespace Tandem.Bench.Rows;

using System.Net.WebSockets;
using System.Text;
using Tandem.Bench.Rig;

/// <summary>Pages that are open and say nothing: the slope of RSS between few and many WebSockets, each of which has asked for OPTIONS once.</summary>
internal sealed class SocketsRow : IRow
{
    private const int Agents = 4;
    private const int Few = 200;
    private const int More = 2_000;
    private const int OpeningAtOnce = 32;
    private const int RestSeconds = 30;

    public string Name => "sockets";

    public bool HasUnpinned => false;

    public async Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        int few = stage.Quick ? 20 : Few;
        int more = stage.Quick ? 200 : More;
        await using Scene scene = await stage.OpenAsync(Agents, Stage.Queue, [], cancel);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        List<Task> listening = [];
        await OpenAsync(scene.Server.Http, few, listening, stop.Token);
        await Task.Delay(TimeSpan.FromSeconds(stage.Quick ? 2 : RestSeconds), cancel);
        long low = scene.Server.Figures.Resident;
        await OpenAsync(scene.Server.Http, more, listening, stop.Token);
        TimeSpan before = scene.Server.Figures.Cpu;
        int rest = stage.Quick ? 2 : RestSeconds;
        await Task.Delay(TimeSpan.FromSeconds(rest), cancel);
        double share = (scene.Server.Figures.Cpu - before).TotalSeconds / rest;
        long high = scene.Server.Figures.Resident;
        int lost = listening.Count(each => each.IsCompleted);
        await stop.CancelAsync();
        if (lost > 0)
        {
            throw new BenchException($"{lost} of {few + more} WebSockets were closed");
        }
        findings.Add(
            "memory_per_socket",
            (high - low) / 1024.0 / more,
            $"{low >> 20} MB with {few}, {high >> 20} MB with {few + more}; their pings cost {share * 100:0.0} % of a core"
        );
    }

    private static async Task OpenAsync(string host, int count, List<Task> listening, CancellationToken cancel)
    {
        for (int opened = 0; opened < count; opened += OpeningAtOnce)
        {
            int now = Math.Min(OpeningAtOnce, count - opened);
            listening.AddRange(await Task.WhenAll(Enumerable.Range(0, now).Select(_ => OneAsync(host, cancel))));
        }
    }

    // What it returns ends when the connection does; whoever listens answers pings.
    private static async Task<Task> OneAsync(string host, CancellationToken cancel)
    {
        ClientWebSocket socket = new();
        socket.Options.AddSubProtocol("sip");
        socket.Options.KeepAliveInterval = Timeout.InfiniteTimeSpan;
        await socket.ConnectAsync(new Uri($"ws://{host}/ws"), cancel);
        string name = Guid.NewGuid().ToString("N");
        string options =
            $"OPTIONS sip:{host} SIP/2.0\r\nVia: SIP/2.0/WS {name}.invalid;branch=z9hG4bK{name}\r\nMax-Forwards: 70\r\nFrom: <sip:page@{host}>;tag={name}\r\n"
            + $"To: <sip:{host}>\r\nCall-ID: {name}\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(options), WebSocketMessageType.Text, true, cancel);
        byte[] heard = new byte[2_048];
        if ((await socket.ReceiveAsync(heard.AsMemory(), cancel)).MessageType != WebSocketMessageType.Text)
        {
            throw new BenchException("OPTIONS was not answered");
        }
        return ListenAsync(socket, heard, cancel);
    }

    private static async Task ListenAsync(ClientWebSocket socket, byte[] heard, CancellationToken cancel)
    {
        using ClientWebSocket own = socket;
        try
        {
            while (own.State == WebSocketState.Open)
            {
                await own.ReceiveAsync(heard.AsMemory(), cancel);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // Closed: the row counts those.
        }
    }
}
