namespace Tandem.Webhooks.Sending;

using Tandem.Core.Contract.Events;
using Tandem.Webhooks.Contract;
using Tandem.Webhooks.Planning;
using Tandem.Webhooks.Shapes;

/// <summary>Events behind the cursor that somebody wants sent again: a range of the log, or all that are dead; a little at a time, as there is room.</summary>
internal sealed class Backlog(SubscriptionRow row, Progress from, IWebhookStore store, TenantFeed feed, DeliveryPlan plan)
{
    private const int DeadAtOnce = 100;

    private readonly SortedSet<long> revived = [];
    private long reviveAfter;

    public long ReplayNext { get; private set; } = from.ReplayNext;

    public long ReplayLast { get; private set; } = from.ReplayLast;

    public long ReviveLast { get; private set; } = from.ReviveLast;

    public bool IsBusy => ReplayNext > 0 || ReviveLast > 0;

    /// <summary>No longer dead, and not written down yet.</summary>
    public SortedSet<long> Revived => revived;

    /// <summary>False when something is replayed already. Nothing is replayed that was not sent a first time.</summary>
    public bool TryBegin(Replay replay, long readTo)
    {
        if (IsBusy)
        {
            return false;
        }
        if (replay.IsDead)
        {
            ReviveLast = replay.Last;
            reviveAfter = replay.First > 0 ? replay.First - 1 : 0;
        }
        else if (replay.First <= readTo)
        {
            ReplayNext = Math.Max(1, replay.First);
            ReplayLast = Math.Min(replay.Last, readTo);
        }
        return true;
    }

    /// <summary>Brings into the plan what there is room for.</summary>
    public void Fill(IEventChoice choice, Lock gate, long nowMicros)
    {
        while (ReplayNext > 0 && HasRoom(gate))
        {
            EventPage page = feed.Read(ReplayNext - 1);
            lock (gate)
            {
                foreach (Event happened in page.Events.Where(each => each.Id <= ReplayLast && choice.Takes(each)))
                {
                    plan.Replay(happened, nowMicros);
                    revived.Add(happened.Id);
                }
                bool isOver = page.Next.Id >= ReplayLast || page.Next.Id < ReplayNext;
                ReplayNext = isOver ? 0 : page.Next.Id + 1;
                ReplayLast = isOver ? 0 : ReplayLast;
            }
        }
        while (ReviveLast > 0 && HasRoom(gate))
        {
            IReadOnlyList<DeadEvent> dead = store.Dead(row.Tenant, row.Id, reviveAfter, DeadAtOnce);
            lock (gate)
            {
                foreach (DeadEvent each in dead.Where(each => each.EventId <= ReviveLast))
                {
                    foreach (Event happened in Decoded.Of(each.Body))
                    {
                        plan.Replay(happened, nowMicros);
                    }
                    revived.Add(each.EventId);
                    reviveAfter = each.EventId;
                }
                if (dead.Count < DeadAtOnce || dead[^1].EventId >= ReviveLast)
                {
                    ReviveLast = 0;
                }
            }
        }
    }

    private bool HasRoom(Lock gate)
    {
        lock (gate)
        {
            return plan.HasRoomToReplay;
        }
    }
}
