namespace Tandem.Store.Tests;

using Tandem.Store.Sqlite.Sql;

/// <summary>The tables that follow from the log, as text that can be compared.</summary>
internal static class Tables
{
    private static readonly string[] All = ["legs", "sessions", "recordings", "queue_quarters", "agent_quarters", "notes"];

    public static string Dump(StoreRig rig)
    {
        using SqliteLink link = rig.Beside();
        return string.Join('\n', All.SelectMany(table => Rows(link, table)));
    }

    private static IEnumerable<string> Rows(SqliteLink link, string table) =>
        link.Query<dynamic>($"SELECT * FROM {table}")
            .Select(row => string.Join('|', ((IDictionary<string, object?>)row).Values.Select(Text)))
            .Order(StringComparer.Ordinal)
            .Prepend(table);

    private static string Text(object? value) => value is byte[] bytes ? Convert.ToHexString(bytes) : $"{value}";
}
