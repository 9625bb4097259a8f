using Tandem.Foundation;
using Tandem.Sip.Timers;

namespace Tandem.Sip.Registration;

/// <summary>One binding's place in the table.</summary>
internal sealed class BindingSlot(Registrar registrar, AorEntry aor, Binding binding) : ITimed
{
    public AorEntry Aor { get; } = aor;
    public Binding Binding { get; set; } = binding;
    public DeadlineHandle Expiry;

    public void OnTimer(int timer, Now now)
    {
        Expiry = default;
        registrar.Expire(this);
    }
}

/// <summary>The bindings of one address of record.</summary>
internal sealed class AorEntry(string realm, string extension)
{
    private Binding[]? sorted;

    public string Realm { get; } = realm;
    public string Extension { get; } = extension;
    public List<BindingSlot> Slots { get; } = [];

    /// <summary>To be called after every change of <see cref="Slots"/>.</summary>
    public void Changed() => sorted = null;

    /// <summary>Best q first; among equals the one refreshed last keeps the place it was first given.</summary>
    public Binding[] Sorted()
    {
        if (sorted == null)
        {
            List<Binding> list = new(Slots.Count);
            foreach (BindingSlot slot in Slots)
            {
                list.Add(slot.Binding);
            }
            StableSort.Sort(list, static (a, b) => b.Q.CompareTo(a.Q));
            sorted = [.. list];
        }
        return sorted;
    }
}
