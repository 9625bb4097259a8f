namespace Tandem.Store.EventLog;

using Tandem.Core.Contract.Events;
using Tandem.Store.Contract;
using Tandem.Store.Files.Recordings;
using Tandem.Store.Recovery;
using Tandem.Store.Writing;

/// <summary>The logs of a store, brought back at its start; from then on the writing thread has them.</summary>
internal sealed class StoreLogs
{
    private readonly Dictionary<int, TenantLog> logs = [];
    private readonly LogOpening opening;

    public StoreLogs(IDatabase database, IDatabaseConnection connection, RecordingFiles files, Action<string, Exception> failed)
    {
        if (connection.Events.Tenants().Count == 0)
        {
            // A folder of before the log: what was open there is closed in its tables.
            (ClosedLegs, ClosedRecordings) = CrashRecovery.Run(connection, files);
        }
        opening = new LogOpening(connection, Buffers, WallClock.Micros, recording => WavFile.Repair(files.PathOf(recording)));
        Open(NodeLog.Node);
        foreach (TenantRow tenant in connection.Tenants.All())
        {
            Open(tenant.Id);
        }
        ClosedLegs += opening.ClosedLegs;
        ClosedRecordings += opening.ClosedRecordings;
        Node = new NodeLog(logs, Buffers, failed);
        Reader = new EventReader(database, Tail, connection.Events.Epoch(), tenant => logs[tenant].Calls);
    }

    public Buffers Buffers { get; } = new();

    public EventTail Tail { get; } = new();

    public EventNeeds Needs { get; } = new();

    public NodeLog Node { get; }

    public EventReader Reader { get; }

    /// <summary>Legs of before that were open when the server died.</summary>
    public int ClosedLegs { get; }

    public int ClosedRecordings { get; }

    /// <summary>What writes them from now on.</summary>
    public StoreLoop MakeLoop(IDatabase database, IDatabaseConnection connection, EventRetention retention, IStoreSink sink) =>
        new(database, connection, Node, new LogKeeper(Node, Needs, retention), new CommitBlocks(Node, Buffers, Tail), sink);

    /// <summary>A tenant that was just added.</summary>
    public void Open(int tenant)
    {
        TenantLog log = opening.Open(tenant);
        logs.Add(tenant, log);
        Tail.Begin(tenant, log.Last);
    }

    /// <summary>Id of the last event; before the writing thread starts.</summary>
    public long Last(int tenant) => logs[tenant].Last;
}
