namespace Tandem.Media.Legs;

using Tandem.Foundation;
using Tandem.Media.Codecs;
using Tandem.Media.Dtmf;
using Tandem.Media.Mixing;
using Tandem.Media.Playback;
using Tandem.Media.Rtp;

/// <summary>
/// One leg's media: what comes in is counted and goes to the partner or the room, the recording and the ear for keys; what goes out comes from
/// them, from the player or from us as keys.
/// </summary>
internal sealed class MediaLeg : IMixMember, IDisposable
{
    private readonly MediaContext context;
    private readonly RtpPath path;
    private readonly NetAddress[] refused;
    private readonly LegWire wire;
    private readonly TelephoneEventReceiver keys = new();
    private readonly LegSender sender;
    private readonly LegReports reports;
    private readonly LegSilence silence;
    private readonly LegEar ear;
    private DigitSender? digits;
    private readonly LegDecoder decoder;
    private readonly StreamClock clock = new();
    private uint mixTimestamp;
    private bool mixMarker;

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
        this.context = context;
        this.refused = refused;
        Port = port;
        path = new RtpPath(context.Limits, refused);
        wire = new LegWire(context, port, path);
        sender = new LegSender(context, wire, stream);
        Player = new LegPlayer(context, port, sender);
        reports = new LegReports(context, port, path, wire, stream, refused, now);
        silence = new LegSilence(context, port, now);
        ear = new LegEar(context, port);
        decoder = new LegDecoder(context);
        Replan(plan, now);
    }

    public LegPort Port { get; }

    public LegPlan Plan => sender.Plan;

    public LegPlayer Player { get; }

    /// <summary>The leg it is joined to.</summary>
    public MediaLeg? Partner { get; private set; }

    /// <summary>The room it is in.</summary>
    public MixRoom? Room { get; private set; }

    /// <summary>The recording of this leg: what it says on the left, what it hears on the right.</summary>
    public StereoRecording? Recording
    {
        get => sender.Recording;
        set => sender.Recording = value;
    }

    public LegStats Figures => reports.Figures;

    /// <summary>Wants the 20 ms tick: it plays, records, is in a room, sends keys or is waited for to pause.</summary>
    public bool IsBusy => Player.IsPlaying || Recording != null || Room != null || digits is { IsIdle: false } || ear.IsWatching;

    // The player and keys of ours go first.
    private bool TakesForwarded => !Player.IsPlaying && Plan.CanSend && digits is null or { IsIdle: true };

    public LegSnapshot Snapshot(Now now) =>
        new(Plan, sender.Stream.Ssrc, sender.Stream.LastSequence, sender.NextTimestamp(now), path.Current, refused, Figures)
        {
            Protection = wire.Guard?.State,
        };

    public void Replan(LegPlan plan, Now now)
    {
        wire.Guard = LegGuard.For(wire.Guard, plan.Protection, context, this, now);
        sender.Follow(plan);
        path.Aim(plan.Remote, plan.Peer, now.Mono);
        reports.Aim(plan);
        silence.Begin(now);
    }

    /// <summary>Goes on where another worker was.</summary>
    public void Resume(LegSnapshot before, Now now)
    {
        path.Resume(before.Heard, now.Mono);
        if (before.Protection is { } state)
        {
            wire.Guard?.Resume(state);
        }
    }

    public void Join(MediaLeg other)
    {
        Partner = other;
        other.Partner = this;
        ear.End();
        other.ear.End();
        sender.LeaveOut();
        other.sender.LeaveOut();
    }

    public void Enter(MixRoom room, MixVoice voice, Now now)
    {
        Room = room;
        ear.End();
        mixTimestamp = sender.NextTimestamp(now);
        mixMarker = true;
        room.Enter(this, voice);
    }

    /// <summary>Out of bridge and room.</summary>
    public void Part()
    {
        if (Partner is { } other)
        {
            other.Partner = null;
            Partner = null;
        }
        Room?.Leave(this);
        Room = null;
    }

    public void OnRtp(in NetAddress from, ReadOnlySpan<byte> packet, Now now)
    {
        if (wire.Guard is { } guard)
        {
            OnGuarded(guard, from, packet, now);
        }
        else if (RtpHeader.TryParse(packet, out RtpHeader header) && path.Accept(from, header.Ssrc, header.Sequence, now.Mono))
        {
            Take(header, packet, now);
        }
    }

    public void OnRtcp(in NetAddress from, ReadOnlySpan<byte> packet, Now now)
    {
        if (wire.Guard is { } guard)
        {
            OnGuarded(guard, from, packet, now);
        }
        else
        {
            reports.Take(from, packet, false, now);
        }
    }

    // Protected: what it is is known when it is open; on the browsers' port it may also be a check, or part of a handshake.
    private void OnGuarded(LegGuard guard, in NetAddress from, ReadOnlySpan<byte> datagram, Now now)
    {
        Opening what = guard.Open(from, datagram, context.Opened, now, out int length);
        ReadOnlySpan<byte> packet = context.Opened[..length];
        if (what == Opening.Control)
        {
            reports.Take(from, packet, guard.KnowsPeer, now);
        }
        else if (
            what == Opening.Media
            && RtpHeader.TryParse(packet, out RtpHeader header)
            && (guard.KnowsPeer || path.Accept(from, header.Ssrc, header.Sequence, now.Mono))
        )
        {
            Take(header, packet, now);
        }
    }

    private void Take(in RtpHeader header, ReadOnlySpan<byte> packet, Now now)
    {
        reports.Reception.Count(header, packet.Length, now.Mono);
        silence.Heard(reports.Reception.Packets == 1, now);
        ReadOnlySpan<byte> payload = packet.Slice(header.PayloadStart, header.PayloadLength);
        if (Plan.CanReceive && Plan.CodecOf(header.PayloadType) is { } codec)
        {
            Pass(clock.InSteps(header, codec.ClockSteps), payload, codec, now);
        }
        else if (header.PayloadType == Plan.DigitsIn)
        {
            OnKeyPacket(clock.InSteps(header, Plan.Codec.ClockSteps), payload, now);
        }
        else
        {
            // Comfort noise, say: the partner's stream closes up.
            Partner?.sender.LeaveOut();
        }
    }

    public void Listen(Listen order, Now now) => ear.Begin(order, Plan, now);

    public void Judge(Now now) => ear.Judge(now.Mono);

    public void SendKeys(string text)
    {
        if (Plan.DigitsOut >= 0)
        {
            digits ??= new DigitSender(context.Limits.Digits);
            digits.Add(text);
        }
    }

    /// <summary>Everything due every 20 ms.</summary>
    public void FastTick(Now now)
    {
        if (digits is { IsIdle: false })
        {
            SendKeyPacket(now);
        }
        Player.Advance(now);
        Room?.Advance(now);
        Recording?.Advance(now.Mono);
        ear.Look(now.Mono);
    }

    /// <summary>Once a second.</summary>
    public void SlowTick(Now now)
    {
        silence.Look(Plan, now);
        wire.Guard?.Look(now);
        reports.Advance(Plan, now);
    }

    /// <summary>The leg is no more, here.</summary>
    public void Dispose()
    {
        wire.Guard?.Dispose();
        sender.Dispose();
        decoder.Dispose();
    }

    /// <summary>The leg is over, and not only gone to another worker.</summary>
    public void SayGoodbye(Now now) => reports.SayGoodbye(Plan, now);

    /// <summary>What the room has for this leg: 20 ms. Left out while the leg is played something, its time goes on.</summary>
    void IMixMember.Hear(ReadOnlySpan<short> samples, Now now)
    {
        bool takes = TakesForwarded;
        if (takes)
        {
            sender.Speak(samples, mixTimestamp, mixMarker, now);
        }
        mixMarker = !takes;
        mixTimestamp += Sound.FrameSamples;
    }

    private void SendKeyPacket(Now now)
    {
        Span<byte> payload = stackalloc byte[TelephoneEvent.Bytes];
        if (digits!.Next(sender.NextTimestamp(now), payload, out uint timestamp, out bool first))
        {
            sender.SendKey(payload, timestamp, first, now);
        }
    }

    private void OnKeyPacket(in RtpHeader header, ReadOnlySpan<byte> said, Now now)
    {
        if (said.Length < TelephoneEvent.Bytes)
        {
            Partner?.sender.LeaveOut();
            return;
        }
        Span<byte> payload = stackalloc byte[TelephoneEvent.Bytes];
        TelephoneEvent.Retime(said, payload, 1, Plan.Codec.ClockSteps);
        ear.HasEvents();
        if (keys.Take(header.Timestamp, payload, out char key, out int milliseconds))
        {
            context.Output.Emit(new Digit(Port, key, milliseconds));
        }
        if (Partner is not { } other)
        {
            return;
        }
        if (other.Plan.DigitsOut >= 0 && other.TakesForwarded)
        {
            other.sender.ForwardKey(header, payload, now);
        }
        else
        {
            other.sender.LeaveOut();
        }
    }

    // Decoded once, and only where somebody needs the samples.
    private void Pass(in RtpHeader header, ReadOnlySpan<byte> payload, Codec codec, Now now)
    {
        MediaLeg? to = Partner is { TakesForwarded: true } other ? other : null;
        if (!(Recording != null || Room != null || ear.IsOn || to != null && to.sender.NeedsSamples(codec)))
        {
            Deliver(to, header, payload, default, default, codec, now);
            return;
        }
        Codec coder = decoder.CoderOf(codec, sender);
        int missing = decoder.Missing(header, codec);
        if (missing < 0)
        {
            return;
        }
        bool isWide = to != null && to.sender.TakesWide(codec);
        for (int left = missing; left > 0; left--)
        {
            decoder.Mend(coder, payload, left == 1, isWide);
            MakeUp(to, header, left, codec, now);
        }
        decoder.Decode(coder, payload, isWide);
        Deliver(to, header, payload, decoder.Samples, decoder.Wide, codec, now);
    }

    // What was lost so many packets before this one. A partner with the same codec makes it up itself.
    private void MakeUp(MediaLeg? to, in RtpHeader header, int before, Codec codec, Now now)
    {
        RtpHeader lost = header with
        {
            Sequence = (ushort)(header.Sequence - before),
            Timestamp = header.Timestamp - (uint)(before * decoder.Samples.Length),
        };
        bool passesOn = to != null && to.Plan.Codec != codec;
        if (to != null && !passesOn)
        {
            to.Recording?.Hear(false, lost.Ssrc, lost.Timestamp, decoder.Samples);
        }
        Deliver(passesOn ? to : null, lost, default, decoder.Samples, decoder.Wide, codec, now, to == null);
    }

    private void Deliver(
        MediaLeg? to,
        in RtpHeader header,
        ReadOnlySpan<byte> payload,
        ReadOnlySpan<short> samples,
        ReadOnlySpan<short> wide,
        Codec codec,
        Now now,
        bool isLeftOut = true
    )
    {
        ear.Hear(samples, now.Mono);
        Recording?.Hear(true, header.Ssrc, header.Timestamp, samples);
        Room?.Hear(this, header.Ssrc, header.Timestamp, samples);
        if (to != null)
        {
            to.sender.Forward(header, payload, samples, wide, codec, now);
        }
        else if (isLeftOut)
        {
            Partner?.sender.LeaveOut();
        }
    }
}
