namespace Tandem.Engine.Legs;

/// <summary>The rooms in which more than two legs are mixed: their number for the media worker, and who is in.</summary>
internal sealed class RoomTable
{
    private readonly Dictionary<Guid, Room> rooms = [];
    private long lastNumber;

    public int Count => rooms.Count;

    /// <summary>The room of that id, made when it is not there; all its legs have to be on its worker.</summary>
    /// <param name="worker">Of a new one.</param>
    public Room Enter(Leg leg, Guid id, int worker)
    {
        if (!rooms.TryGetValue(id, out Room? room))
        {
            room = new Room(id, ++lastNumber, worker);
            rooms.Add(id, room);
        }
        room.Legs++;
        leg.Room = room;
        return room;
    }

    public void Leave(Leg leg)
    {
        if (leg.Room is { } room)
        {
            leg.Room = null;
            if (--room.Legs == 0)
            {
                rooms.Remove(room.Id);
            }
        }
    }
}
