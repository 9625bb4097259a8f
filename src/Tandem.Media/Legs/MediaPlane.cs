namespace Tandem.Media.Legs;

using Tandem.Foundation;
using Tandem.Media.Dtls;
using Tandem.Media.Mixing;
using Tandem.Media.Playback;
using Tandem.Media.Recording;
using Tandem.Media.Rtp;

/// <summary>
/// All media of one worker: the legs it holds, by the number of their port pair. Pure: packets, orders and time in; packets, events and
/// recordings out through <see cref="IMediaOutput"/>.
/// </summary>
public sealed class MediaPlane
{
    private const int FastSlots = 5;
    private const int SlowSlots = 50;
    private static readonly SeatOf FastSeat = leg => ref leg.FastSeat;
    private static readonly SeatOf SlowSeat = leg => ref leg.SlowSeat;

    private readonly MediaContext context;
    private readonly IdlePairs idle;
    private readonly TickWheel fast = new(FastSlots, TimeSpan.FromMilliseconds(4));
    private readonly TickWheel slow = new(SlowSlots, TimeSpan.FromMilliseconds(20));
    private readonly SoundLibrary sounds = new();
    private readonly List<MediaLeg> ticking = [];
    private readonly Dictionary<long, MixRoom> rooms = [];
    private MediaLeg?[] legs = new MediaLeg?[256];

    /// <param name="limits">Every limit.</param>
    /// <param name="output">The way out.</param>
    /// <param name="seed">Of SSRCs, sequence numbers and report intervals.</param>
    /// <param name="dtls">Handshakes with browsers; null where there are none.</param>
    public MediaPlane(MediaLimits limits, IMediaOutput output, ulong seed, IDtlsFactory? dtls = null)
    {
        context = new MediaContext(limits, output, seed, dtls);
        idle = new IdlePairs(limits, output);
    }

    /// <summary>When <see cref="OnDeadline"/> wants to be called next.</summary>
    public Wake NextWake
    {
        get
        {
            Instant a = fast.Next;
            Instant b = slow.Next;
            Wake legs = a <= b ? new Wake(a, "audio frame") : new Wake(b, "media watch");
            return Wake.Earlier(Wake.Earlier(legs, new Wake(idle.Next, "noisy ports")), new Wake(context.Handshakes.Next, "handshakes"));
        }
    }

    /// <summary>Legs held.</summary>
    public int Count { get; private set; }

    /// <summary>Takes a sound to be played by its number, until <see cref="ForgetSound"/>.</summary>
    public void Keep(long number, Sound sound) => sounds.Keep(number, sound);

    public void Handle(MediaCommand command, Now now)
    {
        MediaLeg? leg = Find(command.Leg);
        switch (command)
        {
            case Open open:
                Opened(leg, open, now);
                return;
            case Adopt adopt:
                idle.Claim(adopt.Leg.Pair, default);
                Add(adopt.Leg, adopt.Snapshot.Plan, adopt.Snapshot, adopt.Snapshot.Refused, now);
                return;
            case ForgetSound forget:
                sounds.Forget(forget.Sound);
                return;
        }
        if (leg == null)
        {
            // The leg is gone, or was another's: an order that came late.
            Missed(command);
            return;
        }
        switch (command)
        {
            case Connect connect:
                Join(leg, connect, now);
                break;
            case Mix mix:
                Enter(leg, mix, now);
                break;
            case Disconnect:
                Part(leg);
                break;
            case Play play when sounds.Find(play.Sound) is { } sound:
                leg.Player.Play(sound, play.Loop, play.Id, now);
                Seat(leg, now);
                leg.FastTick(now);
                break;
            case PlayOver over when sounds.Find(over.Sound) is { } sound:
                leg.Player.PlayOver(sound, over.Id, now);
                Seat(leg, now);
                leg.FastTick(now);
                break;
            case Play or PlayOver:
                Missed(command);
                break;
            case StopPlay stop:
                leg.Player.Stop(stop.PlayId);
                break;
            case Record record:
                StartRecording(leg, record, now);
                break;
            case StopRecord:
                EndRecording(leg, now);
                break;
            case Listen listen:
                leg.Listen(listen, now);
                Seat(leg, now);
                break;
            case Judge:
                leg.Judge(now);
                Seat(leg, now);
                break;
            case SendDigits send:
                leg.SendKeys(send.Digits);
                Seat(leg, now);
                break;
            case Close close:
                leg.SayGoodbye(now);
                Remove(leg, now);
                context.Output.Emit(new Closed(close.Leg, close.Id, leg.Figures));
                break;
            case HandOver over:
                LegSnapshot snapshot = leg.Snapshot(now);
                Remove(leg, now);
                context.Output.Emit(new HandedOver(over.Leg, over.Id, over.ToWorker, snapshot));
                break;
        }
    }

