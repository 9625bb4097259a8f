namespace Tandem.Store.Sqlite.Migrations;

/// <summary>Version 2: how long a leg has talked, apart from when it began to.</summary>
internal static class SecondVersion
{
    public const string Sql = """
        ALTER TABLE legs ADD COLUMN talk_ms INTEGER NOT NULL DEFAULT 0;
        UPDATE legs SET talk_ms = (end_at - bridge_at) / 1000 WHERE bridge_at > 0 AND end_at > bridge_at;
        """;
}
