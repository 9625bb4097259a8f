namespace Tandem.Store.EventLog;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Packing;
using Tandem.Core.Folds;
using Tandem.Core.Folds.Running;
using Tandem.Store.Contract;

/// <summary>
/// Makes the tables of a tenant's folds again from its log, from the cut on: what was made of later events goes, older rows stay. The same events
/// give the same rows, to the byte.
/// </summary>
internal static class LogRebuild
{
    /// <summary>A fold counts otherwise now than when its rows were made.</summary>
    public static bool IsNeeded(int tenant, IDatabaseConnection connection)
    {
        EventSegment last = connection.Events.Segments(tenant)[^1];
        return !TenantFolds.IsCurrent(Packed.Read<SegmentMemory>(connection.Events.MemoryOf(tenant, last.First)).Folds);
    }

    /// <summary>All of it in one transaction. Returns how many events were read.</summary>
    public static long Run(int tenant, IDatabaseConnection connection)
    {
        IReadOnlyList<EventSegment> segments = connection.Events.Segments(tenant);
        SegmentMemory memory = Packed.Read<SegmentMemory>(connection.Events.MemoryOf(tenant, segments[0].First));
        TenantFolds folds = new();
        folds.Load(memory.Folds);
        LiveCalls calls = new();
        calls.Load(memory.Calls);
        long events = 0;
        int next = 1;
        long at = folds.Position;
        List<Event> read = [];
        List<RowChange> rows = [];
        connection.Begin();
        connection.Events.ForgetRows(tenant, at);
        while (connection.Events.Next(tenant, at) is { } block)
        {
            if (next < segments.Count && block.First >= segments[next].First)
            {
                // What is remembered where a segment begins is made again too.
                Flush(tenant, folds, rows, connection);
                SegmentMemory again = new() { Folds = folds.Save(), Calls = calls.Save() };
                connection.Events.Begin(tenant, segments[next].First, segments[next].WallMicros, Packed.Of(again));
                next++;
            }
            read.Clear();
            EventCodec.ReadAll(block.Events, read);
            foreach (Event happened in read)
            {
                folds.Apply(happened);
                calls.Follow(happened, block.First);
                events++;
            }
            Flush(tenant, folds, rows, connection);
            at = block.Last;
        }
        connection.Commit();
        return events;
    }

    private static void Flush(int tenant, TenantFolds folds, List<RowChange> rows, IDatabaseConnection connection)
    {
        rows.Clear();
        folds.Flush(rows);
        rows.ForEach(change => FoldRows.Write(tenant, change, connection));
    }
}
