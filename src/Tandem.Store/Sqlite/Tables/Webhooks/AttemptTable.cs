namespace Tandem.Store.Sqlite.Tables.Webhooks;

using Tandem.Store.Sqlite.Sql;
using Tandem.Webhooks.Contract;

/// <summary>What was tried to deliver; of each subscription the newest.</summary>
internal sealed class AttemptTable(SqliteLink link)
{
    private readonly Statement add = link.Prepare(
        "INSERT INTO webhook_attempts(tenant, subscription, event, at, status, body) VALUES($p0, $p1, $p2, $p3, $p4, $p5)"
    );

    private readonly Statement trim = link.Prepare(
        "DELETE FROM webhook_attempts WHERE tenant=$p0 AND subscription=$p1 AND number<=(SELECT number FROM webhook_attempts"
            + " WHERE tenant=$p0 AND subscription=$p1 ORDER BY number DESC LIMIT 1 OFFSET $p2)"
    );

    // Not at every checkpoint: counting off the newest takes longer than adding one.
    private const int TrimEvery = 64;
    private int written;

    public IReadOnlyList<KeptAttempt> Of(int tenant, int subscription, AttemptQuery query) =>
        [
            .. link.Query<(long Number, string Body)>(
                    "SELECT number, body FROM webhook_attempts WHERE tenant=@tenant AND subscription=@subscription"
                        + " AND (@before=0 OR number<@before) AND (@ofEvent=0 OR event=@ofEvent)"
                        + " AND (@onlyFailed=0 OR status<200 OR status>299) ORDER BY number DESC LIMIT @limit",
                    new
                    {
                        tenant,
                        subscription,
                        before = query.Before,
                        ofEvent = query.EventId,
                        onlyFailed = query.OnlyFailed ? 1 : 0,
                        limit = query.Limit,
                    }
                )
                .Select(line => new KeptAttempt(line.Number, RowBody.Read<Attempt>(line.Body))),
        ];

    public void Add(int tenant, int subscription, IReadOnlyList<Attempt> attempts)
    {
        foreach (Attempt each in attempts)
        {
            add.Run(tenant, subscription, each.EventId, each.AtMicros, each.Status, RowBody.Write(each));
        }
        if (attempts.Count > 0 && (written += attempts.Count) >= TrimEvery)
        {
            written = 0;
            trim.Run(tenant, subscription, Kept.Attempts);
        }
    }

    public void Forget(int tenant, int subscription) =>
        link.Run("DELETE FROM webhook_attempts WHERE tenant=@tenant AND subscription=@subscription", new { tenant, subscription });
}
