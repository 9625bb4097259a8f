namespace Tandem.Store.Sqlite.Migrations;

/// <summary>Version 11: trunks of tenants.</summary>
internal static class TrunkRows
{
    public const string Sql = """
        CREATE TABLE trunks(tenant INTEGER NOT NULL, id INTEGER NOT NULL, name TEXT NOT NULL, secret BLOB NOT NULL, body TEXT NOT NULL,
            PRIMARY KEY(tenant, id), UNIQUE(tenant, name)) WITHOUT ROWID;
        """;
}
