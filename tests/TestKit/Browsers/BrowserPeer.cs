namespace Tandem.TestKit.Browsers;

using System.Buffers.Binary;
using System.Text;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Dtls;
using Tandem.Media.Rtp;
using Tandem.Media.Srtp;
using Tandem.Media.Stun;

/// <summary>
/// The media side of a browser on a script: it checks, nominates, shakes hands and sends protected audio from whatever address it is told to have. Every
/// datagram leaves through <see cref="Send"/>.
/// </summary>
public sealed class BrowserPeer : IDtlsOwner, IDisposable
{
    private const uint Priority = 2_130_706_431;
    private readonly IDtlsFactory dtls;
    private readonly DtlsRole role;
    private readonly CertificateFingerprint expected;
    private IDtlsAssociation? association;
    private SrtpSender? sender;
    private SrtpReceiver? receiver;
    private ulong transaction;
    private ushort sequence;
    private uint timestamp;

    /// <param name="dtls">Its own end of handshakes.</param>
    /// <param name="role">Its own.</param>
    /// <param name="expected">Of the server's certificate.</param>
    public BrowserPeer(IDtlsFactory dtls, DtlsRole role, CertificateFingerprint expected)
    {
        this.dtls = dtls;
        this.role = role;
        this.expected = expected;
    }

    /// <summary>Its own in the handshake.</summary>
    public DtlsRole Role => role;

    /// <summary>From, to, datagram.</summary>
    public Action<NetAddress, NetAddress, byte[]> Send { get; set; } = (_, _, _) => { };

    /// <summary>Where it is.</summary>
    public NetAddress Address { get; set; }

    public NetAddress Server { get; set; }

    public IceCredentials Own { get; set; } = new("mine", "my-password-of-22-chars");

    public IceCredentials Servers { get; set; } = new("ours", "our-password-of-22-chars");

    public uint Ssrc { get; init; } = 0xB0;

    public byte PayloadType { get; set; }

    /// <summary>Checks that were answered with success.</summary>
    public int Answered { get; private set; }

    public bool IsSecured => sender != null;

    public string Failure { get; private set; } = "";

    /// <summary>RTP packets heard, without their protection.</summary>
    public List<byte[]> Heard { get; } = [];

    /// <summary>Likewise RTCP.</summary>
    public List<byte[]> Reports { get; } = [];

    /// <summary>Datagrams that were nothing it could read.</summary>
    public int Strange { get; private set; }

    /// <summary>Sends one connectivity check.</summary>
    public void Check(bool nominates, uint priority = Priority)
    {
        Span<byte> id = stackalloc byte[12];
        id.Clear();
        BinaryPrimitives.WriteUInt64BigEndian(id, ++transaction);
        byte[] room = new byte[StunWriter.MostBytes];
        StunWriter writer = new(room, StunClass.Request, id);
        writer.Add(StunAttribute.Username, Encoding.ASCII.GetBytes($"{Servers.Fragment}:{Own.Fragment}"));
        writer.Add(StunAttribute.IceControlling, 77UL);
        writer.Add(StunAttribute.Priority, priority);
        if (nominates)
        {
            writer.Add(StunAttribute.UseCandidate, []);
        }
        Send(Address, Server, room[..writer.Finish(Encoding.ASCII.GetBytes(Servers.Password))]);
    }

    /// <summary>Begins its part of the handshake, as soon as a check was answered.</summary>
    public void Shake(Now now)
    {
        if (association is null && dtls.TryOpen(role, expected, this, out association, out _))
        {
            association.Begin(now);
        }
    }

    public void Advance(Now now) => association?.Advance(now);

    public void Receive(ReadOnlySpan<byte> datagram, Now now)
    {
        if (StunMessage.IsStun(datagram))
        {
            bool isRead = StunMessage.TryParse(datagram, out StunMessage answer);
            bool isOurs = isRead && answer.Class == StunClass.Success && answer.IsAuthentic(Encoding.ASCII.GetBytes(Servers.Password));
            Answered += isOurs && answer.Mapped == Address ? 1 : 0;
            return;
        }
        if (datagram[0] is >= 20 and <= 63)
        {
            Shake(now);
            association?.Receive(datagram, now);
            return;
        }
        Open(datagram);
    }

    /// <summary>Sends 20 ms of audio.</summary>
    public void Speak(ReadOnlySpan<byte> payload, int samples = 160)
    {
        byte[] packet = new byte[RtpHeader.Bytes + payload.Length];
        RtpHeader.Write(packet, PayloadType, false, sequence++, timestamp, Ssrc);
        timestamp += (uint)samples;
        payload.CopyTo(packet.AsSpan(RtpHeader.Bytes));
        byte[] wire = new byte[packet.Length + SrtpSender.MostOverhead];
        Send(Address, Server, wire[..sender!.Protect(packet, wire)]);
    }

    /// <summary>Sends a report.</summary>
    public void Report(ReadOnlySpan<byte> packet)
    {
        byte[] wire = new byte[packet.Length + SrtpSender.MostOverhead];
        Send(Address, Server, wire[..sender!.ProtectControl(packet, wire)]);
    }

    public void Dispose()
    {
        association?.Dispose();
        sender?.Dispose();
        receiver?.Dispose();
    }

    void IDtlsOwner.Send(ReadOnlySpan<byte> datagram) => Send(Address, Server, datagram.ToArray());

    void IDtlsOwner.Agreed(SrtpSuite suite, ReadOnlySpan<byte> exported)
    {
        SrtpKeys keys = SrtpKeys.FromDtls(suite, role, exported);
        sender = new SrtpSender(keys.Suite, keys.Ours);
        receiver = new SrtpReceiver(keys.Suite, keys.Theirs);
    }

    void IDtlsOwner.Failed(string reason) => Failure = reason;

    private void Open(ReadOnlySpan<byte> datagram)
    {
        byte[] room = new byte[datagram.Length];
        bool isReport = RtpHeader.IsRtcp(datagram);
        int length = isReport ? receiver?.UnprotectControl(datagram, room) ?? 0 : receiver?.Unprotect(datagram, room) ?? 0;
        if (length == 0)
        {
            Strange++;
            return;
        }
        (isReport ? Reports : Heard).Add(room[..length]);
    }
}
