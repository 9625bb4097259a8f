namespace Tandem.Store.Sqlite.Migrations;

/// <summary>What a recording is of: conversations, and messages that callers left for a box.</summary>
internal static class RecordingKinds
{
    public const string Sql = """
        ALTER TABLE recordings ADD COLUMN kind TEXT NOT NULL DEFAULT 'conversation';
        ALTER TABLE recordings ADD COLUMN box TEXT NOT NULL DEFAULT '';
        CREATE INDEX voicemails_by_start ON recordings(tenant, start_at, id) WHERE kind = 'voicemail';
        """;
}
