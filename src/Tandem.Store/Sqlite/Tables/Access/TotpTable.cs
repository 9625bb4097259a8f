namespace Tandem.Store.Sqlite.Tables.Access;

using Tandem.Access.Contract;
using Tandem.Store.Files;
using Tandem.Store.Sqlite.Sql;

/// <summary>Second factors; the secret, which codes are computed with, is sealed in a column of its own.</summary>
internal sealed class TotpTable(SqliteLink link, SecretBox? secrets)
{
    private readonly Statement put = link.Prepare(
        "INSERT OR REPLACE INTO totps(tenant, user, secret, last_step, recovery) VALUES($p0, $p1, $p2, $p3, $p4)"
    );
    private readonly Statement remove = link.Prepare("DELETE FROM totps WHERE tenant=$p0 AND user=$p1");

    public void Put(TotpRow row) => put.Run(row.Tenant, row.UserId, secrets!.Seal(row.Secret), row.LastStep, row.Recovery);

    /// <summary>None is no error.</summary>
    public void Remove(int tenant, int userId) => remove.Run(tenant, userId);

    public IReadOnlyList<TotpRow> All() =>
        [
            .. link.Query<(long Tenant, long User, byte[] Secret, long LastStep, string Recovery)>(
                    "SELECT tenant, user, secret, last_step, recovery FROM totps ORDER BY tenant, user"
                )
                .Select(line => new TotpRow((int)line.Tenant, (int)line.User, secrets!.Open(line.Secret), line.LastStep, line.Recovery)),
        ];
}
