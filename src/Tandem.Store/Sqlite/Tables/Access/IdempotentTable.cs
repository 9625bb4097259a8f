namespace Tandem.Store.Sqlite.Tables.Access;

using Tandem.Access.Contract;
using Tandem.Access.Secrets;
using Tandem.Store.Sqlite.Sql;

internal sealed class IdempotentTable(SqliteLink link)
{
    private readonly Statement put = link.Prepare(
        "INSERT OR REPLACE INTO idempotent_requests(id, tenant, ends_at, body) VALUES($p0, $p1, $p2, $p3)"
    );
    private readonly Statement remove = link.Prepare("DELETE FROM idempotent_requests WHERE id=$p0");
    private readonly Statement sweep = link.Prepare("DELETE FROM idempotent_requests WHERE ends_at<=$p0");

    /// <summary>Those that had ended when it began go.</summary>
    public void Put(IdempotentRow row)
    {
        sweep.Run(row.BegunMicros);
        put.Run(row.Id.ToBytes(), row.Tenant, row.EndsMicros, RowBody.Write(row));
    }

    public void Remove(SecretHash id) => remove.Run(id.ToBytes());

    public IReadOnlyList<IdempotentRow> After(long micros) =>
        [
            .. link.Query<string>("SELECT body FROM idempotent_requests WHERE ends_at>@micros ORDER BY ends_at, id", new { micros })
                .Select(body => RowBody.Read<IdempotentRow>(body)),
        ];
}