    /// <summary>A datagram came to the pair's RTP port.</summary>
    public void OnRtp(int pair, in NetAddress from, ReadOnlySpan<byte> packet, Now now)
    {
        if ((uint)pair >= (uint)legs.Length || legs[pair] is not { } leg)
        {
            idle.Hear(pair, from, now.Mono);
            return;
        }
        if (packet.Length > context.Limits.PacketBytes)
        {
            return;
        }
        if (RtpHeader.IsRtcp(packet))
        {
            leg.OnRtcp(from, packet, now);
            return;
        }
        leg.OnRtp(from, packet, now);
    }

    /// <summary>A datagram came to the port of all browsers.</summary>
    public void OnShared(in NetAddress from, ReadOnlySpan<byte> packet, Now now)
    {
        if (packet.Length <= context.Limits.PacketBytes && context.Browsers.Find(from, packet) is { } leg)
        {
            leg.OnRtp(from, packet, now);
        }
    }

    /// <summary>A datagram came to the pair's RTCP port.</summary>
    public void OnRtcp(int pair, in NetAddress from, ReadOnlySpan<byte> packet, Now now)
    {
        if ((uint)pair >= (uint)legs.Length || legs[pair] is not { } leg)
        {
            idle.Hear(pair, from, now.Mono);
        }
        else if (packet.Length <= context.Limits.PacketBytes)
        {
            leg.OnRtcp(from, packet, now);
        }
    }

    /// <summary>Plays, records, reports and listens for silence: everything that is due.</summary>
    public void OnDeadline(Now now)
    {
        while (fast.TakeDue(now.Mono) is { } due)
        {
            ticking.AddRange(due);
            foreach (MediaLeg leg in ticking)
            {
                Tick(leg, now);
            }
            ticking.Clear();
        }
        while (slow.TakeDue(now.Mono) is { } due)
        {
            foreach (MediaLeg leg in due)
            {
                leg.SlowTick(now);
            }
        }
        context.Handshakes.OnDeadline(now);
        idle.OnDeadline(now.Mono);
    }

    private void Tick(MediaLeg leg, Now now)
    {
        leg.FastTick(now);
        if (leg.Recording is { Tap.HasFailed: true })
        {
            EndRecording(leg, now);
        }
        if (!leg.IsBusy)
        {
            fast.Remove(ref leg.FastSeat, FastSeat);
        }
    }

    private MediaLeg? Find(LegPort port) =>
        (uint)port.Pair < (uint)legs.Length && legs[port.Pair] is { } leg && leg.Port == port ? leg : null;

    private void Opened(MediaLeg? leg, Open open, Now now)
    {
        if (leg == null)
        {
            Add(open.Leg, open.Plan, null, idle.Claim(open.Leg.Pair, open.Lent), now);
        }
        else
        {
            leg.Replan(open.Plan, now);
        }
    }

    private void Add(LegPort port, LegPlan plan, LegSnapshot? before, NetAddress[] refused, Now now)
    {
        if (port.Pair >= legs.Length)
        {
            Array.Resize(ref legs, Math.Max(port.Pair + 1, legs.Length * 2));
        }
        if (legs[port.Pair] is { } stale)
        {
            if (stale.Port.Generation >= port.Generation)
            {
                return;
            }
            Remove(stale, now);
        }
        OutgoingStream stream =
            before == null
                ? new OutgoingStream((uint)context.Prng.Next(), (ushort)context.Prng.Next(), (uint)context.Prng.Next())
                : new OutgoingStream(before.Ssrc, (ushort)(before.Sequence + 1), before.Timestamp);
        MediaLeg leg = new(context, port, plan, stream, refused, now);
        if (before != null)
        {
            leg.Resume(before, now);
        }
        legs[port.Pair] = leg;
        Count++;
        slow.Add(leg, ref leg.SlowSeat, now.Mono);
    }

