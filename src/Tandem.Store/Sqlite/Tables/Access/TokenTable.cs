namespace Tandem.Store.Sqlite.Tables.Access;

using Tandem.Access.Contract;
using Tandem.Access.Secrets;
using Tandem.Store.Sqlite.Sql;

internal sealed class TokenTable(SqliteLink link)
{
    private readonly Statement put = link.Prepare(
        "INSERT OR REPLACE INTO access_tokens(hash, tenant, user, ends_at, body) VALUES($p0, $p1, $p2, $p3, $p4)"
    );
    private readonly Statement remove = link.Prepare("DELETE FROM access_tokens WHERE hash=$p0");
    private readonly Statement sweep = link.Prepare("DELETE FROM access_tokens WHERE ends_at<=$p0");

    /// <summary>Those that had ended when it was given go, also those that ended while nobody looked.</summary>
    public void Put(TokenRow row)
    {
        sweep.Run(row.IssuedMicros);
        put.Run(row.Hash.ToBytes(), row.Tenant, row.UserId, row.EndsMicros, RowBody.Write(row));
    }

    public void Remove(IReadOnlyList<SecretHash> hashes)
    {
        foreach (SecretHash hash in hashes)
        {
            remove.Run(hash.ToBytes());
        }
    }

    public IReadOnlyList<TokenRow> After(long micros) =>
        [
            .. link.Query<string>("SELECT body FROM access_tokens WHERE ends_at>@micros ORDER BY ends_at, hash", new { micros })
                .Select(body => RowBody.Read<TokenRow>(body)),
        ];
}
