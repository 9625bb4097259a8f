namespace Tandem.Store.EventLog;

using System.Diagnostics;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Engine.Ports;

/// <summary>Something that happened to the node, for the log of tenant 0; it gets its number when it is taken.</summary>
internal sealed record NodeHappened(EventData Data, Actor By, long WallMicros) : StoreOrder(NodeLog.Node);

/// <summary>The logs of all tenants and of the node, on their way from the loops to the disk. The writing thread's alone.</summary>
internal sealed class NodeLog(IReadOnlyDictionary<int, TenantLog> logs, Buffers buffers, Action<string, Exception> failed)
{
    /// <summary>The tenant that stands for the node.</summary>
    public const int Node = 0;

    private readonly long started = Stopwatch.GetTimestamp();
    private readonly List<TenantLog> open = [];

    public IEnumerable<TenantLog> All => logs.Values;

    /// <summary>Legs that are not over, as far as it came.</summary>
    public int OpenLegs => logs.Values.Sum(log => log.Folds.OpenLegs);

    /// <summary>Agents who are signed in.</summary>
    public int SignedIn => logs.Values.Sum(log => log.Folds.SignedIn);

    /// <summary>Null for a tenant that is not there.</summary>
    public TenantLog? Of(int tenant) => logs.GetValueOrDefault(tenant);

    /// <summary>Appends what the order comes to, in the order of events.</summary>
    public void Take(StoreOrder order, List<StoreOrder> group)
    {
        switch (order)
        {
            case KeepEvents keep:
                foreach (Event happened in keep.Events)
                {
                    Take(keep.Tenant, happened, group);
                }
                break;
            case NodeHappened node:
                Take(Node, Number(node), group);
                break;
            case CommitConfiguration commit:
                Of(commit.Tenant)?.Pass(commit.Order.Events);
                group.Add(commit);
                break;
            default:
                group.Add(order);
                break;
        }
    }

    /// <summary>What comes from now on goes into new pieces: those that are queued are whole.</summary>
    public void Seal()
    {
        foreach (TenantLog log in open)
        {
            log.Seal();
        }
        open.Clear();
    }

    /// <summary>What takes the place of a commit that is refused before it was tried.</summary>
    public LogPiece Refused(CommitConfiguration commit, string reason)
    {
        LogPiece piece = new(commit.Tenant, buffers.Take());
        foreach (Event refused in Refusal.Of(commit.Order.Events, reason))
        {
            piece.Add(refused);
        }
        return piece;
    }

    /// <summary>It is durable, and not looked at again.</summary>
    public void Recycle(StoreOrder order)
    {
        if (order is LogPiece piece)
        {
            buffers.Return(piece.Buffer);
        }
    }

    // What is wrong with one event, or with a fold that trips over it, costs that alone.
    private void Take(int tenant, Event happened, List<StoreOrder> group)
    {
        try
        {
            TenantLog log = logs[tenant];
            if (log.Begin() is { } begun)
            {
                group.Add(begun);
                open.Add(log);
            }
            log.Add(happened);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            failed($"log, {happened.Data.GetType().Name} {happened.Id} of tenant {tenant}", e);
        }
    }

    private Event Number(NodeHappened node)
    {
        long micros = (long)Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        int version = EventTable.Of(node.Data).Version;
        return new Event(logs[Node].Last + 1, node.WallMicros, micros, micros, Guid.Empty, Guid.Empty, 0, version, node.By, node.Data);
    }
}
