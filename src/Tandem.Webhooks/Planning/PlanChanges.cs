namespace Tandem.Webhooks.Planning;

using System.Buffers;
using Tandem.Core.Contract.Events;
using Tandem.Webhooks.Contract;

/// <summary>What a plan has to have kept since the last time. What could not be kept is put back and comes again.</summary>
public sealed class PlanChanges
{
    private readonly SortedDictionary<long, Delivery> touched = [];
    private readonly SortedSet<long> released = [];
    private readonly SortedDictionary<long, DeadEvent> dead = [];

    public bool IsEmpty => touched.Count == 0 && released.Count == 0 && dead.Count == 0;

    /// <summary>Given up and not written down yet.</summary>
    public int Dead => dead.Count;

    internal void Touch(Delivery delivery)
    {
        if (delivery is { IsHeld: true, IsSaved: false })
        {
            touched[delivery.Id] = delivery;
        }
    }

    internal void Release(Delivery delivery)
    {
        touched.Remove(delivery.Id);
        released.Add(delivery.Id);
    }

    internal void Die(Delivery delivery, long nowMicros) =>
        dead[delivery.Id] = new DeadEvent(delivery.Id, delivery.Attempts, nowMicros, delivery.Why, BytesOf(delivery.Event));

    internal void Clear()
    {
        touched.Clear();
        released.Clear();
        dead.Clear();
    }

    /// <summary>All of it; from now on it counts as kept unless it is put back.</summary>
    public Taken Take()
    {
        Taken taken = new([.. touched.Values], [.. released], [.. dead.Values]);
        Clear();
        foreach (Delivery delivery in taken.Deliveries)
        {
            delivery.IsSaved = true;
        }
        return taken;
    }

    /// <summary>It could not be kept.</summary>
    public void PutBack(Taken taken)
    {
        foreach (Delivery delivery in taken.Deliveries.Where(each => each is { IsHeld: true, State: not DeliveryState.Settled }))
        {
            delivery.IsSaved = false;
            touched[delivery.Id] = delivery;
        }
        released.UnionWith(taken.Released.Where(id => !touched.ContainsKey(id)));
        foreach (DeadEvent each in taken.Dead)
        {
            dead.TryAdd(each.EventId, each);
        }
    }

    private static byte[] BytesOf(Event happened)
    {
        ArrayBufferWriter<byte> bytes = new();
        EventCodec.Write(bytes, happened);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>What was taken to be kept.</summary>
    public sealed class Taken
    {
        internal Taken(Delivery[] deliveries, long[] released, DeadEvent[] dead)
        {
            Deliveries = deliveries;
            Released = released;
            Dead = dead;
            Held =
            [
                .. deliveries.Select(each => new HeldEvent(each.Id, each.Attempts, each.FirstMicros, each.NextMicros, BytesOf(each.Event))),
            ];
        }

        internal Delivery[] Deliveries { get; }

        public IReadOnlyList<HeldEvent> Held { get; }

        public IReadOnlyList<long> Released { get; }

        public IReadOnlyList<DeadEvent> Dead { get; }
    }
}
