namespace Tandem.Media.Legs;

using Tandem.Foundation;
using Tandem.Media.Codecs;
using Tandem.Media.Dtmf;
using Tandem.Media.Rtp;

/// <summary>What goes out on a leg, with one SSRC and one sequence for its life, whoever speaks; and, on its right channel, into its recording.</summary>
internal sealed class LegSender(MediaContext context, LegWire wire, OutgoingStream stream) : IDisposable
{
    private Codec coder = CodecTable.Pcmu;

    public LegPlan Plan { get; private set; } = null!;

    public OutgoingStream Stream => stream;

    /// <summary>The leg's coder; one that keeps no state is everybody's.</summary>
    public Codec Coder => coder;

    public StereoRecording? Recording { get; set; }

    private uint ClockSteps => (uint)Plan.Codec.ClockSteps;

    public void Follow(LegPlan plan)
    {
        if (Plan is null || plan.Codec != Plan.Codec)
        {
            Dispose();
            coder = plan.Codec.ForLeg();
        }
        Plan = plan;
    }

    public void Dispose() => (coder as IDisposable)?.Dispose();

    /// <summary>As all timestamps here: in steps of 8 kHz, whatever the codec's clock.</summary>
    public uint NextTimestamp(Now now) => stream.NextTimestamp(now.Mono);

    /// <summary>20 ms of our own making: player or mixer.</summary>
    public void Speak(ReadOnlySpan<short> samples, uint timestamp, bool marker, Now now)
    {
        int length = coder.Encode(samples, context.Coded);
        Speak(samples, context.Coded[..length], timestamp, marker, now);
    }

    /// <summary>Likewise, encoded already.</summary>
    public void Speak(ReadOnlySpan<short> samples, ReadOnlySpan<byte> coded, uint timestamp, bool marker, Now now)
    {
        Recording?.Hear(false, stream.Ssrc, timestamp, samples);
        Send(coded, Plan.PayloadOut, marker, timestamp, now);
    }

    /// <summary>A telephone-event of our own making.</summary>
    public void SendKey(ReadOnlySpan<byte> payload, uint timestamp, bool first, Now now)
    {
        Span<byte> timed = stackalloc byte[TelephoneEvent.Bytes];
        TelephoneEvent.Retime(payload, timed, Plan.Codec.ClockSteps, 1);
        Send(timed, (byte)Plan.DigitsOut, first, timestamp, now);
    }

    /// <summary>The partner's audio, in our codec and our numbering.</summary>
    /// <param name="samples">The same decoded; empty unless <see cref="NeedsSamples"/>.</param>
    /// <param name="wide">The same at 16 kHz; empty unless <see cref="TakesWide"/>.</param>
    /// <param name="codec">What the payload is in.</param>
    public void Forward(
        in RtpHeader header,
        ReadOnlySpan<byte> payload,
        ReadOnlySpan<short> samples,
        ReadOnlySpan<short> wide,
        Codec codec,
        Now now
    )
    {
        Recording?.Hear(false, header.Ssrc, header.Timestamp, samples);
        if (codec == Plan.Codec)
        {
            Pass(header, payload, Plan.PayloadOut, now);
            return;
        }
        int length = wide.IsEmpty ? coder.Encode(samples, context.Coded) : coder.EncodeWide(wide, context.Coded);
        if (length == 0)
        {
            // Packets of a length that the codec has no frame for.
            stream.LeaveOut();
            return;
        }
        Pass(header, context.Coded[..length], Plan.PayloadOut, now);
    }

    /// <summary>What comes in that codec is coded anew, with its whole band.</summary>
    public bool TakesWide(Codec codec) => codec.IsWide && Plan.Codec.IsWide && codec != Plan.Codec;

    public bool NeedsSamples(Codec codec) => Recording != null || codec != Plan.Codec;

    /// <summary>The partner's key.</summary>
    public void ForwardKey(in RtpHeader header, ReadOnlySpan<byte> payload, Now now)
    {
        Span<byte> timed = stackalloc byte[TelephoneEvent.Bytes];
        TelephoneEvent.Retime(payload, timed, Plan.Codec.ClockSteps, 1);
        Pass(header, timed, (byte)Plan.DigitsOut, now);
    }

    /// <summary>A packet of the partner is not passed on.</summary>
    public void LeaveOut() => stream.LeaveOut();

    private void Pass(in RtpHeader header, ReadOnlySpan<byte> payload, byte type, Now now)
    {
        Span<byte> packet = context.Packet;
        stream.Map(header, now.Mono, payload.Length, out ushort sequence, out uint timestamp, out bool isNew);
        RtpHeader.Write(packet, type, header.Marker || isNew, sequence, timestamp * ClockSteps, stream.Ssrc);
        payload.CopyTo(packet[RtpHeader.Bytes..]);
        wire.SendRtp(packet[..(RtpHeader.Bytes + payload.Length)]);
    }

    private void Send(ReadOnlySpan<byte> payload, byte type, bool marker, uint timestamp, Now now)
    {
        Span<byte> packet = context.Packet;
        ushort sequence = stream.NextSequence(timestamp, now.Mono, payload.Length);
        RtpHeader.Write(packet, type, marker, sequence, timestamp * ClockSteps, stream.Ssrc);
        payload.CopyTo(packet[RtpHeader.Bytes..]);
        wire.SendRtp(packet[..(RtpHeader.Bytes + payload.Length)]);
    }
}
