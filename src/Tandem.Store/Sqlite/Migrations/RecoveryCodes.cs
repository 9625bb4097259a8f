namespace Tandem.Store.Sqlite.Migrations;

/// <summary>Version 22: recovery codes of second factors, as hashes.</summary>
internal static class RecoveryCodes
{
    public const string Sql = "ALTER TABLE totps ADD COLUMN recovery TEXT NOT NULL DEFAULT ''";
}
