namespace Tandem.Net.Transports;

using System.Net.Sockets;
using System.Threading.Channels;
using Tandem.Sip;

/// <summary>One TCP or TLS connection: bytes in to the loop, messages out in order through a bounded queue.</summary>
internal sealed class StreamConnection(Flow flow, Stream stream, Socket socket, StreamLimits limits) : IDisposable
{
    private readonly Channel<byte[]> outgoing = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(limits.WaitingMessages) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait }
    );

    private readonly CancellationTokenSource ending = new();

    public Flow Flow => flow;

    /// <summary>False when the peer does not take what it is sent: the connection is to be closed.</summary>
    public bool TrySend(byte[] bytes) => outgoing.Writer.TryWrite(bytes);

    /// <summary>Runs until either side ends it.</summary>
    public async Task RunAsync(Action<byte[]> received)
    {
        Task writing = WriteAsync();
        byte[] buffer = new byte[limits.ReadBytes];
        try
        {
            while (true)
            {
                using CancellationTokenSource idle = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
                idle.CancelAfter(limits.IdleTimeout);
                int got = await stream.ReadAsync(buffer, idle.Token).ConfigureAwait(false);
                if (got == 0)
                {
                    break;
                }
                received(buffer[..got]);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // A connection that breaks is a connection that ended.
        }
        outgoing.Writer.TryComplete();
        await ending.CancelAsync().ConfigureAwait(false);
        await writing.ConfigureAwait(false);
    }

    public void Close()
    {
        outgoing.Writer.TryComplete();
        ending.CancelAfter(limits.Linger);
    }

    public void Dispose()
    {
        ending.Dispose();
        stream.Dispose();
        socket.Dispose();
    }

    private async Task WriteAsync()
    {
        try
        {
            await foreach (byte[] bytes in outgoing.Reader.ReadAllAsync(ending.Token).ConfigureAwait(false))
            {
                await stream.WriteAsync(bytes, ending.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The reading side sees the same end.
        }
    }
}

/// <summary>Limits of stream transports.</summary>
public sealed record StreamLimits
{
    public int Connections { get; init; } = 10_000;

    /// <summary>Messages waiting for a peer that reads slowly; one more closes the connection.</summary>
    public int WaitingMessages { get; init; } = 256;

    public int ReadBytes { get; init; } = 16_384;

    /// <summary>A connection without a byte for this long is closed; keep-alives (RFC 5626) come every two minutes.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(10);

    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a closing connection may still write.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromSeconds(1);
}
