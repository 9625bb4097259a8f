namespace Tandem.Store.Sqlite.Migrations;

/// <summary>Version 5: the log of events, and statistics made of it. Rows made of events keep the id of the one that changed them last.</summary>
internal static class LogTables
{
    public const string Sql = """
        CREATE TABLE event_epoch(id INTEGER PRIMARY KEY CHECK(id = 1), epoch INTEGER NOT NULL);
        INSERT INTO event_epoch(id, epoch) VALUES(1, CAST(strftime('%s', 'now') AS INTEGER));
        CREATE TABLE event_blocks(tenant INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, at INTEGER NOT NULL,
            events BLOB NOT NULL);
        CREATE UNIQUE INDEX event_blocks_by_last ON event_blocks(tenant, last);
        CREATE TABLE event_segments(tenant INTEGER NOT NULL, first INTEGER NOT NULL, at INTEGER NOT NULL, memory BLOB NOT NULL);
        CREATE UNIQUE INDEX event_segments_by_first ON event_segments(tenant, first);
        CREATE TABLE event_calls(tenant INTEGER NOT NULL, call BLOB NOT NULL, last INTEGER NOT NULL, blocks BLOB NOT NULL, PRIMARY KEY(tenant, call)) WITHOUT ROWID;
        CREATE TABLE queue_quarters(tenant INTEGER NOT NULL, quarter INTEGER NOT NULL, queue INTEGER NOT NULL, part INTEGER NOT NULL,
            event INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY(tenant, quarter, queue, part)) WITHOUT ROWID;
        CREATE TABLE agent_quarters(tenant INTEGER NOT NULL, quarter INTEGER NOT NULL, agent INTEGER NOT NULL, part INTEGER NOT NULL,
            event INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY(tenant, quarter, agent, part)) WITHOUT ROWID;
        ALTER TABLE legs ADD COLUMN event INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE recordings ADD COLUMN event INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE sessions ADD COLUMN event INTEGER NOT NULL DEFAULT 0;
        """;
}
