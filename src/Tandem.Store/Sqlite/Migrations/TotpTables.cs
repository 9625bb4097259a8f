namespace Tandem.Store.Sqlite.Migrations;

/// <summary>Version 21: users' second factors. The secret is sealed; the last step is that of the last code taken.</summary>
internal static class TotpTables
{
    public const string Sql = """
        CREATE TABLE totps(tenant INTEGER NOT NULL, user INTEGER NOT NULL, secret BLOB NOT NULL, last_step INTEGER NOT NULL,
            PRIMARY KEY(tenant, user)) WITHOUT ROWID;
        """;
}
