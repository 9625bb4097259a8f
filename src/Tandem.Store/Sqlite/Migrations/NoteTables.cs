namespace Tandem.Store.Sqlite.Migrations;

/// <summary>What was written down of calls.</summary>
internal static class NoteTables
{
    public const string Sql = """
        CREATE TABLE notes(tenant INTEGER NOT NULL, event INTEGER NOT NULL, call BLOB NOT NULL, at INTEGER NOT NULL, agent_id INTEGER NOT NULL,
            agent TEXT NOT NULL, disposition TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY(tenant, event)) WITHOUT ROWID;
        CREATE INDEX notes_by_call ON notes(tenant, call, event);
        CREATE INDEX notes_by_agent ON notes(tenant, agent_id, event);
        """;
}
