namespace Tandem.Engine.Turns;

using Tandem.Engine.Tenants;
using Tandem.Foundation;

/// <summary>When which tenant wants to be woken. A tenant that sleeps is not looked at.</summary>
internal sealed class TenantClock
{
    private readonly DeadlineHeap<Tenant> wakes = new();

    public Wake Next => wakes.Count == 0 ? Wake.Never : new Wake(wakes.Next, wakes.Peek.Centre.NextWake.Reason);

    /// <summary>After the tenant was touched: its wishes may have changed.</summary>
    public void Set(Tenant tenant)
    {
        Instant at = tenant.Centre.NextWake.At;
        if (at == tenant.WakeAt)
        {
            return;
        }
        tenant.WakeAt = at;
        wakes.Cancel(ref tenant.Wake);
        if (at != Instant.Never)
        {
            tenant.Wake = wakes.Arm(at, tenant);
        }
    }

    public void Forget(Tenant tenant) => wakes.Cancel(ref tenant.Wake);

    /// <summary>The next tenant whose time has come.</summary>
    public bool TryNextDue(Instant now, out Tenant tenant)
    {
        if (!wakes.TryPopDue(now, out tenant!))
        {
            return false;
        }
        tenant.Wake = default;
        tenant.WakeAt = Instant.Never;
        return true;
    }
}
