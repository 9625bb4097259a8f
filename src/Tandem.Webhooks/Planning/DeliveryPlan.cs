namespace Tandem.Webhooks.Planning;

using Tandem.Core.Contract.Events;
using Tandem.Webhooks.Contract;

/// <summary>
/// Decides what is sent next to one subscriber, and what becomes of a try. Events of a lane go in order; a failed one holds up its lane alone. It and
/// those behind it are then held, so that the cursor goes on; when too many are held, or the receiver takes nothing, all wait in the log.
/// Times are Unix microseconds.
/// </summary>
public sealed class DeliveryPlan(WebhookLimits limits)
{
    private readonly RetryPlan retries = new(limits.FirstPause, limits.LongestPause);
    private readonly Dictionary<long, Delivery> unsettled = [];
    private readonly Dictionary<Lane, LaneLine> lanes = [];
    private readonly SortedSet<(long Next, long Id)> turns = [];
    private readonly SortedSet<long> window = [];
    private readonly SortedDictionary<long, Delivery> ahead = [];
    private readonly PlanChanges changes = new();
    private long readTo;
    private int held;
    private int underWay;

    public Circuit Circuit { get; } = new(new RetryPlan(limits.FirstPause, limits.LongestPause), limits.OpenAfter);

    /// <summary>Every event up to it is settled, held or not wanted.</summary>
    public long Cursor => window.Count > 0 ? window.Min - 1 : readTo;

    /// <summary>The last event that was offered or passed over.</summary>
    public long ReadTo => readTo;

    /// <summary>Another event may be offered.</summary>
    public bool HasRoom => window.Count < limits.Window;

    /// <summary>Another event may be sent again; half of the room is left to those that fail.</summary>
    public bool HasRoomToReplay => held < limits.Held / 2;

    public int UnderWay => underWay;

    /// <summary>Not settled yet, the held ones among them.</summary>
    public int Waiting => unsettled.Count + ahead.Count;

    public int Held => held;

    /// <summary>What is to be kept and is not yet.</summary>
    public PlanChanges Changes => changes;

    /// <summary>When <see cref="Take"/> may have something that it has not now; <see cref="long.MaxValue"/> when nothing waits for a time.</summary>
    public long NextMicros =>
        turns.Count == 0 || (Circuit.IsOpen && underWay > 0) ? long.MaxValue : Math.Max(turns.Min.Next, Circuit.UntilMicros);

    /// <summary>Begins after that event.</summary>
    public void Begin(long cursor) => readTo = cursor;

    /// <summary>The next wanted event of the log.</summary>
    public void Offer(Event happened, long nowMicros)
    {
        PassOver(happened.Id);
        if (unsettled.ContainsKey(happened.Id))
        {
            return;
        }
        Delivery delivery = new(happened) { NextMicros = nowMicros };
        bool isBehindHeld = lanes.TryGetValue(delivery.Lane, out LaneLine? line) && line.All.Any(each => each.IsHeld);
        window.Add(delivery.Id);
        Place(delivery);
        if (isBehindHeld)
        {
            Hold(delivery);
        }
    }

    /// <summary>Events up to that one are not wanted.</summary>
    public void PassOver(long id)
    {
        readTo = Math.Max(readTo, id);
        while (ahead.Count > 0 && ahead.First() is var first && first.Key <= readTo)
        {
            ahead.Remove(first.Key);
            Place(first.Value);
        }
    }

    /// <summary>An event of before, once more.</summary>
    public void Replay(Event happened, long nowMicros)
    {
        if (!unsettled.ContainsKey(happened.Id))
        {
            Delivery delivery = new(happened) { NextMicros = nowMicros };
            Place(delivery);
            Hold(delivery);
        }
    }

    /// <summary>A held event, as it was kept. One beyond the cursor waits until the log is read up to it: others of its lane may come before.</summary>
    public void Restore(Event happened, int attempts, long firstMicros, long nextMicros)
    {
        Delivery delivery = new(happened)
        {
            Attempts = attempts,
            FirstMicros = firstMicros,
            NextMicros = nextMicros,
            IsHeld = true,
            IsSaved = true,
        };
        held++;
        if (delivery.Id > readTo)
        {
            ahead.Add(delivery.Id, delivery);
        }
        else
        {
            Place(delivery);
        }
    }

    /// <summary>What is to be sent now; null when nothing is. It is under way until <see cref="Settle"/>.</summary>
    public Delivery? Take(long nowMicros)
    {
        if (turns.Count == 0 || underWay >= limits.UnderWay || turns.Min.Next > nowMicros || !Circuit.Admits(nowMicros, underWay))
        {
            return null;
        }
        (long Next, long Id) turn = turns.Min;
        turns.Remove(turn);
        Delivery delivery = unsettled[turn.Id];
        delivery.State = DeliveryState.UnderWay;
        underWay++;
        return delivery;
    }

    /// <summary>What came of a delivery that was under way.</summary>
    /// <param name="chance">From 0 to 1, for pauses.</param>
    public void Settle(Delivery delivery, AttemptResult result, long nowMicros, double chance)
    {
        underWay--;
        if (delivery.State != DeliveryState.UnderWay)
        {
            // Everything was dropped meanwhile.
            return;
        }
        delivery.Attempts++;
        delivery.FirstMicros = delivery.FirstMicros == 0 ? nowMicros : delivery.FirstMicros;
        delivery.Why = result.Why;
        if (result.IsDelivered)
        {
            Succeed(delivery, nowMicros);
        }
        else
        {
            Fail(delivery, result.RetryAfter, nowMicros, chance);
        }
    }

