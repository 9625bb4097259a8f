namespace Tandem.Store.Sqlite.Tables.Configuration;

using Tandem.Core.Contract.Rows;
using Tandem.Store.Files;
using Tandem.Store.Sqlite.Sql;

/// <summary>The secret, which digests are computed with, is sealed in a column of its own.</summary>
internal sealed class ExtensionTable(SqliteLink link, SecretBox? secrets) : RowTable<ExtensionRow>(link, "extensions", "number", "secret")
{
    private readonly SqliteLink link = link;

    // Whoever gets the number next must not inherit the phones of the one before.
    private readonly Statement forgetPhones = link.Prepare(
        "DELETE FROM bindings WHERE tenant=$p0 AND extension=(SELECT number FROM extensions WHERE tenant=$p0 AND id=$p1)"
    );

    public override bool TryWrite(int tenant, ConfigurationChange change) =>
        change switch
        {
            PutExtension { Row: { } row } => Put(tenant, row.Id, row with { Secret = "" }, row.Number, secrets!.Seal(row.Secret)),
            RemoveExtension { Id: int id } => RemoveAll(tenant, id),
            _ => false,
        };

    public override List<ExtensionRow> All(int tenant) =>
        [
            .. link.Query<(byte[] Secret, string Body)>(
                    "SELECT secret, body FROM extensions WHERE tenant=@tenant ORDER BY id",
                    new { tenant }
                )
                .Select(line => Read(line.Body) with { Secret = secrets!.Open(line.Secret) }),
        ];

    private bool RemoveAll(int tenant, int id)
    {
        forgetPhones.Run(tenant, id);
        return Remove(tenant, id);
    }
}
