namespace Tandem.Media.Legs;

using Tandem.Foundation;

/// <summary>
/// Legs that want a tick at a fixed interval, spread over its slots so that no moment has all of them. Adding and removing is O(1), and a
/// tick touches only the legs of its slot.
/// </summary>
internal sealed class TickWheel(int slots, TimeSpan slot)
{
    private readonly List<MediaLeg>[] members = Make(slots);
    private Instant next = Instant.Never;
    private int at;
    private int count;

    public TimeSpan Round => slot * slots;

    /// <summary>When the next slot that has members is due.</summary>
    public Instant Next
    {
        get
        {
            if (count == 0)
            {
                return Instant.Never;
            }
            int ahead = 0;
            while (members[(at + ahead) % slots].Count == 0)
            {
                ahead++;
            }
            return next + slot * ahead;
        }
    }

    public void Add(MediaLeg leg, ref WheelSeat seat, Instant now)
    {
        if (seat.IsTaken)
        {
            return;
        }
        if (count++ == 0)
        {
            next = now + slot;
        }
        int index = leg.Port.Pair % slots;
        seat = new WheelSeat(index, members[index].Count);
        members[index].Add(leg);
    }

    /// <summary>Takes the leg out; the last of its slot moves into its place.</summary>
    public void Remove(ref WheelSeat seat, SeatOf seatOf)
    {
        if (!seat.IsTaken)
        {
            return;
        }
        List<MediaLeg> list = members[seat.Slot];
        MediaLeg last = list[^1];
        seatOf(last) = seat;
        list[seat.Position] = last;
        list.RemoveAt(list.Count - 1);
        seat = default;
        count--;
    }

    /// <summary>The members of the slot that is due, or null when none is.</summary>
    public List<MediaLeg>? TakeDue(Instant now)
    {
        if (count == 0 || next > now)
        {
            return null;
        }
        if (now - next > Round)
        {
            // Too late to catch up slot by slot: the members see by the time what they have missed.
            next = now - Round;
        }
        List<MediaLeg> due = members[at];
        at = (at + 1) % slots;
        next += slot;
        return due;
    }

    private static List<MediaLeg>[] Make(int slots)
    {
        List<MediaLeg>[] made = new List<MediaLeg>[slots];
        for (int i = 0; i < slots; i++)
        {
            made[i] = [];
        }
        return made;
    }
}

/// <summary>Where a leg keeps its seat of one wheel.</summary>
internal delegate ref WheelSeat SeatOf(MediaLeg leg);

/// <summary>A leg's place in a wheel; the default is none.</summary>
internal readonly record struct WheelSeat
{
    private readonly int positionPlusOne;

    public WheelSeat(int slot, int position)
    {
        Slot = slot;
        positionPlusOne = position + 1;
    }

    public int Slot { get; }

    public int Position => positionPlusOne - 1;

    public bool IsTaken => positionPlusOne != 0;
}
