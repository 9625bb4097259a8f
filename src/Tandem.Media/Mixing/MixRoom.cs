namespace Tandem.Media.Mixing;

using Tandem.Foundation;
using Tandem.Media.Jitter;

/// <summary>Who is in a room.</summary>
internal interface IMixMember
{
    /// <summary>20 ms of all the others.</summary>
    void Hear(ReadOnlySpan<short> samples, Now now);
}

/// <summary>
/// Legs that hear each other, all but themselves; one that does not speak only listens. A frame of 20 ms at a time, for everybody at the
/// same moment. Pure.
/// </summary>
internal sealed class MixRoom
{
    private static readonly TimeSpan FrameTime = TimeSpan.FromMilliseconds(20);

    private readonly List<Seat> seats = [];
    private readonly int[] sum = new int[JitterBuffer.FrameSamples];
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

    public void Enter(IMixMember member, bool speaks) => seats.Add(new Seat(member, speaks));

    public void Leave(IMixMember member) => seats.RemoveAll(each => each.Member == member);

    /// <summary>A packet's audio of one member.</summary>
    public void Hear(IMixMember from, uint ssrc, uint timestamp, ReadOnlySpan<short> samples)
    {
        foreach (Seat seat in seats)
        {
            if (seat.Member == from && seat.Speaks)
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
            seat.IsHeard = seat.Speaks && seat.Buffer.Take(seat.Frame);
            if (seat.IsHeard)
            {
                for (int i = 0; i < sum.Length; i++)
                {
                    sum[i] += seat.Frame[i];
                }
            }
        }
        foreach (Seat seat in seats)
        {
            for (int i = 0; i < sum.Length; i++)
            {
                int others = seat.IsHeard ? sum[i] - seat.Frame[i] : sum[i];
                mixed[i] = (short)Math.Clamp(others, short.MinValue, short.MaxValue);
            }
            seat.Member.Hear(mixed, now);
        }
    }

    private sealed class Seat(IMixMember member, bool speaks)
    {
        public IMixMember Member { get; } = member;

        public bool Speaks { get; } = speaks;

        public JitterBuffer Buffer { get; } = new();

        public short[] Frame { get; } = new short[JitterBuffer.FrameSamples];

        public bool IsHeard { get; set; }
    }
}
