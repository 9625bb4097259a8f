namespace Tandem.Store.Sqlite.Migrations;

/// <summary>Version 3: sound files by id.</summary>
internal static class ThirdVersion
{
    public const string Sql = """
        CREATE TABLE media(tenant INTEGER NOT NULL, id INTEGER NOT NULL, path TEXT NOT NULL, body TEXT NOT NULL,
            PRIMARY KEY(tenant, id), UNIQUE(tenant, path)) WITHOUT ROWID;
        """;
}
