namespace Tandem.Media.Sessions;

using Tandem.Foundation;
using Tandem.Media.Codecs;
using Tandem.Media.Dtmf;
using Tandem.Media.Recording;
using Tandem.Media.Rtcp;
using Tandem.Media.Rtp;

/// <summary>
/// One leg's media: what comes in is counted and goes to the partner, the recording and the ear for keys; what goes out has one SSRC and
/// one sequence for the leg's life, whoever speaks.
/// </summary>
internal sealed partial class MediaLeg
{
    private readonly MediaContext context;
    private readonly ReceptionStats reception = new();
    private readonly RtpPath path;
    private readonly NetAddress[] refused;
    private readonly TelephoneEventReceiver keys = new();
    private readonly OutgoingStream stream;
    private Codec coder;
    private Codec? otherCodec;
    private Codec? otherCoder;

    /// <summary>The seats of the two wheels.</summary>
    public WheelSeat FastSeat;
    public WheelSeat SlowSeat;

    /// <param name="context">What all legs share.</param>
    /// <param name="port">Its pair.</param>
    /// <param name="plan">What was agreed on.</param>
    /// <param name="stream">What it sends.</param>
    /// <param name="refused">Senders that are strangers to it.</param>
    /// <param name="now">The time.</param>
    public MediaLeg(MediaContext context, LegPort port, LegPlan plan, OutgoingStream stream, NetAddress[] refused, Now now)
    {
        this.refused = refused;
        this.context = context;
        this.stream = stream;
        Port = port;
        Plan = plan;
        coder = plan.Codec.ForLeg();
        path = new RtpPath(context.Limits, refused);
        reportPath = new RtcpPath(context.Limits, refused);
        Aim(now);
        lastHeard = now.Mono;
        nextReport = now.Mono + context.ReportDelay();
    }

    public LegPort Port { get; }

    public LegPlan Plan { get; private set; }

    /// <summary>The leg it is joined to.</summary>
    public MediaLeg? Partner { get; private set; }

    /// <summary>The recording of this leg: what it says on the left, what it hears on the right.</summary>
    public StereoRecording? Recording { get; set; }

    /// <summary>Wants the 20 ms tick: it plays, records, is in a room or sends keys.</summary>
    public bool IsBusy => sound != null || Recording != null || Room != null || digits is { IsIdle: false };

    public void Replan(LegPlan plan, Now now)
    {
        if (plan.Codec != Plan.Codec)
        {
            coder = plan.Codec.ForLeg();
        }
        Plan = plan;
        Aim(now);
        lastHeard = now.Mono;
        silentTold = false;
    }

    /// <summary>Goes on hearing where another worker heard the leg.</summary>
    public void Resume(in NetAddress heard, Now now) => path.Resume(heard, now.Mono);

    public void Join(MediaLeg other)
    {
        Partner = other;
        other.Partner = this;
    }

    public void Part()
    {
        if (Partner is { } other)
        {
            other.Partner = null;
            Partner = null;
        }
        LeaveRoom();
    }

    public void OnRtp(in NetAddress from, ReadOnlySpan<byte> packet, Now now)
    {
        if (!RtpHeader.TryParse(packet, out RtpHeader header))
        {
            return;
        }
        if (!path.Accept(from, header.Ssrc, header.Sequence, now.Mono))
        {
            return;
        }
        bool first = reception.Packets == 0;
        reception.Count(header, packet.Length, now.Mono);
        Heard(first, now);
        ReadOnlySpan<byte> payload = packet.Slice(header.PayloadStart, header.PayloadLength);
        if (header.PayloadType == Plan.DigitsIn)
        {
            OnKeyPacket(header, payload, now);
        }
        else if (Plan.CanReceive && Plan.CodecOf(header.PayloadType) is { } codec)
        {
            Pass(header, payload, codec, now);
        }
    }

    private void OnKeyPacket(in RtpHeader header, ReadOnlySpan<byte> payload, Now now)
    {
        if (keys.Take(header.Timestamp, payload, out char key, out int milliseconds))
        {
            context.Output.Emit(new Digit(Port, key, milliseconds));
        }
        if (Partner is { } other && other.Plan.DigitsOut >= 0 && other.MaySendForward)
        {
            other.SendMapped(header, payload, (byte)other.Plan.DigitsOut, now);
        }
    }

    // Decoded once, and only where somebody needs the samples.
    private void Pass(in RtpHeader header, ReadOnlySpan<byte> payload, Codec codec, Now now)
    {
        Span<short> samples = default;
        if (Recording != null || Room != null || Partner is { } other && other.NeedsSamples(codec))
        {
            samples = context.Samples[..DecoderOf(codec).Decode(payload, context.Samples)];
        }
        Recording?.Hear(true, header.Ssrc, header.Timestamp, samples);
        Room?.Hear(this, header.Ssrc, header.Timestamp, samples);
        Partner?.Forward(header, payload, samples, codec, now);
    }

    // The codec we send, as a rule; a peer may send another one that we listed.
    private Codec DecoderOf(Codec codec)
    {
        if (codec == Plan.Codec)
        {
            return coder;
        }
        if (codec != otherCodec)
        {
            otherCodec = codec;
            otherCoder = codec.ForLeg();
        }
        return otherCoder!;
    }

    private bool NeedsSamples(Codec codec) => Recording != null || codec != Plan.Codec;

    private bool MaySendForward => sound == null && Plan.CanSend && digits is null or { IsIdle: true };

    /// <summary>The partner's audio, in our codec and our numbering.</summary>
    private void Forward(in RtpHeader header, ReadOnlySpan<byte> payload, ReadOnlySpan<short> samples, Codec codec, Now now)
    {
        if (!MaySendForward)
        {
            return;
        }
        Recording?.Hear(false, header.Ssrc, header.Timestamp, samples);
        if (codec == Plan.Codec)
        {
            SendMapped(header, payload, Plan.PayloadOut, now);
            return;
        }
        Span<byte> coded = context.Coded;
        int length = coder.Encode(samples, coded);
        SendMapped(header, coded[..length], Plan.PayloadOut, now);
    }

    private void SendMapped(in RtpHeader header, ReadOnlySpan<byte> payload, byte type, Now now)
    {
        Span<byte> packet = context.Packet;
        stream.Map(header, now.Mono, payload.Length, out ushort sequence, out uint timestamp, out bool isNew);
        RtpHeader.Write(packet, type, header.Marker || isNew, sequence, timestamp, stream.Ssrc);
        payload.CopyTo(packet[RtpHeader.Bytes..]);
        context.Output.SendRtp(Port.Pair, path.Target, packet[..(RtpHeader.Bytes + payload.Length)]);
    }

    private void Aim(Now now)
    {
        path.Aim(Plan.Remote, Plan.Peer, now.Mono);
        reportPath.Aim(Plan.RemoteRtcp, Plan.Peer);
    }

    /// <summary>A packet of our own making.</summary>
    private void SendOwn(ReadOnlySpan<byte> payload, byte type, bool marker, uint timestamp, Now now)
    {
        Span<byte> packet = context.Packet;
        ushort sequence = stream.NextSequence(timestamp, now.Mono, payload.Length);
        RtpHeader.Write(packet, type, marker, sequence, timestamp, stream.Ssrc);
        payload.CopyTo(packet[RtpHeader.Bytes..]);
        context.Output.SendRtp(Port.Pair, path.Target, packet[..(RtpHeader.Bytes + payload.Length)]);
    }
}
