namespace Tandem.Net.Transports;

using System.Buffers;
using System.Net.Security;
using System.Net.Sockets;
using System.Threading.Channels;
using Tandem.Sip.Flows;

/// <summary>One TCP or TLS connection: bytes in to the loop, one read at a time; messages out in order through a bounded queue.</summary>
internal sealed class StreamConnection(Flow flow, Stream stream, Socket socket, StreamLimits limits) : IStreamPeer
{
    private readonly Channel<byte[]> outgoing = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(limits.WaitingMessages) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait }
    );

    private readonly Lock gate = new();
    private readonly CancellationTokenSource ending = new();
    private bool ended;
    private volatile bool spoken;
    private long lastByte = Environment.TickCount64;

    public Flow Flow => flow;

    /// <summary>We opened it.</summary>
    public bool IsOurs { get; init; }

    public bool HasSpoken => spoken;

    public bool IsOver => Volatile.Read(ref ended);

    public bool IsLate
    {
        get
        {
            TimeSpan patience = spoken || IsOurs || limits.IdleTimeout < limits.FirstBytes ? limits.IdleTimeout : limits.FirstBytes;
            return Environment.TickCount64 - Volatile.Read(ref lastByte) > patience.TotalMilliseconds;
        }
    }

    public bool TrySend(byte[] bytes) => outgoing.Writer.TryWrite(bytes);

    /// <summary>Runs until either side ends it, and closes it.</summary>
    public async Task RunAsync(Action<LoopInput> post)
    {
        Task writing = WriteAsync();
        try
        {
            await ReadAsync(post).ConfigureAwait(false);
        }
        catch (Exception e) when (NetworkFailure.Is(e))
        {
            // A connection that breaks is a connection that ended.
        }
        Close();
        await writing.ConfigureAwait(false);
        lock (gate)
        {
            ended = true;
            ending.Dispose();
        }
        await stream.DisposeAsync().ConfigureAwait(false);
        socket.Dispose();
    }

    public void Close()
    {
        lock (gate)
        {
            // Only the first time: a peer that keeps on asking must not keep it open.
            if (outgoing.Writer.TryComplete() && !ended)
            {
                ending.CancelAfter(limits.Linger);
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
            // A read of nothing waits for bytes without holding a buffer: most connections of phones are silent most of the time.
            await stream.ReadAsync(Memory<byte>.Empty, ending.Token).ConfigureAwait(false);
            byte[] buffer = ArrayPool<byte>.Shared.Rent(limits.ReadBytes);
            int got = await stream.ReadAsync(buffer.AsMemory(0, limits.ReadBytes), ending.Token).ConfigureAwait(false);
            if (got == 0)
            {
                ArrayPool<byte>.Shared.Return(buffer);
                return;
            }
            Volatile.Write(ref lastByte, Environment.TickCount64);
            spoken = true;
            post(reading.Of(buffer.AsMemory(0, got)));
            await reading.TakenAsync(ending.Token).ConfigureAwait(false);
            // Not returned when the wait was given up: the loop may still be reading it.
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task WriteAsync()
    {
        try
        {
            await foreach (byte[] bytes in outgoing.Reader.ReadAllAsync(ending.Token).ConfigureAwait(false))
            {
                await stream.WriteAsync(bytes, ending.Token).ConfigureAwait(false);
            }
            if (stream is SslStream tls)
            {
                await tls.ShutdownAsync().WaitAsync(ending.Token).ConfigureAwait(false);
            }
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (NetworkFailure.Is(e))
        {
            // Nothing more can be written: reading need not go on either.
            Abort();
        }
    }
}
