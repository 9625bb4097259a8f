namespace Tandem.Webhooks.Sending;

using Tandem.Webhooks.Contract;
using Tandem.Webhooks.Planning;

/// <summary>What of a subscription's deliveries is on the disk, and what is not yet.</summary>
internal sealed class CheckpointState(SubscriptionRow row, Progress kept, DeliveryPlan plan, Backlog backlog, int mostAttempts)
{
    private readonly Queue<Attempt> attempts = new();
    private Progress kept = kept;
    private long neededFrom = Needed(kept);
    private (Progress Progress, PlanChanges.Taken Changes, long[] Revived)? taken;

    /// <summary>The first event that a restart would need. Any thread.</summary>
    public long NeededFrom => Volatile.Read(ref neededFrom);

    public void Add(List<Attempt> more)
    {
        foreach (Attempt attempt in more)
        {
            attempts.Enqueue(attempt);
        }
        while (attempts.Count > mostAttempts)
        {
            attempts.Dequeue();
        }
    }

    public Checkpoint? Take()
    {
        Progress now = kept with
        {
            Cursor = plan.Cursor,
            FailingSinceMicros = plan.Circuit.IsOpen ? plan.Circuit.FailingSinceMicros : 0,
            ReplayNext = backlog.ReplayNext,
            ReplayLast = backlog.ReplayLast,
            ReviveLast = backlog.ReviveLast,
        };
        if (now == kept && plan.Changes.IsEmpty && backlog.Revived.Count == 0 && attempts.Count == 0)
        {
            return null;
        }
        PlanChanges.Taken changes = plan.Changes.Take();
        long[] revived = [.. backlog.Revived];
        backlog.Revived.Clear();
        taken = (now, changes, revived);
        Attempt[] tried = [.. attempts];
        attempts.Clear();
        return new Checkpoint(row.Tenant, row.Id, now, changes.Held, changes.Released, changes.Dead, revived, tried);
    }

    public void Kept(bool isKept)
    {
        if (taken is not { } last)
        {
            return;
        }
        taken = null;
        if (isKept)
        {
            kept = last.Progress;
            Volatile.Write(ref neededFrom, Needed(kept));
            return;
        }
        plan.Changes.PutBack(last.Changes);
        backlog.Revived.UnionWith(last.Revived);
    }

    private static long Needed(Progress progress) =>
        progress.ReplayNext > 0 ? Math.Min(progress.ReplayNext, progress.Cursor + 1) : progress.Cursor + 1;
}
