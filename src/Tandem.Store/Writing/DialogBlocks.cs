namespace Tandem.Store.Writing;

using Tandem.Engine.Ports;
using Tandem.Store.Contract;
using Tandem.Store.Recovery;

/// <summary>
/// Keeps the dialogs of answered legs at little cost: those of one commit are one row, which goes when the last of its legs has ended. A leg that
/// ended before its neighbours stays in the row until then: whoever starts after a crash asks the call records which were open.
/// </summary>
internal sealed class DialogBlocks
{
    private readonly Dictionary<Guid, long> blocks = [];
    private readonly Dictionary<long, int> alive = [];
    private readonly List<SaveDialog> begun = [];
    private readonly HashSet<Guid> over = [];
    private long last;

    /// <summary>An order of the commit that is being written.</summary>
    public void Add(SaveDialog order) => begun.Add(order);

    public void Add(ForgetDialog order) => over.Add(order.Leg);

    /// <summary>Writes what the orders come to.</summary>
    public void Write(IDialogTable to)
    {
        begun.RemoveAll(order => over.Remove(order.Leg));
        if (begun.Count > 0)
        {
            to.Put(last + 1, DialogCodec.Write(begun));
        }
        foreach (IGrouping<long, Guid> ended in over.Where(blocks.ContainsKey).GroupBy(leg => blocks[leg]))
        {
            if (alive[ended.Key] == ended.Count())
            {
                to.Remove(ended.Key);
            }
        }
    }

    /// <summary>What was written is durable.</summary>
    public void Done()
    {
        foreach (Guid leg in over)
        {
            if (blocks.Remove(leg, out long block) && --alive[block] == 0)
            {
                alive.Remove(block);
            }
        }
        if (begun.Count > 0)
        {
            alive[++last] = begun.Count;
            begun.ForEach(order => blocks[order.Leg] = last);
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
