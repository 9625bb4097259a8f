namespace Tandem.Server.Watching;

using Tandem.Core.Contract.Events;
using Tandem.Engine.Ports;
using Tandem.Foundation;
using Tandem.Net.Loop;
using Tandem.Sip.Receiving;
using Tandem.Sip.Registration;

/// <summary>
/// Stands between a loop and the store, and hands what goes by to the one thread that writes the log and counts: events are shown before they
/// are durable, since a log that is silent while the disk is in trouble helps nobody. Costs the loop a copy of a few words each; what finds no
/// room is dropped and counted.
/// </summary>
internal sealed class LoopSights(IStorePort store) : IStorePort, INodeNews
{
    private const int Room = 32_768;

    /// <summary>Refusals shown in a second: of a flood the log needs no more.</summary>
    private const int RefusalsPerSecond = 50;

    private readonly SingleRing<Sight> ring = new(Room);
    private long second;
    private int refusals;

    /// <summary>What found no room. Any thread.</summary>
    public long Dropped => ring.Dropped;

    /// <summary>The watching thread: the next one; false when there is none.</summary>
    public bool TryTake(out Sight sight) => ring.TryTake(out sight);

    public void Post(StoreOrder order)
    {
        store.Post(order);
        Event[]? events = order switch
        {
            KeepEvents keep => keep.Events,
            CommitConfiguration { Order.Events.Count: > 0 } commit => [.. commit.Order.Events],
            _ => null,
        };
        if (events is not null)
        {
            ring.TryPut(new Sight(order.Tenant, Events: events));
        }
    }

    public void Registered(int tenant, BindingChanged change)
    {
        if (change.Change != BindingChange.Refreshed || change.HasMoved)
        {
            ring.TryPut(new Sight(tenant, Registration: change));
        }
    }

    public void WrongCredentials(CredentialsRefused refused)
    {
        if (IsFew())
        {
            ring.TryPut(new Sight(0, Credentials: refused));
        }
    }

    public void Refused(NetAddress to, int code, ReadOnlySpan<byte> response)
    {
        if (RefusalLine.IsOne(code) && IsFew())
        {
            ring.TryPut(new Sight(0, Refused: new RefusedRequest(to.ToString(), code, response.ToArray())));
        }
    }

    private bool IsFew()
    {
        long now = Environment.TickCount64 / 1_000;
        if (now != second)
        {
            second = now;
            refusals = 0;
        }
        return ++refusals <= RefusalsPerSecond;
    }
}
