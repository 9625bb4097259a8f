namespace Tandem.Net.Transports;

using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Tandem.Foundation;
using Tandem.Net.Loop;
using Tandem.Sip;

/// <summary>TCP and TLS: accepts, connects, and carries bytes between connections and the loop. TLS is the platform's.</summary>
internal sealed class StreamServer(StreamLimits limits, TlsCertificate? certificate, Action<LoopInput> post) : IDisposable
{
    private readonly ConcurrentDictionary<long, StreamConnection> connections = new();
    private readonly List<Socket> listeners = [];
    private readonly CancellationTokenSource stopping = new();
    private long lastConnection;

    public int Count => connections.Count;

    /// <summary>Binds a listener; throws <see cref="SocketException"/> when it cannot.</summary>
    public NetAddress Listen(NetAddress local)
    {
        Socket socket = new(local.IsV6 ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.Bind(EndPointOf(local));
            socket.Listen(512);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
        listeners.Add(socket);
        return AddressOf((IPEndPoint)socket.LocalEndPoint!);
    }

    /// <summary>Begins to accept on a listener; called once the loop runs.</summary>
    public void Start(int listener, SipTransport transport, NetAddress local) => _ = AcceptAsync(listeners[listener], transport, local);

    public void Send(in Flow flow, byte[] bytes)
    {
        if (connections.TryGetValue(flow.Connection, out StreamConnection? connection) && !connection.TrySend(bytes))
        {
            connection.Close();
        }
    }

    public void Close(in Flow flow)
    {
        if (connections.TryGetValue(flow.Connection, out StreamConnection? connection))
        {
            connection.Close();
        }
    }

    public void Connect(SipOutput wish) => _ = ConnectAsync(wish.Flow, wish.Ticket);

    public void Dispose()
    {
        stopping.Cancel();
        foreach (Socket listener in listeners)
        {
            listener.Dispose();
        }
        foreach (StreamConnection connection in connections.Values)
        {
            connection.Close();
        }
    }

    private async Task AcceptAsync(Socket listener, SipTransport transport, NetAddress local)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                Socket socket = await listener.AcceptAsync(stopping.Token).ConfigureAwait(false);
                if (connections.Count >= limits.Connections)
                {
                    socket.Dispose();
                    continue;
                }
                _ = ServeAsync(socket, transport, local);
            }
            catch (SocketException)
            {
                // One connection that went away while it was accepted.
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Socket socket, SipTransport transport, NetAddress local)
    {
        try
        {
            socket.NoDelay = true;
            NetAddress remote = AddressOf((IPEndPoint)socket.RemoteEndPoint!);
            Stream stream = new NetworkStream(socket, true);
            if (transport == SipTransport.Tls)
            {
                stream = await HandshakeAsync(stream, null).ConfigureAwait(false);
            }
            await RunAsync(socket, stream, new Flow(transport, local, remote, Next()), 0).ConfigureAwait(false);
        }
        catch (Exception e) when (IsNetwork(e))
        {
            socket.Dispose();
        }
    }

    private async Task ConnectAsync(Flow wish, long ticket)
    {
        Socket socket = new(
            wish.Remote.IsV6 ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork,
            SocketType.Stream,
            ProtocolType.Tcp
        );
        try
        {
            using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
            patience.CancelAfter(limits.ConnectTimeout);
            socket.NoDelay = true;
            if (!wish.Local.IsUnspecified)
            {
                socket.Bind(EndPointOf(wish.Local));
            }
            await socket.ConnectAsync(EndPointOf(wish.Remote), patience.Token).ConfigureAwait(false);
            Stream stream = new NetworkStream(socket, true);
            if (wish.Transport == SipTransport.Tls)
            {
                stream = await HandshakeAsync(stream, wish.Remote.HostText).ConfigureAwait(false);
            }
            NetAddress local = AddressOf((IPEndPoint)socket.LocalEndPoint!);
            await RunAsync(socket, stream, wish with { Local = local, Connection = Next() }, ticket).ConfigureAwait(false);
        }
        catch (Exception e) when (IsNetwork(e))
        {
            socket.Dispose();
            post(new FlowFailedInput(ticket));
        }
    }

    private async Task<Stream> HandshakeAsync(Stream inner, string? host)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        patience.CancelAfter(limits.HandshakeTimeout);
        SslStream tls = new(inner, false);
        const SslProtocols Protocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        if (host == null)
        {
            X509Certificate2 own = certificate?.Current ?? throw new AuthenticationException("no certificate");
            SslServerAuthenticationOptions options = new() { ServerCertificate = own, EnabledSslProtocols = Protocols };
            await tls.AuthenticateAsServerAsync(options, patience.Token).ConfigureAwait(false);
        }
        else
        {
            SslClientAuthenticationOptions options = new() { TargetHost = host, EnabledSslProtocols = Protocols };
            await tls.AuthenticateAsClientAsync(options, patience.Token).ConfigureAwait(false);
        }
        return tls;
    }

    private async Task RunAsync(Socket socket, Stream stream, Flow flow, long ticket)
    {
        using StreamConnection connection = new(flow, stream, socket, limits);
        connections[flow.Connection] = connection;
        post(new FlowOpenedInput(flow, ticket));
        try
        {
            await connection.RunAsync(bytes => post(new StreamBytesInput(flow, bytes))).ConfigureAwait(false);
        }
        finally
        {
            connections.TryRemove(flow.Connection, out _);
            post(new FlowClosedInput(flow));
        }
    }

    private long Next() => Interlocked.Increment(ref lastConnection);

    private static bool IsNetwork(Exception e) =>
        e is SocketException or IOException or AuthenticationException or OperationCanceledException or ObjectDisposedException;

    private static IPEndPoint EndPointOf(NetAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        int length = address.WriteBytes(bytes);
        return new IPEndPoint(new IPAddress(bytes[..length]), address.Port);
    }

    private static NetAddress AddressOf(IPEndPoint point)
    {
        Span<byte> bytes = stackalloc byte[16];
        point.Address.TryWriteBytes(bytes, out int length);
        return NetAddress.FromBytes(bytes[..length], (ushort)point.Port);
    }
}
