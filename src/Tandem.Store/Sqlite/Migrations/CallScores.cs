namespace Tandem.Store.Sqlite.Migrations;

/// <summary>How a caller said it was, with the record of his leg.</summary>
internal static class CallScores
{
    public const string Sql = "ALTER TABLE legs ADD COLUMN score TEXT NOT NULL DEFAULT '';";
}
