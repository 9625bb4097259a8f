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

    /// <summary>Legs that stand by between calls: each is a call of its own here, and none to anybody else.</summary>
    public int Standby { get; private set; }

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

    public void Remove(CallLeg leg)
    {
        if (legs.Remove(leg.Id) && leg.IsStandby)
        {
            Standby--;
        }
    }

    public void SetStandby(CallLeg leg, bool isStandby)
    {
        Standby += (isStandby ? 1 : 0) - (leg.IsStandby ? 1 : 0);
        leg.IsStandby = isStandby;
    }

    public void Remove(Call call)
    {
        calls.Remove(call.Id);
        freeSlots.Push(call.Slot);
    }
}
