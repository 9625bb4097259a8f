namespace Tandem.Store.Tests;

using System.Diagnostics;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Ports;
using Tandem.Store.Contract;
using Tandem.Store.Files;
using Tandem.Store.Sqlite.Sql;

/// <summary>A store over a real database in a temporary folder, with one tenant.</summary>
internal sealed class StoreRig : IDisposable
{
    public const int Tenant = 1;

    private readonly bool ownsFolder;
    private long lastCommit;
    private bool stopped;

    public StoreRig(string? folder = null, bool start = true)
    {
        ownsFolder = folder == null;
        Folder = DataFolder.Open(folder ?? NewFolder());
        try
        {
            Store = new CentreStore(Folder, Sink);
        }
        catch
        {
            Folder.Dispose();
            throw;
        }
        if (Store.Tenants().Count == 0)
        {
            Store.AddTenant("default", "tandem.local");
        }
        if (start)
        {
            Store.Start();
        }
        Log = new LogScript(Store.Post, Tenant, Store.LastEvent(Tenant));
    }

    /// <summary>What happens in the tenant.</summary>
    public LogScript Log { get; private set; }

    public DataFolder Folder { get; }

    public Sink Sink { get; } = new();

    public CentreStore Store { get; private set; }

    public static string NewFolder() => Directory.CreateTempSubdirectory("tandem-store-").FullName;

    /// <summary>Posts a commit; returns its number.</summary>
    public long Commit(params ConfigurationChange[] changes) => Commit(new IdCounters(1, 0, 0, 0, 0, 0), changes);

    public long Commit(IdCounters counters, params ConfigurationChange[] changes)
    {
        Event[] events = [.. changes.Select(_ => Log.Make(Guid.Empty, Guid.Empty, new ConfigUserPut(2, "1001", [])))];
        Store.Post(new CommitConfiguration(Tenant, new CommitOrder(++lastCommit, changes, counters, events)));
        return lastCommit;
    }

    /// <summary>Stops the store in order and starts it again on the same folder; not yet writing.</summary>
    public void Restart()
    {
        Store.Dispose();
        Store = new CentreStore(Folder, Sink);
        Log = new LogScript(Store.Post, Tenant, Store.LastEvent(Tenant));
    }

    /// <summary>Stops it in order.</summary>
    public void Stop()
    {
        stopped = true;
        Store.Dispose();
    }

    /// <summary>What a kill -9 at this moment would leave, in another folder: the files as they are, without anything a stop does.</summary>
    public string Wreck()
    {
        string copy = NewFolder();
        // By another process: a file of SQLite's that is closed in this one takes SQLite's locks on it along.
        using Process cp = Process.Start("cp", ["-a", Folder.Path + "/.", copy]);
        cp.WaitForExit();
        Assert.Equal(0, cp.ExitCode);
        return copy;
    }

    public LegRecord? Leg(Guid leg) => Store.Records.Read(new RecordQuery(Tenant, 1_000)).FirstOrDefault(record => record.Leg == leg);

    /// <summary>All that is in the log.</summary>
    public List<Event> Events(int tenant = Tenant) =>
        [.. Store.Events.Read(tenant, new EventCursor(Store.Events.Epoch, 0), EventFilter.All, 1_000).Events];

    /// <summary>A connection beside the store's, to look or to disturb.</summary>
    public SqliteLink Beside() => SqliteLink.Open(Folder.Database, readOnly: false);

    public void Dispose()
    {
        if (!stopped)
        {
            Stop();
        }
        Folder.Dispose();
        if (ownsFolder)
        {
            Directory.Delete(Folder.Path, recursive: true);
        }
    }
}
