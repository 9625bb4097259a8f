namespace Tandem.Verto;

using System.Buffers;
using System.Net.WebSockets;
using System.Threading.Channels;

/// <summary>One connection: whole messages in, messages out in order through a bounded queue. A page that reads too slowly is closed.</summary>
internal sealed class VertoSocket(WebSocket socket, VertoLimits limits, CancellationToken gone) : IDisposable
{
    private const int UsualBytes = 4_096;

    private readonly Channel<byte[]> outgoing = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(limits.Waiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait }
    );

    private readonly CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(gone);
    private WebSocketCloseStatus why = WebSocketCloseStatus.NormalClosure;

    /// <summary>Any thread.</summary>
    public void Send(byte[] message)
    {
        if (!outgoing.Writer.TryWrite(message))
        {
            outgoing.Writer.TryComplete();
        }
    }

    /// <summary>What waits is still written. Any thread.</summary>
    public void Close() => outgoing.Writer.TryComplete();

    /// <summary>Ends it when nobody has been let in by then.</summary>
    public void ExpectWithin(TimeSpan time) => ending.CancelAfter(time);

    /// <summary>Somebody has been let in.</summary>
    public void Expected() => ending.CancelAfter(Timeout.InfiniteTimeSpan);

    /// <summary>Runs until either side ends it.</summary>
    /// <param name="take">A message; the next is read when it has returned. Its bytes are good until then.</param>
    public async Task RunAsync(Func<ReadOnlyMemory<byte>, Task> take)
    {
        Task writing = WriteAsync();
        try
        {
            await ReadAsync(take).ConfigureAwait(false);
        }
        catch (Exception e) when (IsUsual(e))
        {
            // Gone.
        }
        outgoing.Writer.TryComplete();
        ending.CancelAfter(limits.Linger);
        await writing.ConfigureAwait(false);
        await DrainAsync().ConfigureAwait(false);
        socket.Abort();
    }

    public void Dispose() => ending.Dispose();

    private async Task ReadAsync(Func<ReadOnlyMemory<byte>, Task> take)
    {
        while (true)
        {
            // A read of nothing waits without holding a buffer.
            ValueWebSocketReceiveResult begun = await socket.ReceiveAsync(Memory<byte>.Empty, ending.Token).ConfigureAwait(false);
            if (begun.MessageType == WebSocketMessageType.Close || outgoing.Reader.Completion.IsCompleted)
            {
                return;
            }
            if (begun.EndOfMessage)
            {
                continue;
            }
            byte[] buffer = ArrayPool<byte>.Shared.Rent(UsualBytes);
            int length = 0;
            bool isWhole = false;
            while (!isWhole)
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
                isWhole = part.EndOfMessage;
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }
                if (length > limits.MessageBytes)
                {
                    why = WebSocketCloseStatus.MessageTooBig;
                    return;
                }
            }
            await take(buffer.AsMemory(0, length)).ConfigureAwait(false);
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task WriteAsync()
    {
        try
        {
            await foreach (byte[] message in outgoing.Reader.ReadAllAsync(ending.Token).ConfigureAwait(false))
            {
                await socket.SendAsync(message, WebSocketMessageType.Text, true, ending.Token).ConfigureAwait(false);
            }
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(why, null, ending.Token).ConfigureAwait(false);
            }
            // Where the page read too slowly, reading from it is over too.
            ending.CancelAfter(limits.Linger);
        }
        catch (Exception e) when (IsUsual(e))
        {
            await ending.CancelAsync().ConfigureAwait(false);
        }
    }

    // What is still unread would make the end a reset, and the peer would not see why.
    private async Task DrainAsync()
    {
        byte[] buffer = new byte[UsualBytes];
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
    }

    private static bool IsUsual(Exception e) =>
        e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException;
}
