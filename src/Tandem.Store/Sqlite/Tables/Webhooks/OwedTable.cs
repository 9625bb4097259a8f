namespace Tandem.Store.Sqlite.Tables.Webhooks;

using Tandem.Store.Sqlite.Sql;
using Tandem.Webhooks.Contract;

/// <summary>Events that are held for subscriptions, and those that were given up.</summary>
internal sealed class OwedTable(SqliteLink link)
{
    private readonly Statement hold = link.Prepare(
        "INSERT OR REPLACE INTO webhook_held(tenant, subscription, event, attempts, first_at, next_at, body) VALUES($p0, $p1, $p2, $p3, $p4, $p5, $p6)"
    );

    private readonly Statement release = link.Prepare("DELETE FROM webhook_held WHERE tenant=$p0 AND subscription=$p1 AND event=$p2");

    private readonly Statement bury = link.Prepare(
        "INSERT OR REPLACE INTO webhook_dead(tenant, subscription, event, attempts, died_at, why, body) VALUES($p0, $p1, $p2, $p3, $p4, $p5, $p6)"
    );

    private readonly Statement revive = link.Prepare("DELETE FROM webhook_dead WHERE tenant=$p0 AND subscription=$p1 AND event=$p2");

    private readonly Statement trim = link.Prepare(
        "DELETE FROM webhook_dead WHERE tenant=$p0 AND subscription=$p1 AND event<=(SELECT event FROM webhook_dead"
            + " WHERE tenant=$p0 AND subscription=$p1 ORDER BY event DESC LIMIT 1 OFFSET $p2)"
    );

    private sealed class Line
    {
        public long Event { get; init; }

        public int Attempts { get; init; }

        public long At { get; init; }

        public long Next { get; init; }

        public string Why { get; init; } = "";

        public byte[] Body { get; init; } = [];
    }

    public IReadOnlyList<HeldEvent> Held(int tenant, int subscription) =>
        [
            .. link.Query<Line>(
                    "SELECT event AS Event, attempts AS Attempts, first_at AS At, next_at AS Next, body AS Body FROM webhook_held"
                        + " WHERE tenant=@tenant AND subscription=@subscription ORDER BY event",
                    new { tenant, subscription }
                )
                .Select(line => new HeldEvent(line.Event, line.Attempts, line.At, line.Next, line.Body)),
        ];

    public IReadOnlyList<DeadEvent> Dead(int tenant, int subscription, long after, int limit) =>
        [
            .. link.Query<Line>(
                    "SELECT event AS Event, attempts AS Attempts, died_at AS At, why AS Why, body AS Body FROM webhook_dead"
                        + " WHERE tenant=@tenant AND subscription=@subscription AND event>@after ORDER BY event LIMIT @limit",
                    new
                    {
                        tenant,
                        subscription,
                        after,
                        limit,
                    }
                )
                .Select(line => new DeadEvent(line.Event, line.Attempts, line.At, line.Why, line.Body)),
        ];

    public void Write(Checkpoint checkpoint)
    {
        (int tenant, int subscription) = (checkpoint.Tenant, checkpoint.Subscription);
        foreach (long id in checkpoint.Released)
        {
            release.Run(tenant, subscription, id);
        }
        foreach (HeldEvent each in checkpoint.Held)
        {
            hold.Run(tenant, subscription, each.EventId, each.Attempts, each.FirstMicros, each.NextMicros, each.Body);
        }
        foreach (long id in checkpoint.Revived)
        {
            revive.Run(tenant, subscription, id);
        }
        foreach (DeadEvent each in checkpoint.Dead)
        {
            bury.Run(tenant, subscription, each.EventId, each.Attempts, each.DiedMicros, each.Why, each.Body);
        }
        if (checkpoint.Dead.Count > 0)
        {
            trim.Run(tenant, subscription, Kept.Dead);
        }
    }

    public void ForgetHeld(int tenant, int subscription) =>
        link.Run("DELETE FROM webhook_held WHERE tenant=@tenant AND subscription=@subscription", new { tenant, subscription });

    public void ForgetDead(int tenant, int subscription) =>
        link.Run("DELETE FROM webhook_dead WHERE tenant=@tenant AND subscription=@subscription", new { tenant, subscription });
}
