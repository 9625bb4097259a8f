namespace Tandem.Store.Sqlite.Tables.Configuration;

using Tandem.Core.Contract.Rows;
using Tandem.Store.Files;
using Tandem.Store.Sqlite.Sql;

/// <summary>The password, which challenges are answered with, is sealed in a column of its own.</summary>
internal sealed class TrunkTable(SqliteLink link, SecretBox? secrets) : RowTable<TrunkRow>(link, "trunks", "name", "secret")
{
    private readonly SqliteLink link = link;

    public override bool TryWrite(int tenant, ConfigurationChange change) =>
        change switch
        {
            PutTrunk { Row: { } row } => Put(tenant, row.Id, row with { Password = "" }, row.Name, secrets!.Seal(row.Password)),
            RemoveTrunk { Id: int id } => Remove(tenant, id),
            _ => false,
        };

    public override List<TrunkRow> All(int tenant) =>
        [
            .. link.Query<(byte[] Secret, string Body)>("SELECT secret, body FROM trunks WHERE tenant=@tenant ORDER BY id", new { tenant })
                .Select(line => Read(line.Body) with { Password = secrets!.Open(line.Secret) }),
        ];
}
