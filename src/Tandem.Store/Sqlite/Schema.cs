namespace Tandem.Store.Sqlite;

using Microsoft.Data.Sqlite;

/// <summary>Brings a database to the version this program knows, one step after the other, each whole or not at all.</summary>
internal static class Schema
{
    private static readonly string[] Steps = [FirstVersion.Sql];

    public static int Version => Steps.Length;

    public static void Migrate(SqliteConnection connection)
    {
        int found = VersionOf(connection);
        if (found > Version)
        {
            throw new StoreException($"the database has version {found}, this Tandem knows up to {Version}: use the newer program");
        }
        for (int i = found; i < Version; i++)
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            SystemSqlite.Run(connection, Steps[i]);
            SystemSqlite.Run(connection, $"PRAGMA user_version={i + 1}");
            transaction.Commit();
        }
    }

    private static int VersionOf(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