    /// <summary>Gives up what is too old, where a receiver has taken nothing for as long.</summary>
    public void GiveUpOld(long nowMicros)
    {
        if (!Circuit.IsOpen || nowMicros - Circuit.FailingSinceMicros < Micros(limits.GiveUp))
        {
            return;
        }
        foreach (Delivery old in unsettled.Values.Where(each => IsTooOld(each, nowMicros)).OrderBy(each => each.Id).ToArray())
        {
            GiveUp(old, nowMicros);
        }
    }

    /// <summary>All that waits may be tried now.</summary>
    public void TryNow(long nowMicros)
    {
        Circuit.TryNow();
        foreach (Delivery delivery in unsettled.Values.Concat(ahead.Values).Where(each => each.NextMicros > nowMicros).ToArray())
        {
            if (turns.Remove((delivery.NextMicros, delivery.Id)))
            {
                turns.Add((nowMicros, delivery.Id));
            }
            delivery.NextMicros = nowMicros;
            delivery.IsSaved = false;
            changes.Touch(delivery);
        }
    }

    /// <summary>Nothing of all that is sent any more; what is under way ends as it may.</summary>
    public void Drop()
    {
        foreach (Delivery delivery in unsettled.Values)
        {
            delivery.State = DeliveryState.Settled;
        }
        unsettled.Clear();
        lanes.Clear();
        turns.Clear();
        window.Clear();
        ahead.Clear();
        changes.Clear();
        held = 0;
        Circuit.Succeeded();
    }

    private void Place(Delivery delivery)
    {
        unsettled.Add(delivery.Id, delivery);
        if (!lanes.TryGetValue(delivery.Lane, out LaneLine? line))
        {
            lanes.Add(delivery.Lane, line = new LaneLine());
        }
        Delivery? before = line.IsEmpty ? null : line.Head;
        line.Add(delivery);
        Turn(before, line);
    }

    // It is the turn of a lane's first one only.
    private void Turn(Delivery? before, LaneLine line)
    {
        Delivery head = line.Head;
        if (before != null && before != head)
        {
            before.State = DeliveryState.Behind;
            turns.Remove((before.NextMicros, before.Id));
        }
        if (head.State == DeliveryState.Behind)
        {
            head.State = DeliveryState.Turn;
            turns.Add((head.NextMicros, head.Id));
        }
    }

    private void Succeed(Delivery delivery, long nowMicros)
    {
        bool wasOpen = Circuit.Succeeded();
        Remove(delivery);
        if (wasOpen)
        {
            // What failed did so for the receiver's sake.
            TryNow(nowMicros);
        }
    }

    private void Fail(Delivery delivery, TimeSpan? retryAfter, long nowMicros, double chance)
    {
        Circuit.Failed(nowMicros, chance);
        long pause = Micros(retries.Pause(delivery.Attempts, chance));
        if (retryAfter is { } asked)
        {
            pause = Math.Max(pause, Math.Min(Micros(asked), Micros(limits.LongestRetryAfter)));
            Circuit.HoldUntil(nowMicros + Math.Min(Micros(asked), Micros(limits.LongestRetryAfter)));
        }
        if (nowMicros - delivery.FirstMicros >= Micros(limits.GiveUp))
        {
            GiveUp(delivery, nowMicros);
        }
        else
        {
            delivery.NextMicros = nowMicros + pause;
            delivery.IsSaved = false;
            delivery.State = DeliveryState.Behind;
            LaneLine line = lanes[delivery.Lane];
            foreach (Delivery each in line.All)
            {
                Hold(each);
            }
            Turn(null, line);
        }
        GiveUpOld(nowMicros);
    }

    // Where the receiver takes nothing there is no sense in going on past anything.
    private void Hold(Delivery delivery)
    {
        if (!delivery.IsHeld && held < limits.Held && !(Circuit.IsOpen && window.Contains(delivery.Id)))
        {
            delivery.IsHeld = true;
            held++;
            window.Remove(delivery.Id);
        }
        changes.Touch(delivery);
    }

    private bool IsTooOld(Delivery delivery, long nowMicros)
    {
        long since = delivery.Attempts > 0 ? delivery.FirstMicros : delivery.Event.WallMicros;
        return delivery.State != DeliveryState.UnderWay && nowMicros - since >= Micros(limits.GiveUp);
    }

    private void GiveUp(Delivery delivery, long nowMicros)
    {
        changes.Die(delivery, nowMicros);
        Remove(delivery);
    }

    private void Remove(Delivery delivery)
    {
        LaneLine line = lanes[delivery.Lane];
        delivery.State = DeliveryState.Settled;
        turns.Remove((delivery.NextMicros, delivery.Id));
        line.Remove(delivery);
        if (line.IsEmpty)
        {
            lanes.Remove(delivery.Lane);
        }
        else
        {
            Turn(null, line);
        }
        unsettled.Remove(delivery.Id);
        window.Remove(delivery.Id);
        if (delivery.IsHeld)
        {
            held--;
            changes.Release(delivery);
        }
    }

    private static long Micros(TimeSpan span) => (long)span.TotalMicroseconds;
}
