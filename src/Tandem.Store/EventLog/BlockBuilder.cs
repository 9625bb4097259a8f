namespace Tandem.Store.EventLog;

using System.Buffers;
using Tandem.Core.Contract.Events;
using Tandem.Store.Contract;

/// <summary>One tenant's events in one commit, as they come together.</summary>
internal sealed class BlockBuilder(TenantLog log, ArrayBufferWriter<byte> buffer)
{
    private readonly HashSet<Guid> calls = [];
    private readonly HashSet<Guid> begun = [];
    private readonly HashSet<Guid> ended = [];
    private readonly HashSet<Guid> late = [];
    private long wall;

    public TenantLog Log => log;

    public ArrayBufferWriter<byte> Buffer => buffer;

    public long First { get; private set; }

    public long Last { get; private set; }

    public void Add(LogPiece piece)
    {
        Begin(piece.First, piece.WallMicros);
        buffer.Write(piece.Buffer.WrittenSpan);
        calls.UnionWith(piece.Calls);
        begun.UnionWith(piece.Begun);
        ended.UnionWith(piece.Ended);
        Last = piece.Last;
    }

    public void Add(IReadOnlyList<Event> events)
    {
        foreach (Event happened in events)
        {
            Begin(happened.Id, happened.WallMicros);
            EventCodec.Write(buffer, happened);
            Last = happened.Id;
        }
    }

    /// <summary>Writes the block, and of calls that are over in which blocks they are.</summary>
    public EventBlock Write(IEventTable to)
    {
        EventBlock block = new(log.Tenant, First, Last, wall, buffer.WrittenMemory);
        to.Add(block);
        foreach (Guid call in calls)
        {
            List<long> blocks = log.Calls.BlocksOf(call);
            bool isLive = blocks.Count > 0 || begun.Contains(call);
            if (!isLive)
            {
                // A recording may end after its call.
                blocks.AddRange(to.BlocksOf(log.Tenant, call));
            }
            if (!isLive || ended.Contains(call))
            {
                late.Add(call);
                blocks.Add(First);
                to.PutCall(log.Tenant, call, blocks);
            }
        }
        return block;
    }

    /// <summary>The block is durable.</summary>
    public void Done()
    {
        foreach (Guid call in calls)
        {
            if (late.Contains(call))
            {
                log.Calls.Remove(call);
            }
            else
            {
                log.Calls.Add(call, First);
            }
        }
        log.Segment.Add(buffer.WrittenCount);
    }

    private void Begin(long first, long wallMicros)
    {
        if (First == 0)
        {
            First = first;
            wall = wallMicros;
        }
    }
}
