namespace Tandem.Store.Tests;

using Microsoft.Data.Sqlite;
using Tandem.Store.Sqlite;

public sealed class SchemaTests : IDisposable
{
    private readonly string root = StoreRig.NewFolder();
    private readonly SqliteConnection connection;

    public SchemaTests() => connection = SystemSqlite.Open(Path.Combine(root, "x.db"), readOnly: false);

    public void Dispose()
    {
        connection.Dispose();
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public void A_new_database_comes_to_the_version_known()
    {
        Schema.Migrate(connection);
        Schema.Migrate(connection);
        Assert.Equal((long)Schema.Version, Ask("PRAGMA user_version"));
        Assert.Equal(0L, Ask("SELECT count(*) FROM legs"));
    }

    [Fact]
    public void Later_steps_are_taken_once_and_keep_what_is_there()
    {
        Schema.Migrate(connection, ["CREATE TABLE a(x)"]);
        SystemSqlite.Run(connection, "INSERT INTO a VALUES(7)");
        string[] steps = ["CREATE TABLE a(x)", "ALTER TABLE a ADD COLUMN y DEFAULT 5", "CREATE TABLE b AS SELECT x + y AS z FROM a"];
        Schema.Migrate(connection, steps);
        Schema.Migrate(connection, steps);
        Assert.Equal((12L, 3L), (Ask("SELECT z FROM b"), Ask("PRAGMA user_version")));
    }

    [Fact]
    public void A_step_that_fails_leaves_nothing_behind()
    {
        string[] steps = ["CREATE TABLE a(x)", "CREATE TABLE b(x); INSERT INTO nowhere VALUES(1)"];
        Assert.Throws<SqliteException>(() => Schema.Migrate(connection, steps));
        Assert.Equal((1L, 0L), (Ask("PRAGMA user_version"), Ask("SELECT count(*) FROM sqlite_master WHERE name='b'")));
    }

    [Fact]
    public void A_database_of_a_newer_program_is_refused_and_left_alone()
    {
        SystemSqlite.Run(connection, $"PRAGMA user_version={Schema.Version + 1}");
        StoreException e = Assert.Throws<StoreException>(() => Schema.Migrate(connection));
        Assert.Contains("use the newer program", e.Message, StringComparison.Ordinal);
        Assert.Equal(0L, Ask("SELECT count(*) FROM sqlite_master"));
    }

    [Fact]
    public void Commits_are_synced_to_the_disk()
    {
        Assert.Equal("wal", Ask("PRAGMA journal_mode"));
        Assert.Equal(2L, Ask("PRAGMA synchronous"));
    }

    private object? Ask(string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
