namespace Tandem.Store.Sqlite.Tables.Webhooks;

using Tandem.Store.Contract;
using Tandem.Store.Files;
using Tandem.Store.Sqlite.Sql;
using Tandem.Webhooks.Contract;

/// <summary>Secrets are sealed inside the row's body.</summary>
internal sealed class SubscriptionTable(SqliteLink link, SecretBox? secrets)
{
    private readonly Statement put = link.Prepare(
        "INSERT INTO subscriptions(tenant, id, body, progress) VALUES($p0, $p1, $p2, $p3)"
            + " ON CONFLICT(tenant, id) DO UPDATE SET body=excluded.body, progress=CASE excluded.progress WHEN '' THEN progress ELSE excluded.progress END"
    );

    private readonly Statement note = link.Prepare(
        "INSERT INTO subscription_ids(tenant, last) VALUES($p0, $p1) ON CONFLICT(tenant) DO UPDATE SET last=max(last, excluded.last)"
    );

    private readonly Statement save = link.Prepare("UPDATE subscriptions SET progress=$p2 WHERE tenant=$p0 AND id=$p1");
    private readonly Statement remove = link.Prepare("DELETE FROM subscriptions WHERE tenant=$p0 AND id=$p1");

    public IReadOnlyList<SubscriptionRow> All() =>
        [
            .. link.Query<string>("SELECT body FROM subscriptions ORDER BY tenant, id")
                .Select(body => RowBody.Read<SubscriptionRow>(body))
                .Select(row => row with { Secrets = [.. row.Secrets.Select(each => each with { Text = secrets!.OpenText(each.Text) })] }),
        ];

    public int LastId(int tenant) =>
        link.Query<int>("SELECT coalesce((SELECT last FROM subscription_ids WHERE tenant=@tenant), 0)", new { tenant })[0];

    public Progress? ProgressOf(int tenant, int id) =>
        link.Query<string>("SELECT progress FROM subscriptions WHERE tenant=@tenant AND id=@id", new { tenant, id })
            is [{ Length: > 0 } text]
            ? RowBody.Read<Progress>(text)
            : null;

    public void Put(SubscriptionRow row, Progress? from)
    {
        SubscriptionRow sealedRow = row with
        {
            Secrets = [.. row.Secrets.Select(each => each with { Text = secrets!.SealText(each.Text) })],
        };
        put.Run(row.Tenant, row.Id, RowBody.Write(sealedRow), from is null ? "" : RowBody.Write(from));
        note.Run(row.Tenant, row.Id);
    }

    /// <summary>False when there is no such subscription any more.</summary>
    public bool TrySave(int tenant, int id, Progress progress) => save.Run(tenant, id, RowBody.Write(progress)) > 0;

    public void Remove(int tenant, int id) => remove.Run(tenant, id);
}
