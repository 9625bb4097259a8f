namespace Tandem.Store.EventLog;

using Tandem.Core.Contract.Events;
using Tandem.Store.Contract;

/// <summary>The blocks of one commit, one a tenant that has events in it.</summary>
internal sealed class CommitBlocks(NodeLog logs, Buffers buffers, EventTail tail)
{
    private readonly List<BlockBuilder> builders = [];
    private readonly List<EventBlock> blocks = [];

    public void Add(LogPiece piece)
    {
        if (piece.Count > 0)
        {
            Of(piece.Tenant)?.Add(piece);
        }
    }

    public void Add(int tenant, IReadOnlyList<Event> events)
    {
        if (events.Count > 0)
        {
            Of(tenant)?.Add(events);
        }
    }

    public void Write(IEventTable to)
    {
        foreach (BlockBuilder builder in builders)
        {
            blocks.Add(builder.Write(to));
        }
    }

    /// <summary>They are durable: whoever watches is told.</summary>
    public void Done()
    {
        foreach (BlockBuilder builder in builders)
        {
            builder.Done();
        }
        foreach (EventBlock block in blocks)
        {
            tail.Publish(block);
        }
        Clear();
    }

    /// <summary>They are not: the next try makes others.</summary>
    public void Clear()
    {
        builders.ForEach(builder => buffers.Return(builder.Buffer));
        builders.Clear();
        blocks.Clear();
    }

    private BlockBuilder? Of(int tenant)
    {
        BlockBuilder? builder = builders.Find(each => each.Log.Tenant == tenant);
        if (builder == null && logs.Of(tenant) is { } log)
        {
            builder = new BlockBuilder(log, buffers.Take());
            builders.Add(builder);
        }
        return builder;
    }
}
