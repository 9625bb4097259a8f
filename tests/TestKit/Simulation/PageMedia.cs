namespace Tandem.TestKit.Simulation;

using System.Security.Cryptography;
using System.Text;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.TestKit.Browsers;

/// <summary>The media of one call of a page: a candidate that leads nowhere, one that works, and another address now and then.</summary>
public sealed class PageMedia : IDisposable
{
    private const int TickMs = 100;
    private const int EagerTicks = 5;
    private const int CalmTicks = 25;
    private readonly EventClock clock;
    private readonly SimulatedNetwork network;
    private readonly BrowserPeer peer;
    private readonly CertificateFingerprint own;
    private readonly NetAddress lost;
    private readonly byte[] words = new byte[160];
    private int ticks;
    private bool isOver;

    /// <param name="clock">The one clock.</param>
    /// <param name="network">The one network.</param>
    /// <param name="server">The server's port for browsers.</param>
    /// <param name="at">Where it is; its first candidate is a port further on and leads nowhere.</param>
    /// <param name="name">No other has it.</param>
    /// <param name="role">Its own in the handshake.</param>
    public PageMedia(EventClock clock, SimulatedNetwork network, NetAddress server, NetAddress at, string name, DtlsRole role)
    {
        (this.clock, this.network) = (clock, network);
        own = new CertificateFingerprint(
            "sha-256",
            string.Join(':', SHA256.HashData(Encoding.ASCII.GetBytes(name)).Select(each => $"{each:X2}"))
        );
        lost = at.WithPort(at.Port + 1);
        peer = new BrowserPeer(new StandInDtls(own), role, SimulatedServer.Certificate)
        {
            Server = server,
            Own = new IceCredentials($"u{name}", $"passwordOf{name}WhichIsLong"),
            Send = (from, to, bytes) =>
            {
                if (from != lost)
                {
                    network.Send(from, to, bytes);
                }
            },
        };
        MoveTo(at);
    }

    /// <summary>Packets that came, were ours, and had not been changed.</summary>
    public long Heard { get; private set; }

    /// <summary>Its offer, or its answer.</summary>
    public byte[] Describe()
    {
        string setup = peer.Role == DtlsRole.Client ? "active" : "actpass";
        return Encoding.ASCII.GetBytes(
            "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0 126\r\nc=IN IP4 0.0.0.0\r\n"
                + $"a=ice-ufrag:{peer.Own.Fragment}\r\na=ice-pwd:{peer.Own.Password}\r\na=ice-options:trickle\r\na=fingerprint:sha-256 {own.Value}\r\n"
                + $"a=setup:{setup}\r\na=mid:0\r\na=sendrecv\r\na=rtcp-mux\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:126 telephone-event/8000\r\n"
        );
    }

    /// <summary>Begins with what the server has described.</summary>
    public void Begin(byte[] description)
    {
        string text = Encoding.ASCII.GetString(description);
        peer.Servers = new IceCredentials(Value(text, "a=ice-ufrag:"), Value(text, "a=ice-pwd:"));
        Tick();
    }

    /// <summary>The network it is in is another one.</summary>
    public void MoveTo(NetAddress next)
    {
        peer.Address = next;
        network.Listen(
            next,
            (_, bytes) =>
            {
                if (!isOver && peer.Address == next)
                {
                    peer.Receive(bytes, clock.Now);
                    Heard += peer.Heard.Count;
                    peer.Heard.Clear();
                    peer.Reports.Clear();
                }
            }
        );
    }

    public void Dispose()
    {
        isOver = true;
        peer.Dispose();
    }

    private void Tick()
    {
        if (isOver)
        {
            return;
        }
        clock.AfterMs(TickMs, Tick);
        if (ticks++ % (peer.IsSecured ? CalmTicks : EagerTicks) == 0)
        {
            NetAddress here = peer.Address;
            peer.Address = lost;
            peer.Check(true);
            peer.Address = here;
            peer.Check(true);
        }
        peer.Advance(clock.Now);
        if (peer.IsSecured)
        {
            peer.Speak(words);
        }
        else if (peer.Answered > 0)
        {
            peer.Shake(clock.Now);
        }
    }

    private static string Value(string text, string name)
    {
        int at = text.IndexOf(name, StringComparison.Ordinal) + name.Length;
        return text[at..text.IndexOf('\r', at)];
    }
}
