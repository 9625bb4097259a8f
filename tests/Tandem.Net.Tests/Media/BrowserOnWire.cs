namespace Tandem.Net.Tests.Media;

using System.Net;
using System.Net.Sockets;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Net.Clock;
using Tandem.Net.Dtls;
using Tandem.Net.Transports;
using Tandem.TestKit.Browsers;

/// <summary>A scripted browser with a real socket and real handshakes.</summary>
internal sealed class BrowserOnWire : IDisposable
{
    private readonly DtlsContext context;
    private readonly byte[] buffer = new byte[2_048];
    private Socket socket;

    public BrowserOnWire(DtlsRole role, DtlsCertificate own, CertificateFingerprint expected, NetAddress server, IceCredentials servers)
    {
        context = new DtlsContext(own);
        Peer = new BrowserPeer(context, role, expected)
        {
            Server = server,
            Servers = servers,
            Ssrc = 0xB0 + (uint)server.Port,
        };
        socket = Bound();
        Peer.Send = (_, to, datagram) => socket.SendTo(datagram, KernelEndPoint.Of(to));
    }

    public BrowserPeer Peer { get; }

    /// <summary>From another port, as after a change of network.</summary>
    public void Move()
    {
        socket.Dispose();
        socket = Bound();
    }

    /// <summary>Checks and shakes hands until the keys are there.</summary>
    public void Secure()
    {
        Peer.Check(true);
        Await(() => Peer.Answered > 0);
        Peer.Shake(RealClock.Now);
        Await(() => Peer.IsSecured);
    }

    /// <summary>Takes what comes until it holds.</summary>
    public void Await(Func<bool> holds)
    {
        for (int i = 0; i < 1_000 && !holds(); i++)
        {
            if (socket.Poll(TimeSpan.FromMilliseconds(20), SelectMode.SelectRead))
            {
                int length = socket.Receive(buffer);
                Peer.Receive(buffer.AsSpan(0, length), RealClock.Now);
            }
            Peer.Advance(RealClock.Now);
        }
        Assert.True(holds(), Peer.Failure);
    }

    public void Dispose()
    {
        Peer.Dispose();
        socket.Dispose();
        context.Dispose();
    }

    private Socket Bound()
    {
        Socket bound = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        bound.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Peer.Address = KernelEndPoint.AddressOf(bound.LocalEndPoint);
        return bound;
    }
}
