namespace Tandem.Media.Mixing;

using Tandem.Foundation;
using Tandem.Media.Jitter;

/// <summary>Who is in a room.</summary>
internal interface IMixMember
{
    LegPort Port { get; }

    /// <summary>20 ms of all the others.</summary>
    void Hear(ReadOnlySpan<short> samples, Now now);
}

/// <summary>
/// Legs that hear each other, all but themselves; one may be heard by a single other only, or by nobody. A frame of 20 ms at a time, for everybody at the
/// same moment. Pure.
/// </summary>
internal sealed class MixRoom
{
    private static readonly TimeSpan FrameTime = TimeSpan.FromMilliseconds(20);

    private readonly List<Seat> seats = [];
    private readonly int[] sum = new int[JitterBuffer.FrameSamples];
    private readonly int[] others = new int[JitterBuffer.FrameSamples];
    private readonly short[] mixed = new short[JitterBuffer.FrameSamples];
    private readonly int catchUp;
    private Instant next;

    /// <param name="number">Which room of its plane.</param>
    /// <param name="catchUpFrames">A late tick sends so many frames at once; what is older is left out.</param>
    /// <param name="now">The first frame's time.</param>
    public MixRoom(long number, int catchUpFrames, Instant now)
    {
        Number = number;
        catchUp = catchUpFrames;
        next = now;
    }

    public long Number { get; }

    public int Count => seats.Count;

    public void Enter(IMixMember member, MixVoice voice) => seats.Add(new Seat(member, voice));

    public void Leave(IMixMember member) => seats.RemoveAll(each => each.Member == member);

    /// <summary>A packet's audio of one member.</summary>
    public void Hear(IMixMember from, uint ssrc, uint timestamp, ReadOnlySpan<short> samples)
    {
        foreach (Seat seat in seats)
        {
            if (seat.Member == from && !seat.Voice.IsSilent)
            {
                seat.Buffer.Put(ssrc, timestamp, samples);
                return;
            }
        }
    }

    /// <summary>Mixes and sends as many frames as are due; any member's tick may ask.</summary>
    public void Advance(Now now)
    {
        if (now.Mono - next > FrameTime * catchUp)
        {
            next = now.Mono - FrameTime * (catchUp - 1);
        }
        while (next <= now.Mono)
        {
            Mix(now);
            next += FrameTime;
        }
    }

    private void Mix(Now now)
    {
        Array.Clear(sum);
        foreach (Seat seat in seats)
        {
            seat.IsHeard = !seat.Voice.IsSilent && seat.Buffer.Take(seat.Frame);
            if (seat is { IsHeard: true, Voice.ToAll: true })
            {
                Add(seat.Frame, sum);
            }
        }
        foreach (Seat seat in seats)
        {
            sum.CopyTo(others, 0);
            if (seat is { IsHeard: true, Voice.ToAll: true })
            {
                Subtract(seat.Frame, others);
            }
            AddWhispers(seat.Member.Port);
            for (int i = 0; i < mixed.Length; i++)
            {
                mixed[i] = (short)Math.Clamp(others[i], short.MinValue, short.MaxValue);
            }
            seat.Member.Hear(mixed, now);
        }
    }

    private void AddWhispers(LegPort to)
    {
        foreach (Seat seat in seats)
        {
            if (seat.IsHeard && seat.Voice.To == to)
            {
                Add(seat.Frame, others);
            }
        }
    }

    private static void Add(short[] frame, int[] to)
    {
        for (int i = 0; i < to.Length; i++)
        {
            to[i] += frame[i];
        }
    }

    private static void Subtract(short[] frame, int[] from)
    {
        for (int i = 0; i < from.Length; i++)
        {
            from[i] -= frame[i];
        }
    }

    private sealed class Seat(IMixMember member, MixVoice voice)
    {
        public IMixMember Member { get; } = member;

        public MixVoice Voice { get; } = voice;

        public JitterBuffer Buffer { get; } = new();

        public short[] Frame { get; } = new short[JitterBuffer.FrameSamples];

        public bool IsHeard { get; set; }
    }
}
