namespace Tandem.Bench.Rig;

using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Codecs;
using Tandem.Media.Rtp;
using Tandem.Net.Clock;
using Tandem.Net.Dtls;
using Tandem.Net.Interop;
using Tandem.TestKit.Browsers;

/// <summary>One end of a call on a script, with a socket of its own: a desk phone, or a browser with a real handshake.</summary>
internal sealed unsafe class ScriptedEnd : IDisposable
{
    private const int ReceiveBytes = 2_048;
    private readonly UdpSocket socket;
    private readonly BrowserPeer? browser;
    private readonly NetAddress server;
    private readonly byte[] buffer = new byte[ReceiveBytes];
    private readonly byte type;
    private readonly int samples;
    private ushort sequence;
    private uint timestamp;

    private ScriptedEnd(NetAddress server, Codec codec, BrowserPeer? browser)
    {
        if (UdpSocket.TryBind(NetAddress.FromV4(0x7F000001, 0), 0, out UdpSocket? bound) != 0)
        {
            throw new BenchException("no socket for a peer");
        }
        socket = bound!;
        this.server = server;
        this.browser = browser;
        type = codec.PayloadType;
        samples = codec.ClockRate / 50;
        if (browser is not null)
        {
            browser.Address = socket.Local;
            browser.Server = server;
            browser.PayloadType = type;
            browser.Send = (_, to, datagram) => Send(to, datagram);
        }
    }

    public static ScriptedEnd Phone(NetAddress server, Codec codec) => new(server, codec, null);

    public static ScriptedEnd Browser(NetAddress server, Codec codec, int number, DtlsContext dtls, CertificateFingerprint expected) =>
        new(server, codec, new BrowserPeer(dtls, DtlsRole.Client, expected) { Servers = Credentials(number), Ssrc = (uint)number + 1 });

    /// <summary>What was heard, and whole.</summary>
    public long Heard { get; private set; }

    public bool IsReady => browser is null or { IsSecured: true };

    public NetAddress Address => socket.Local;

    public static IceCredentials Credentials(int number) => new($"bench{number}", $"password-of-the-bench-{number}");

    /// <summary>What its leg is told of it.</summary>
    public LegPlan Plan(Codec codec, int number, CertificateFingerprint certificate)
    {
        LegPlan plan = new(
            Address,
            Address.WithPort(Address.Port + 1),
            codec,
            type,
            type,
            -1,
            -1,
            MediaDirection.SendRecv,
            browser is not null
        );
        return browser is null
            ? plan
            : plan with
            {
                Protection = new DtlsProtection(Credentials(number), browser.Own, DtlsRole.Server, certificate),
            };
    }

    /// <summary>Goes on with its checks and its handshake.</summary>
    public void Begin()
    {
        if (browser is { IsSecured: false })
        {
            browser.Check(true);
            if (browser.Answered > 0)
            {
                browser.Shake(RealClock.Now);
                browser.Advance(RealClock.Now);
            }
        }
        Hear();
    }

    public void Speak(byte[] payload)
    {
        if (browser is not null)
        {
            browser.Speak(payload, samples);
            return;
        }
        byte[] packet = new byte[RtpHeader.Bytes + payload.Length];
        RtpHeader.Write(packet, type, false, sequence++, timestamp, 9);
        timestamp += (uint)samples;
        payload.CopyTo(packet, RtpHeader.Bytes);
        Send(server, packet);
    }

    /// <summary>Takes what came; a browser takes its protection off.</summary>
    public void Hear()
    {
        fixed (byte* first = buffer)
        {
            for (nint got; (got = Libc.RecvFrom(socket.Fd, first, ReceiveBytes, Libc.DontWait, null, null)) > 0; )
            {
                if (browser is null)
                {
                    Heard++;
                    continue;
                }
                browser.Receive(buffer.AsSpan(0, (int)got), RealClock.Now);
                Heard += browser.Heard.Count;
                browser.Heard.Clear();
            }
        }
    }

    public void Dispose()
    {
        browser?.Dispose();
        socket.Dispose();
    }

    private void Send(NetAddress to, byte[] datagram)
    {
        byte* name = stackalloc byte[KernelAddress.Bytes];
        uint length = KernelAddress.Write(to, new Span<byte>(name, KernelAddress.Bytes));
        fixed (byte* first = datagram)
        {
            _ = Libc.SendTo(socket.Fd, first, (nuint)datagram.Length, Libc.DontWait, name, length);
        }
    }
}
