namespace Tandem.Store.Sqlite;

using Tandem.Store.Contract;
using Tandem.Store.Files;
using Tandem.Store.Sqlite.Migrations;
using Tandem.Store.Sqlite.Sql;

/// <summary>A database in one file.</summary>
/// <param name="file">Made by the first writer.</param>
/// <param name="secrets">What secrets in rows are sealed with; without it configuration can be neither written nor read.</param>
public sealed class SqliteDatabase(string file, SecretBox? secrets = null) : IDatabase
{
    public IDatabaseConnection OpenWriter()
    {
        SqliteLink link = SqliteLink.Open(file, readOnly: false);
        try
        {
            Schema.Migrate(link);
            return new SqliteDatabaseConnection(link, secrets);
        }
        catch
        {
            link.Dispose();
            throw;
        }
    }

    public void CopyTo(string other)
    {
        using (SqliteLink link = SqliteLink.Open(file, readOnly: true))
        {
            link.CopyTo(other);
        }
        using SqliteLink copy = SqliteLink.Open(other, readOnly: false);
        // A backup is one file.
        copy.Run("PRAGMA journal_mode=DELETE");
        new SqliteDatabaseConnection(copy, null).Verify();
    }

    public IDatabaseConnection OpenReader() => new SqliteDatabaseConnection(SqliteLink.Open(file, readOnly: true), secrets);
}