    private void Join(MediaLeg leg, Connect connect, Now now)
    {
        if (Find(connect.Other) is not { } other)
        {
            context.Output.Emit(new Failed(connect.Leg, connect.Id, "the other leg is gone"));
            return;
        }
        Part(leg);
        Part(other);
        leg.Player.Stop(0);
        other.Player.Stop(0);
        leg.Join(other);
        context.Output.Emit(new Connected(connect.Leg, connect.Id, connect.Other));
    }

    private void Enter(MediaLeg leg, Mix order, Now now)
    {
        Part(leg);
        leg.Player.Stop(0);
        if (!rooms.TryGetValue(order.Room, out MixRoom? room))
        {
            room = new MixRoom(order.Room, context.Limits.CatchUpFrames, now.Mono);
            rooms.Add(order.Room, room);
        }
        leg.Enter(room, order.Voice, now);
        Seat(leg, now);
        context.Output.Emit(new Mixed(order.Leg, order.Id, order.Room));
    }

    private void Part(MediaLeg leg)
    {
        MixRoom? room = leg.Room;
        leg.Part();
        if (room is { Count: 0 })
        {
            rooms.Remove(room.Number);
        }
    }

    private void StartRecording(MediaLeg leg, Record order, Now now)
    {
        RecordingTap tap = new(order.Recording, context.Limits.TapSeconds);
        if (leg.Recording != null || !context.Output.OpenTap(tap))
        {
            tap.Complete();
            context.Output.Emit(new Recorded(order.Leg, order.Id, order.Recording, RecordOutcome.Failed, 0));
            return;
        }
        leg.Recording = new StereoRecording(tap, order.Leg, order.Id, now.Mono);
        Seat(leg, now);
    }

    private void EndRecording(MediaLeg leg, Now now)
    {
        if (leg.Recording is not { } recording)
        {
            return;
        }
        recording.Advance(now.Mono);
        leg.Recording = null;
        recording.Tap.Complete();
        RecordOutcome outcome = recording.Tap.HasFailed ? RecordOutcome.Failed : RecordOutcome.Finished;
        context.Output.Emit(new Recorded(recording.Owner, recording.Id, recording.Tap.Recording, outcome, recording.Milliseconds));
    }

    private void Remove(MediaLeg leg, Now now)
    {
        leg.Player.Stop(0);
        EndRecording(leg, now);
        Part(leg);
        fast.Remove(ref leg.FastSeat, FastSeat);
        slow.Remove(ref leg.SlowSeat, SlowSeat);
        leg.Dispose();
        legs[leg.Port.Pair] = null;
        idle.Released(leg.Port, now.Mono);
        Count--;
    }

    private void Seat(MediaLeg leg, Now now)
    {
        if (leg.IsBusy)
        {
            fast.Add(leg, ref leg.FastSeat, now.Mono);
        }
    }

    // Every Play and Record ends in exactly one event, even when its leg was gone before it came, or nobody knows the sound.
    private void Missed(MediaCommand command)
    {
        switch (command)
        {
            case Play play:
                context.Output.Emit(new Played(play.Leg, play.Id, PlayOutcome.Failed));
                break;
            case PlayOver over:
                context.Output.Emit(new Played(over.Leg, over.Id, PlayOutcome.Failed));
                break;
            case Record record:
                context.Output.Emit(new Recorded(record.Leg, record.Id, record.Recording, RecordOutcome.Failed, 0));
                break;
            case Connect connect:
                context.Output.Emit(new Failed(connect.Leg, connect.Id, "the leg is gone"));
                break;
            case Mix mix:
                context.Output.Emit(new Failed(mix.Leg, mix.Id, "the leg is gone"));
                break;
            case Close close:
                context.Output.Emit(new Closed(close.Leg, close.Id, LegStats.None));
                break;
        }
    }
}
