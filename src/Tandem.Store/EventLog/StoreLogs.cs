namespace Tandem.Store.EventLog;

using System.Collections.Concurrent;
using Tandem.Core.Contract.Events;
using Tandem.Store.Contract;
using Tandem.Store.Files.Recordings;
using Tandem.Store.Recovery;

/// <summary>The logs of a store, brought back at its start; from then on the writing thread has them.</summary>
internal sealed class StoreLogs
{
    private readonly ConcurrentDictionary<int, TenantLog> logs = new();
    private readonly RecordingFiles files;

    public StoreLogs(IDatabase database, IDatabaseConnection connection, RecordingFiles files, Action<string, Exception> failed)
    {
        this.files = files;
        if (connection.Events.Tenants().Count == 0)
        {
            // A folder of before the log: what was open there is closed in its tables.
            (ClosedLegs, ClosedRecordings) = CrashRecovery.Run(connection, files);
        }
        Open(NodeLog.Node, connection);
        foreach (TenantRow tenant in connection.Tenants.All())
        {
            Open(tenant.Id, connection);
        }
        Node = new NodeLog(logs, Buffers, failed);
        Reader = new EventReader(database, Tail, connection.Events.Epoch(), tenant => logs.GetValueOrDefault(tenant)?.Calls);
    }

    public Buffers Buffers { get; } = new();

    public EventTail Tail { get; } = new();

    public EventNeeds Needs { get; } = new();

    public NodeLog Node { get; }

    public EventReader Reader { get; }

    /// <summary>Legs of before that were open when the server died.</summary>
    public int ClosedLegs { get; private set; }

    public int ClosedRecordings { get; private set; }

    /// <summary>At the start, or on the writing thread for a tenant that was just added. One that is open stays as it is.</summary>
    public void Open(int tenant, IDatabaseConnection connection)
    {
        if (logs.ContainsKey(tenant))
        {
            return;
        }
        LogOpening opening = Opening(connection);
        TenantLog log = opening.Open(tenant);
        ClosedLegs += opening.ClosedLegs;
        ClosedRecordings += opening.ClosedRecordings;
        Tail.Begin(tenant, log.Last);
        logs[tenant] = log;
    }

    /// <summary>The tenant is served no more: what is open in its log ends now, as at the end of a server.</summary>
    public void Stop(int tenant, IDatabaseConnection connection)
    {
        if (logs.TryGetValue(tenant, out TenantLog? log))
        {
            Opening(connection).Close(log, WallClock.Micros, Tail.Publish);
        }
    }

    /// <summary>The tenant is removed: nothing is written for it any more.</summary>
    public void Forget(int tenant)
    {
        logs.TryRemove(tenant, out _);
        Tail.Remove(tenant);
    }

    /// <summary>Id of the last event. Before the writing thread starts, or on it.</summary>
    public long Last(int tenant) => logs[tenant].Last;

    private LogOpening Opening(IDatabaseConnection connection) =>
        new(connection, Buffers, recording => WavFile.Repair(files.PathOf(recording)));
}
