namespace Tandem.Store.EventLog;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Packing;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Folds;
using Tandem.Core.Folds.Running;
using Tandem.Store.Contract;

/// <summary>
/// Brings a tenant's log back at the start: the last segment is read again, so that the folds know what they knew, and what a kill has left open is
/// closed in the log.
/// </summary>
/// <param name="connection">No one else writes.</param>
/// <param name="buffers">The writing thread's.</param>
/// <param name="millisOf">How much of a recording there is.</param>
internal sealed class LogOpening(IDatabaseConnection connection, Buffers buffers, Func<Guid, long> millisOf)
{
    private readonly List<Event> read = [];
    private readonly List<RowChange> rows = [];

    /// <summary>Legs and recordings that were closed because the server had been cut off.</summary>
    public int ClosedLegs { get; private set; }

    public int ClosedRecordings { get; private set; }

    public TenantLog Open(int tenant)
    {
        if (connection.Events.Segments(tenant).Count == 0)
        {
            Begin(tenant);
        }
        else if (LogRebuild.IsNeeded(tenant, connection))
        {
            LogRebuild.Run(tenant, connection);
        }
        EventSegment segment = connection.Events.Segments(tenant)[^1];
        SegmentMemory memory = Packed.Read<SegmentMemory>(connection.Events.MemoryOf(tenant, segment.First));
        TenantFolds folds = new();
        folds.Load(memory.Folds);
        TenantLog log = new(tenant, folds, buffers);
        log.Calls.Load(memory.Calls);
        Replay(log);
        log.Segment.Begin(segment.WallMicros, segment.Bytes);
        Close(log, connection.Heartbeat.Last(), static _ => { });
        return log;
    }

    // A folder of before the log, or a new tenant: it begins with the sign-ins there are, and nothing else open.
    private void Begin(int tenant)
    {
        TenantFolds folds = new();
        folds.Adopt(connection.SignIns.All(tenant));
        connection.Begin();
        connection.Events.Begin(tenant, 1, WallClock.Micros, Packed.Of(new SegmentMemory { Folds = folds.Save() }));
        connection.Commit();
    }

    private void Replay(TenantLog log)
    {
        long at = log.Folds.Position;
        while (connection.Events.Next(log.Tenant, at) is { } block)
        {
            read.Clear();
            EventCodec.ReadAll(block.Events, read);
            foreach (Event happened in read)
            {
                log.Restore(happened, block.First);
            }
            at = block.Last;
        }
        // They are in the tables: they were committed together.
        rows.Clear();
        log.Folds.Flush(rows);
        log.RestoreLast(at);
    }

    /// <summary>Whatever is open in the log ends, in the log as well.</summary>
    /// <param name="log">Everything that came to it is durable.</param>
    /// <param name="atMicros">The last sign of life: Unix microseconds.</param>
    /// <param name="durable">Is told of the block.</param>
    public void Close(TenantLog log, long atMicros, Action<EventBlock> durable)
    {
        IReadOnlyList<Event> closing = CrashClosing.Close(log.Folds, atMicros, millisOf);
        if (closing.Count == 0)
        {
            return;
        }
        List<LogPiece> pieces = [];
        foreach (Event happened in closing)
        {
            ClosedLegs += happened.Data is LegEnded ? 1 : 0;
            ClosedRecordings += happened.Data is RecordingEnded ? 1 : 0;
            if (log.Begin() is { } begun)
            {
                pieces.Add(begun);
            }
            log.Add(happened);
        }
        log.Seal();
        BlockBuilder builder = new(log, buffers.Take());
        connection.Begin();
        foreach (LogPiece piece in pieces)
        {
            piece.Rows.ForEach(change => FoldRows.Write(log.Tenant, change, connection));
            builder.Add(piece);
        }
        EventBlock block = builder.Write(connection.Events);
        connection.Commit();
        builder.Done();
        durable(block);
    }
}
