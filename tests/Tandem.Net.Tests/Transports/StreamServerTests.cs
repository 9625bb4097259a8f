namespace Tandem.Net.Tests.Transports;

using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Tandem.Engine.Inputs;
using Tandem.Foundation;
using Tandem.Net.Tests.Rig;
using Tandem.Net.Transports;
using Tandem.Sip.Flows;
using Tandem.Sip.Settings;

/// <summary>The streams we open. Those we accept are tested with a whole node.</summary>
public sealed class StreamServerTests : IDisposable
{
    private const long Ticket = 77;
    private readonly BlockingCollection<LoopInput> posted = [];
    private readonly List<IDisposable> owned = [];
    private readonly TestPki pki = new();
    private readonly StreamTable open = new(new StreamLimits());

    public StreamServerTests() => pki.Issue("trunk.example", DateTime.UtcNow);

    [Fact]
    public void A_connection_opens_with_its_ticket_and_carries_what_is_sent()
    {
        StreamServer server = Server(null);
        using TcpListener peer = Peer(out NetAddress remote);
        server.Connect(SipOutput.Connect(SipTransport.Tcp, Loopback.V4, remote, Ticket));
        using Socket accepted = peer.AcceptSocket();
        FlowOpened opened = Await<FlowOpened>();
        Assert.Equal(Ticket, opened.Ticket);
        Assert.Equal(remote, opened.Flow.Remote);
        Assert.Equal(KernelEndPoint.AddressOf(accepted.RemoteEndPoint), opened.Flow.Local);
        Assert.NotEqual(0, opened.Flow.Connection);
        open.Send(opened.Flow, [1, 2]);
        open.Send(opened.Flow, [3]);
        // Closed at once: what waits is still written.
        open.Close(opened.Flow);
        byte[] all = new byte[3];
        using NetworkStream stream = new(accepted);
        stream.ReadExactly(all);
        Assert.Equal([1, 2, 3], all);
        Assert.Equal(-1, stream.ReadByte());
        accepted.Close();
        Assert.Equal(opened.Flow, Await<FlowClosed>().Flow);
        open.Send(opened.Flow, [4]);
        open.Close(opened.Flow);
    }

    [Fact]
    public void Each_connection_has_a_number_of_its_own()
    {
        StreamServer server = Server(null);
        using TcpListener peer = Peer(out NetAddress remote);
        HashSet<long> numbers = [];
        for (int i = 0; i < 3; i++)
        {
            server.Connect(SipOutput.Connect(SipTransport.Tcp, default, remote, Ticket));
            Assert.True(numbers.Add(Await<FlowOpened>().Flow.Connection));
        }
    }

    [Fact]
    public void A_peer_that_refuses_is_told_by_the_ticket()
    {
        StreamServer server = Server(null);
        NetAddress remote;
        using (TcpListener gone = Peer(out remote)) { }
        server.Connect(SipOutput.Connect(SipTransport.Tcp, default, remote, Ticket));
        Assert.Equal(Ticket, Await<FlowFailed>().Ticket);
    }

    [Fact]
    public void Over_tls_the_name_that_was_looked_up_is_checked()
    {
        StreamServer peer = Server(new TlsCertificate(pki.CertificateFile, pki.KeyFile));
        NetAddress remote = peer.Listen(Loopback.V4);
        peer.Start(0, SipTransport.Tls, remote);

        Server(null, pki.Roots, "trunk.example").Connect(SipOutput.Connect(SipTransport.Tls, default, remote, Ticket));
        FlowOpened[] both = [Await<FlowOpened>(), Await<FlowOpened>()];
        Assert.Single(both, opened => opened.Ticket == Ticket);
        Server(null, pki.Roots, "other.example").Connect(SipOutput.Connect(SipTransport.Tls, default, remote, Ticket + 1));
        Assert.Equal(Ticket + 1, Await<FlowFailed>().Ticket);
        // The machine does not trust the test's own authority.
        Server(null, null, "trunk.example").Connect(SipOutput.Connect(SipTransport.Tls, default, remote, Ticket + 2));
        Assert.Equal(Ticket + 2, Await<FlowFailed>().Ticket);
    }

    [Fact]
    public void No_more_are_opened_than_the_limit()
    {
        StreamServer server = Server(null, limits: new StreamLimits { Connections = 1 });
        using TcpListener peer = Peer(out NetAddress remote);
        server.Connect(SipOutput.Connect(SipTransport.Tcp, default, remote, Ticket));
        Await<FlowOpened>();
        server.Connect(SipOutput.Connect(SipTransport.Tcp, default, remote, Ticket + 1));
        Assert.Equal(Ticket + 1, Await<FlowFailed>().Ticket);
    }

    public void Dispose()
    {
        owned.ForEach(each => each.Dispose());
        open.CloseAll();
        open.Dispose();
        pki.Dispose();
    }

    private StreamServer Server(
        TlsCertificate? certificate,
        X509Certificate2Collection? roots = null,
        string? name = null,
        StreamLimits? limits = null
    )
    {
        TlsHandshake tls = new(certificate, roots);
        StreamServer server = new(limits ?? new StreamLimits(), open, tls, _ => name, posted.Add, (_, e) => throw e);
        owned.Add(server);
        return server;
    }

    private static TcpListener Peer(out NetAddress address)
    {
        TcpListener listener = new(KernelEndPoint.Of(Loopback.V4));
        listener.Start();
        address = KernelEndPoint.AddressOf(listener.LocalEndpoint);
        return listener;
    }

    private T Await<T>()
        where T : EngineInput
    {
        while (posted.TryTake(out LoopInput input, Patience.LongMillis))
        {
            if (input.Input is T wanted)
            {
                return wanted;
            }
        }
        throw new TimeoutException($"no {typeof(T).Name}");
    }
}
