namespace Tandem.Store.Tests;

using Tandem.Core.Contract.Events.Kinds;
using Tandem.Store;
using Tandem.Store.Files;
using Tandem.Store.Sqlite.Sql;

/// <summary>What follows from the log is made again from it, to the byte.</summary>
public sealed class RebuildTests : IDisposable
{
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
        string before = Tables.Dump(rig);
        using (SqliteLink link = rig.Beside())
        {
            link.Run("DELETE FROM legs");
            link.Run("DELETE FROM queue_quarters");
        }
        Assert.NotEqual(before, Tables.Dump(rig));
        rig.Folder.Dispose();
        using (DataFolder folder = DataFolder.Open(rig.Folder.Path))
        {
            Assert.Contains(FolderRebuild.Run(folder), made => made.Tenant == StoreRig.Tenant && made.Events > 90);
        }
        Assert.Equal(before, Tables.Dump(rig));
    }
}
