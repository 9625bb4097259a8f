namespace Tandem.Media.Tests;

using Tandem.Foundation;
using Tandem.Media.Codecs;
using Tandem.Media.Dtls;
using Tandem.Media.Legs;
using Tandem.Media.Playback;
using Tandem.Media.Recording;
using Tandem.Media.Rtp;

/// <summary>A media plane on virtual time, and all that leaves it.</summary>
internal sealed class PlaneRig : IMediaOutput
{
    public static readonly NetAddress Caller = NetAddress.FromV4(0x0A000002, 4000);
    public static readonly NetAddress Agent = NetAddress.FromV4(0x0A000003, 4000);
    public static readonly LegPort Left = new(1, 1);
    public static readonly LegPort Right = new(2, 1);
    private readonly List<(NetAddress To, byte[] Bytes)> sent = [];
    private long lastSound = BuiltInSound.FirstFree;
    private readonly List<(NetAddress To, byte[] Bytes)> reports = [];

    public PlaneRig(IDtlsFactory? dtls = null, MediaLimits? limits = null) =>
        Plane = new MediaPlane(limits ?? new MediaLimits(), this, 5, dtls);

    /// <summary>Called with every datagram that is sent from an RTP port.</summary>
    public Action<NetAddress, byte[]> Sent { get; set; } = (_, _) => { };

    public MediaPlane Plane { get; }

    public Now Now { get; private set; } = new(new Instant(TimeSpan.TicksPerSecond), 1_767_225_600_000_000);

    public List<MediaEvent> Events { get; } = [];

    public List<RecordingTap> Taps { get; } = [];

    public IEnumerable<byte[]> Rtcp => reports.Select(each => each.Bytes);

    public byte[][] RtcpTo(NetAddress to) => [.. reports.Where(each => each.To == to).Select(each => each.Bytes)];

    public byte[][] RtpTo(NetAddress to) => [.. sent.Where(each => each.To == to).Select(each => each.Bytes)];

    /// <summary>The sound's number at the plane.</summary>
    public long Given(Sound sound)
    {
        Plane.Keep(++lastSound, sound);
        return lastSound;
    }

    public void Join(Codec? left = null, Codec? right = null, int rightDigits = 101, Instant lent = default)
    {
        Plane.Handle(new Open(Left, 1, PlanOf(Caller, left ?? CodecTable.Pcmu, 101), lent), Now);
        Plane.Handle(new Open(Right, 1, PlanOf(Agent, right ?? CodecTable.Pcmu, rightDigits)), Now);
        Plane.Handle(new Connect(Left, 2, Right), Now);
    }

    /// <summary>A new agreement about the leg's direction.</summary>
    public void Plan(LegPort leg, MediaDirection direction)
    {
        LegPlan plan = PlanOf(leg == Left ? Caller : Agent, CodecTable.Pcmu, 101) with { Direction = direction };
        Plane.Handle(new Open(leg, 3, plan), Now);
    }

    public void Pass(int milliseconds)
    {
        Instant end = Now.Mono + TimeSpan.FromMilliseconds(milliseconds);
        while (Plane.NextWake.At <= end)
        {
            Instant next = Plane.NextWake.At;
            Now = next > Now.Mono ? Now.Plus(next - Now.Mono) : Now;
            Plane.OnDeadline(Now);
        }
        Now = Now.Plus(end - Now.Mono);
    }

    public void SendRtp(int pair, in NetAddress to, ReadOnlySpan<byte> packet)
    {
        sent.Add((to, packet.ToArray()));
        Sent(to, packet.ToArray());
    }

    public void SendRtcp(int pair, in NetAddress to, ReadOnlySpan<byte> packet) => reports.Add((to, packet.ToArray()));

    public void Emit(MediaEvent happened) => Events.Add(happened);

    public bool OpenTap(RecordingTap tap)
    {
        Taps.Add(tap);
        return true;
    }

    public static LegPlan PlanOf(NetAddress remote, Codec codec, int digits) =>
        new(
            remote,
            remote.WithPort(remote.Port + 1),
            codec,
            codec.PayloadType,
            codec.PayloadType,
            digits,
            digits,
            MediaDirection.SendRecv,
            false
        );

    public static byte[] Packet(ushort sequence, uint timestamp, uint ssrc, byte type = 0, byte[]? payload = null)
    {
        payload ??= new byte[160];
        byte[] packet = new byte[RtpHeader.Bytes + payload.Length];
        RtpHeader.Write(packet, type, false, sequence, timestamp, ssrc);
        payload.CopyTo(packet, RtpHeader.Bytes);
        return packet;
    }
}
