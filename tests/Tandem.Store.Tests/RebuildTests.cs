namespace Tandem.Store.Tests;

using Tandem.Core.Contract.Events.Kinds;
using Tandem.Store;
using Tandem.Store.Files;
using Tandem.Store.Sqlite.Sql;

/// <summary>What follows from the log is made again from it, to the byte.</summary>
public sealed class RebuildTests : IDisposable
{
    private static readonly string[] Tables = ["legs", "sessions", "recordings", "queue_quarters", "agent_quarters"];

    private readonly StoreRig rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public void Tables_are_the_same_after_a_rebuild_and_what_was_lost_is_back()
    {
        rig.Log.SignIn(2, 3);
        for (int i = 0; i < 5; i++)
        {
            rig.Log.QueueCall();
        }
        (Guid call, Guid leg) = rig.Log.Arrive();
        rig.Log.Say(call, leg, new RecordingStarted(Guid.CreateVersion7()));
        rig.Log.End((call, leg));
        rig.Stop();
        string before = Dump();
        using (SqliteLink link = rig.Beside())
        {
            link.Run("DELETE FROM legs");
            link.Run("DELETE FROM queue_quarters");
        }
        Assert.NotEqual(before, Dump());
        rig.Folder.Dispose();
        using (DataFolder folder = DataFolder.Open(rig.Folder.Path))
        {
            Assert.Contains(FolderRebuild.Run(folder), made => made.Tenant == StoreRig.Tenant && made.Events > 90);
        }
        Assert.Equal(before, Dump());
    }

    private string Dump()
    {
        using SqliteLink link = rig.Beside();
        return string.Join('\n', Tables.SelectMany(table => Rows(link, table)));
    }

    private static IEnumerable<string> Rows(SqliteLink link, string table) =>
        link.Query<dynamic>($"SELECT * FROM {table}")
            .Select(row => string.Join('|', ((IDictionary<string, object?>)row).Values.Select(Text)))
            .Order(StringComparer.Ordinal)
            .Prepend(table);

    private static string Text(object? value) => value is byte[] bytes ? Convert.ToHexString(bytes) : $"{value}";
}
