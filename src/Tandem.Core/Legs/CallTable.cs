namespace Tandem.Core.Legs;

/// <summary>The live calls and legs of a tenant.</summary>
internal sealed class CallTable
{
    private readonly Dictionary<Guid, Call> calls = [];
    private readonly Dictionary<Guid, CallLeg> legs = [];
    private readonly Stack<int> freeSlots = new();
    private int usedSlots;

    public int Count => calls.Count;

    public int Legs => legs.Count;

    public IEnumerable<Call> All => calls.Values;

    public Call? Find(Guid id) => calls.GetValueOrDefault(id);

    public CallLeg? FindLeg(Guid id) => legs.GetValueOrDefault(id);

    public int TakeSlot() => freeSlots.TryPop(out int slot) ? slot : usedSlots++;

    public void Add(Call call) => calls.Add(call.Id, call);

    public void Add(CallLeg leg)
    {
        legs.Add(leg.Id, leg);
        leg.Call.Legs.Add(leg);
    }

    public void Remove(CallLeg leg) => legs.Remove(leg.Id);

    public void Remove(Call call)
    {
        calls.Remove(call.Id);
        freeSlots.Push(call.Slot);
    }
}
