namespace Tandem.Store.EventLog;

using System.Collections.Concurrent;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;

/// <summary>
/// In which blocks the events of calls are that are not over. Written by the writing thread, with what is durable; read by anybody.
/// </summary>
internal sealed class LiveCalls
{
    private readonly ConcurrentDictionary<Guid, ImmutableBlocks> calls = new();

    private sealed record ImmutableBlocks(long Block, ImmutableBlocks? Before);

    /// <summary>The first ids of the blocks, in order; empty when the call is over, or unknown.</summary>
    public List<long> BlocksOf(Guid call)
    {
        List<long> blocks = [];
        for (ImmutableBlocks? each = calls.GetValueOrDefault(call); each != null; each = each.Before)
        {
            blocks.Add(each.Block);
        }
        blocks.Reverse();
        return blocks;
    }

    public void Add(Guid call, long block)
    {
        ImmutableBlocks? before = calls.GetValueOrDefault(call);
        if (before?.Block != block)
        {
            calls[call] = new ImmutableBlocks(block, before);
        }
    }

    public void Remove(Guid call) => calls.TryRemove(call, out _);

    /// <summary>An event that is in that block.</summary>
    public void Follow(Event happened, long block)
    {
        if (happened.Data is CallEnded)
        {
            Remove(happened.Call);
        }
        else if (happened.Data is CallStarted || calls.ContainsKey(happened.Call))
        {
            Add(happened.Call, block);
        }
    }

    /// <summary>All of it, to be kept.</summary>
    public Dictionary<Guid, long[]> Save() => calls.Keys.Order().ToDictionary(call => call, call => BlocksOf(call).ToArray());

    public void Load(IReadOnlyDictionary<Guid, long[]> saved)
    {
        foreach ((Guid call, long[] blocks) in saved)
        {
            foreach (long block in blocks)
            {
                Add(call, block);
            }
        }
    }
}
