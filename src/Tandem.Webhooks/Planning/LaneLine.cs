namespace Tandem.Webhooks.Planning;

/// <summary>The deliveries of one lane, in the order of events.</summary>
internal sealed class LaneLine
{
    private readonly List<Delivery> line = [];

    public bool IsEmpty => line.Count == 0;

    /// <summary>Whose turn it is: the one under way, else the first event.</summary>
    public Delivery Head => line.Find(each => each.State == DeliveryState.UnderWay) ?? line[0];

    public IReadOnlyList<Delivery> All => line;

    public void Add(Delivery delivery)
    {
        int place = line.Count;
        // Nearly always the last; a replay puts older ones before.
        while (place > 0 && line[place - 1].Id > delivery.Id)
        {
            place--;
        }
        line.Insert(place, delivery);
    }

    public void Remove(Delivery delivery) => line.Remove(delivery);
}
