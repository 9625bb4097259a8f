namespace Tandem.Store.EventLog;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Packing;
using Tandem.Core.Folds.Running;

/// <summary>The log of one tenant as the writing thread has it: what has come, and what the folds make of it.</summary>
internal sealed class TenantLog(int tenant, TenantFolds folds, Buffers buffers)
{
    /// <summary>A piece that is longer is closed, so that none needs much memory at once.</summary>
    private const int MostPieceBytes = 256 * 1024;

    private LogPiece? open;

    public int Tenant => tenant;

    public TenantFolds Folds => folds;

    public LiveCalls Calls { get; } = new();

    /// <summary>Id of the last event that came, durable or not.</summary>
    public long Last { get; private set; } = folds.Position;

    /// <summary>Where the segment that grows began, and how much is in it; durable events only.</summary>
    public SegmentGrowth Segment { get; } = new();

    /// <summary>Makes ready for an event; answers the piece it will go into, to be queued, or null when that is queued already.</summary>
    public LogPiece? Begin()
    {
        if (open != null)
        {
            return null;
        }
        open = new LogPiece(tenant, buffers.Take());
        return open;
    }

    /// <summary>Takes the next event; throws when it cannot be written or folded.</summary>
    public void Add(Event happened)
    {
        Last = happened.Id;
        open!.Add(happened);
        folds.Apply(happened);
        if (open.Buffer.WrittenCount >= MostPieceBytes)
        {
            Seal();
        }
    }

    /// <summary>An event of before, read again.</summary>
    public void Restore(Event happened, long block)
    {
        folds.Apply(happened);
        Calls.Follow(happened, block);
    }

    /// <summary>Ids go on after that one.</summary>
    public void RestoreLast(long id) => Last = id;

    /// <summary>Events of configuration have their place here, and come with their commit.</summary>
    public void Pass(IReadOnlyList<Event> events)
    {
        Seal();
        foreach (Event happened in events)
        {
            folds.Apply(happened);
            Last = happened.Id;
        }
    }

    /// <summary>No more events into the open piece: the rows that changed with it are added.</summary>
    public void Seal()
    {
        if (open != null)
        {
            folds.Flush(open.Rows);
            open = null;
        }
    }

    /// <summary>For the beginning of a segment; everything that came has to be durable.</summary>
    public byte[] Memory() => Packed.Of(new SegmentMemory { Folds = folds.Save(), Calls = Calls.Save() });
}
