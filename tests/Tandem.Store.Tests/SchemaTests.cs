namespace Tandem.Store.Tests;

using Tandem.Store.Contract;
using Tandem.Store.Sqlite.Migrations;
using Tandem.Store.Sqlite.Sql;

public sealed class SchemaTests : IDisposable
{
    private readonly string root = StoreRig.NewFolder();
    private SqliteLink link;

    public SchemaTests() => link = SqliteLink.Open(Path.Combine(root, "x.db"), readOnly: false);

    public void Dispose()
    {
        link.Dispose();
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public void A_new_database_comes_to_the_version_known()
    {
        Schema.Migrate(link);
        Schema.Migrate(link);
        Assert.Equal((long)Schema.Version, Ask("PRAGMA user_version"));
        Assert.Equal(0L, Ask("SELECT count(*) FROM legs"));
    }

    [Fact]
    public void Later_steps_are_taken_once_and_keep_what_is_there()
    {
        Schema.Migrate(link, ["CREATE TABLE a(x)"]);
        link.Run("INSERT INTO a VALUES(7)");
        string[] steps = ["CREATE TABLE a(x)", "ALTER TABLE a ADD COLUMN y DEFAULT 5", "CREATE TABLE b AS SELECT x + y AS z FROM a"];
        Schema.Migrate(link, steps);
        Schema.Migrate(link, steps);
        Assert.Equal((12L, 3L), (Ask("SELECT z FROM b"), Ask("PRAGMA user_version")));
    }

    [Fact]
    public void A_step_that_fails_leaves_nothing_behind()
    {
        string[] steps = ["CREATE TABLE a(x)", "CREATE TABLE b(x); INSERT INTO nowhere VALUES(1)"];
        Assert.Throws<DatabaseException>(() => Schema.Migrate(link, steps));
        link.Dispose();
        link = SqliteLink.Open(Path.Combine(root, "x.db"), readOnly: false);
        Assert.Equal((1L, 0L), (Ask("PRAGMA user_version"), Ask("SELECT count(*) FROM sqlite_master WHERE name='b'")));
    }

    [Fact]
    public void A_database_of_a_newer_program_is_refused_and_left_alone()
    {
        link.Run($"PRAGMA user_version={Schema.Version + 1}");
        StoreException e = Assert.Throws<StoreException>(() => Schema.Migrate(link));
        Assert.Contains("use the newer program", e.Message, StringComparison.Ordinal);
        Assert.Equal(0L, Ask("SELECT count(*) FROM sqlite_master"));
    }

    [Fact]
    public void Commits_are_synced_to_the_disk()
    {
        Assert.Equal("wal", Ask("PRAGMA journal_mode"));
        Assert.Equal(2L, Ask("PRAGMA synchronous"));
    }

    private object? Ask(string sql) =>
        link.Query<object>(sql).FirstOrDefault() is IDictionary<string, object> row ? row.Values.First() : null;
}
