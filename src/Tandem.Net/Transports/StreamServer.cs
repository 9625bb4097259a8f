namespace Tandem.Net.Transports;

using System.Net.Sockets;
using Tandem.Engine.Inputs;
using Tandem.Foundation;
using Tandem.Sip.Flows;
using Tandem.Sip.Settings;

/// <summary>TCP and TLS: accepts, connects, and carries bytes between connections and the loop.</summary>
/// <param name="limits">Every limit.</param>
/// <param name="open">Those that are open.</param>
/// <param name="tls">The way to TLS.</param>
/// <param name="nameOf">The name an address was looked up by; null when it was not.</param>
/// <param name="post">To the loop; any thread.</param>
/// <param name="failed">What nobody expected; any thread.</param>
internal sealed class StreamServer(
    StreamLimits limits,
    StreamTable open,
    TlsHandshake tls,
    Func<NetAddress, string?> nameOf,
    Action<LoopInput> post,
    Action<string, Exception> failed
) : IDisposable
{
    private const int Backlog = 512;

    /// <summary>When accepting fails (no descriptors left), it is tried again after this long.</summary>
    private static readonly TimeSpan AfterBrokenAccept = TimeSpan.FromMilliseconds(100);

    private readonly List<Socket> listeners = [];
    private readonly CancellationTokenSource stopping = new();
    private readonly StreamPlaces places = new(limits);
    private int handshakes;

    /// <summary>Connections that count towards the limit.</summary>
    public int Count => places.Count;

    /// <summary>Binds a listener; throws <see cref="SocketException"/> when it cannot.</summary>
    public NetAddress Listen(NetAddress local)
    {
        Socket socket = New(local);
        try
        {
            // No ReuseAddress: here it would let two programs listen on one port. Ports in TIME_WAIT are no obstacle without it.
            socket.Bind(KernelEndPoint.Of(local));
            socket.Listen(Backlog);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
        listeners.Add(socket);
        return KernelEndPoint.AddressOf(socket.LocalEndPoint);
    }

    /// <summary>Begins to accept on a listener; called once the loop runs.</summary>
    public void Start(int listener, SipTransport transport, NetAddress local) => _ = AcceptAsync(listeners[listener], transport, local);

    public void Connect(in SipOutput wish) => _ = ConnectAsync(wish.Flow, wish.Ticket);

    public void Dispose()
    {
        stopping.Cancel();
        listeners.ForEach(listener => listener.Dispose());
    }

    private async Task AcceptAsync(Socket listener, SipTransport transport, NetAddress local)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                Socket socket = await listener.AcceptAsync(stopping.Token).ConfigureAwait(false);
                _ = ServeAsync(socket, transport, local);
            }
            catch (SocketException e)
            {
                failed("accepting a connection", e);
                await Task.Delay(AfterBrokenAccept, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Socket socket, SipTransport transport, NetAddress local)
    {
        NetAddress remote = KernelEndPoint.AddressOf(socket.RemoteEndPoint);
        if (!places.TryTake(remote))
        {
            socket.Dispose();
            return;
        }
        try
        {
            socket.NoDelay = true;
            Stream stream = new NetworkStream(socket, true);
            Stream? ready = transport == SipTransport.Tls ? await ShakeHandsAsync(stream).ConfigureAwait(false) : stream;
            if (ready != null)
            {
                await RunAsync(socket, ready, new Flow(transport, local, remote, open.Next()), 0).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            Lost("serving a connection", e);
        }
        socket.Dispose();
        places.Release(remote);
    }

    // A handshake costs a thousand times what an accept costs; null when too many are under way.
    private async Task<Stream?> ShakeHandsAsync(Stream stream)
    {
        try
        {
            using CancellationTokenSource patience = Patience(limits.HandshakeTimeout);
            return Interlocked.Increment(ref handshakes) <= limits.Handshakes
                ? await tls.AcceptAsync(stream, patience.Token).ConfigureAwait(false)
                : null;
        }
        finally
        {
            Interlocked.Decrement(ref handshakes);
        }
    }

    private async Task ConnectAsync(Flow wish, long ticket)
    {
        if (!places.TryTake())
        {
            post(new LoopInput(new FlowFailed(ticket)));
            return;
        }
        Socket socket = New(wish.Remote);
        Stream? stream = null;
        try
        {
            stream = await OpenAsync(socket, wish).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Lost("connecting", e);
        }
        if (stream == null)
        {
            post(new LoopInput(new FlowFailed(ticket)));
        }
        else
        {
            NetAddress local = KernelEndPoint.AddressOf(socket.LocalEndPoint);
            await RunAsync(socket, stream, wish with { Local = local, Connection = open.Next() }, ticket).ConfigureAwait(false);
        }
        socket.Dispose();
        places.Release();
    }

    private async Task<Stream> OpenAsync(Socket socket, Flow wish)
    {
        using CancellationTokenSource patience = Patience(limits.ConnectTimeout);
        socket.NoDelay = true;
        if (!wish.Local.IsUnspecified)
        {
            socket.Bind(KernelEndPoint.Of(wish.Local));
        }
        await socket.ConnectAsync(KernelEndPoint.Of(wish.Remote), patience.Token).ConfigureAwait(false);
        Stream stream = new NetworkStream(socket, true);
        if (wish.Transport != SipTransport.Tls)
        {
            return stream;
        }
        patience.CancelAfter(limits.HandshakeTimeout);
        string host = nameOf(wish.Remote) ?? wish.Remote.HostText;
        return await tls.ConnectAsync(stream, host, patience.Token).ConfigureAwait(false);
    }

    private async Task RunAsync(Socket socket, Stream stream, Flow flow, long ticket)
    {
        StreamConnection connection = new(flow, stream, socket, limits) { IsOurs = ticket != 0 };
        open.Add(connection);
        if (!connection.IsOurs)
        {
            places.Opened(connection);
        }
        post(new LoopInput(new FlowOpened(flow, ticket)));
        if (stopping.IsCancellationRequested)
        {
            connection.Close();
        }
        try
        {
            await connection.RunAsync(post).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Lost("a connection", e);
        }
        open.Remove(flow);
        post(new LoopInput(new FlowClosed(flow)));
    }

    private CancellationTokenSource Patience(TimeSpan patience)
    {
        CancellationTokenSource source = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        source.CancelAfter(patience);
        return source;
    }

    // Networks and peers fail all the time; anything else is our own mistake and is told.
    private void Lost(string where, Exception e)
    {
        if (!NetworkFailure.Is(e))
        {
            failed(where, e);
        }
    }

    private static Socket New(NetAddress of) =>
        new(of.IsV6 ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
}
