namespace Tandem.Store.Sqlite.Migrations;

/// <summary>How a tenant's numbers are written: one row each.</summary>
internal static class NumberingTables
{
    public const string Sql = """
        CREATE TABLE numbering(tenant INTEGER NOT NULL, id INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY(tenant, id)) WITHOUT ROWID;
        """;
}
