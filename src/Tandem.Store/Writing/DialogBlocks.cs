namespace Tandem.Store.Writing;

using Tandem.Engine.Ports;
using Tandem.Store.Contract;
using Tandem.Store.Recovery;

/// <summary>
/// Keeps the dialogs of legs at little cost: those of one commit are one row, which goes when the last of its legs has ended or has been written anew. A
/// leg that ended before its neighbours stays in the row until then: whoever starts after a crash asks the call records which were open, and takes what
/// was written last of a leg.
/// </summary>
internal sealed class DialogBlocks
{
    private readonly Dictionary<Guid, long> blocks = [];
    private readonly Dictionary<long, int> alive = [];
    private readonly Dictionary<Guid, SaveDialog> begun = [];
    private readonly HashSet<Guid> over = [];
    private long last;

    /// <summary>An order of the commit that is being written.</summary>
    public void Add(SaveDialog order) => begun[order.Leg] = order;

    public void Add(ForgetDialog order)
    {
        begun.Remove(order.Leg);
        over.Add(order.Leg);
    }

    /// <summary>Writes what the orders come to.</summary>
    public void Write(IDialogTable to)
    {
        if (begun.Count > 0)
        {
            to.Put(last + 1, DialogCodec.Write(begun.Values));
        }
        foreach (IGrouping<long, Guid> gone in over.Concat(begun.Keys).Where(blocks.ContainsKey).GroupBy(leg => blocks[leg]))
        {
            if (alive[gone.Key] == gone.Count())
            {
                to.Remove(gone.Key);
            }
        }
    }

    /// <summary>What was written is durable.</summary>
    public void Done()
    {
        foreach (Guid leg in over.Concat(begun.Keys))
        {
            if (blocks.Remove(leg, out long block) && --alive[block] == 0)
            {
                alive.Remove(block);
            }
        }
        if (begun.Count > 0)
        {
            alive[++last] = begun.Count;
            foreach (Guid leg in begun.Keys)
            {
                blocks[leg] = last;
            }
        }
        Clear();
    }

    /// <summary>It is not: the orders come again.</summary>
    public void Clear()
    {
        begun.Clear();
        over.Clear();
    }
}
