namespace Tandem.Store.Sqlite;

using Microsoft.Data.Sqlite;

/// <summary>Brings a database to the version this program knows, one step after the other, each whole or not at all.</summary>
internal static class Schema
{
    private static readonly string[] Steps = [FirstVersion.Sql, SecondVersion.Sql, ThirdVersion.Sql];

    public static int Version => Steps.Length;

    public static void Migrate(SqliteConnection connection) => Migrate(connection, Steps);

    /// <summary>With steps of one's own; the n-th leads to version n.</summary>
    internal static void Migrate(SqliteConnection connection, IReadOnlyList<string> steps)
    {
        int found = VersionOf(connection);
        if (found > steps.Count)
        {
            throw new StoreException($"the database has version {found}, this Tandem knows up to {steps.Count}: use the newer program");
        }
        for (int i = found; i < steps.Count; i++)
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            SystemSqlite.Run(connection, steps[i]);
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
