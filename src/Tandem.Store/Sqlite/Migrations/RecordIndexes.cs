namespace Tandem.Store.Sqlite.Migrations;

/// <summary>Records of an agent are found among millions; a segment of the log knows how large it is when it is whole.</summary>
internal static class RecordIndexes
{
    public const string Sql = """
        CREATE INDEX legs_by_agent ON legs(tenant, agent_id, start_at) WHERE agent_id > 0;
        ALTER TABLE event_segments ADD COLUMN bytes INTEGER NOT NULL DEFAULT -1;
        """;
}
