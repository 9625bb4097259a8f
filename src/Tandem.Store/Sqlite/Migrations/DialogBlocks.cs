namespace Tandem.Store.Sqlite.Migrations;

/// <summary>Version 6: dialogs of answered legs, for whoever starts after a crash.</summary>
internal static class DialogBlocks
{
    public const string Sql = """
        CREATE TABLE dialog_blocks(block INTEGER PRIMARY KEY, body BLOB NOT NULL);
        """;
}
