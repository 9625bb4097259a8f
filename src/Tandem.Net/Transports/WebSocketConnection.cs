namespace Tandem.Net.Transports;

using System.Buffers;
using System.Net.WebSockets;
using System.Text.Unicode;
using System.Threading.Channels;
using Tandem.Sip.Flows;

/// <summary>One WebSocket (RFC 7118): a whole message at a time to the loop; messages out in order, one a frame, through a bounded queue.</summary>
internal sealed class WebSocketConnection(Flow flow, WebSocket socket, WebSocketLimits limits) : IStreamPeer
{
    /// <summary>Most messages of SIP are shorter; the others take what they need.</summary>
    private const int UsualBytes = 4_096;

    private readonly Channel<byte[]> outgoing = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(limits.Streams.WaitingMessages) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait }
    );

    private readonly Lock gate = new();
    private readonly CancellationTokenSource ending = new();
    private bool ended;
    private volatile bool spoken;
    private volatile bool isHalfWay;
    private long lastMessage = Environment.TickCount64;
    private WebSocketCloseStatus why = WebSocketCloseStatus.NormalClosure;

    public Flow Flow => flow;

    public bool HasSpoken => spoken;

    public bool IsOver => Volatile.Read(ref ended);

    public bool IsLate
    {
        get
        {
            TimeSpan patience =
                isHalfWay ? limits.MessageWithin
                : spoken ? limits.Streams.IdleTimeout
                : limits.Streams.FirstBytes;
            return Environment.TickCount64 - Volatile.Read(ref lastMessage) > patience.TotalMilliseconds;
        }
    }

    public bool TrySend(byte[] bytes) => outgoing.Writer.TryWrite(bytes);

    /// <summary>Runs until either side ends it, and closes it.</summary>
    /// <param name="post">To the loop.</param>
    /// <param name="gone">The connection below is.</param>
    public async Task RunAsync(Action<LoopInput> post, CancellationToken gone)
    {
        using CancellationTokenRegistration lost = gone.Register(Abort);
        Task writing = WriteAsync();
        try
        {
            await ReadAsync(post).ConfigureAwait(false);
        }
        catch (Exception e) when (IsUsual(e))
        {
            // A connection that breaks is a connection that ended.
        }
        Close();
        await writing.ConfigureAwait(false);
        await DrainAsync().ConfigureAwait(false);
        lock (gate)
        {
            ended = true;
            ending.Dispose();
        }
        socket.Abort();
    }

    public void Close()
    {
        lock (gate)
        {
            // Only the first time: a peer that keeps on asking must not keep it open.
            if (outgoing.Writer.TryComplete() && !ended)
            {
                ending.CancelAfter(limits.Streams.Linger);
            }
        }
    }

    public void Abort()
    {
        lock (gate)
        {
            outgoing.Writer.TryComplete();
            if (!ended)
            {
                ending.CancelAfter(TimeSpan.Zero);
            }
        }
    }

    private async Task ReadAsync(Action<LoopInput> post)
    {
        StreamReading reading = new(flow);
        while (true)
        {
            // A read of nothing waits without holding a buffer: most pages are silent most of the time.
            ValueWebSocketReceiveResult begun = await socket.ReceiveAsync(Memory<byte>.Empty, ending.Token).ConfigureAwait(false);
            if (begun.MessageType == WebSocketMessageType.Close)
            {
                return;
            }
            Volatile.Write(ref lastMessage, Environment.TickCount64);
            if (begun.EndOfMessage)
            {
                continue;
            }
            isHalfWay = true;
            (byte[] buffer, int length) = await ReadWholeAsync().ConfigureAwait(false);
            isHalfWay = false;
            if (length < 0)
            {
                ArrayPool<byte>.Shared.Return(buffer);
                return;
            }
            Volatile.Write(ref lastMessage, Environment.TickCount64);
            spoken = true;
            post(reading.Of(buffer.AsMemory(0, length)));
            await reading.TakenAsync(ending.Token).ConfigureAwait(false);
            // Not returned when the wait was given up: the loop may still be reading it.
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // −1 at the end, and when a message is larger than one may be. The buffer grows with what has really come.
    private async Task<(byte[] Buffer, int Length)> ReadWholeAsync()
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(UsualBytes);
        int length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                byte[] larger = ArrayPool<byte>.Shared.Rent(length * 2);
                buffer.AsSpan(0, length).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = larger;
            }
            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(buffer.AsMemory(length), ending.Token).ConfigureAwait(false);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return (buffer, -1);
            }
            if (length > limits.MessageBytes)
            {
                why = WebSocketCloseStatus.MessageTooBig;
                return (buffer, -1);
            }
            if (part.EndOfMessage)
            {
                return (buffer, length);
            }
        }
    }

    // What is still unread would make the end a reset, and the peer would not see why.
    private async Task DrainAsync()
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(UsualBytes);
        try
        {
            while (socket.State == WebSocketState.CloseSent)
            {
                await socket.ReceiveAsync(buffer.AsMemory(), ending.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (IsUsual(e))
        {
            // Its time is over.
        }
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private async Task WriteAsync()
    {
        try
        {
            await foreach (byte[] bytes in outgoing.Reader.ReadAllAsync(ending.Token).ConfigureAwait(false))
            {
                // Pages read text more easily; what is none may not be sent as such (RFC 6455 §8.1).
                WebSocketMessageType type = Utf8.IsValid(bytes) ? WebSocketMessageType.Text : WebSocketMessageType.Binary;
                await socket.SendAsync(bytes, type, true, ending.Token).ConfigureAwait(false);
            }
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(why, null, ending.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (IsUsual(e))
        {
            // Nothing more can be written: reading need not go on either.
            Abort();
        }
    }

    private static bool IsUsual(Exception e) => e is WebSocketException || NetworkFailure.Is(e);
}
