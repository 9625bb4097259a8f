namespace Tandem.Engine.Tenants;

using Tandem.Core.Calls;
using Tandem.Core.Contract.Legs;
using Tandem.Engine.Tracing;
using Tandem.Foundation;

/// <summary>
/// The turn under way: its time, what it has to pass on to the call centres once the current step is over, and which tenants it has touched.
/// Nothing is told during a step, so no part is entered twice.
/// </summary>
internal sealed class Turn
{
    private readonly Queue<(Tenant Tenant, LegEvent Event)> happened = new();
    private readonly List<Tenant> touched = [];

    public Now Now { get; set; }

    /// <summary>Who looks on; null for nobody.</summary>
    public IExchangeWatcher? Watcher { get; init; }

    /// <summary>The tenants something was done to, in the order in which that began. All others sleep, and cost nothing.</summary>
    public IReadOnlyList<Tenant> Touched => touched;

    public void Touch(Tenant tenant)
    {
        if (!tenant.IsTouched)
        {
            tenant.IsTouched = true;
            touched.Add(tenant);
        }
    }

    public void Tell(Tenant tenant, LegEvent what)
    {
        Touch(tenant);
        happened.Enqueue((tenant, what));
    }

    public bool TryNext(out Tenant tenant, out LegEvent what)
    {
        if (happened.TryDequeue(out (Tenant Tenant, LegEvent Event) next))
        {
            (tenant, what) = next;
            return true;
        }
        tenant = null!;
        what = null!;
        return false;
    }

    /// <summary>All that was touched has been seen to.</summary>
    public void Over()
    {
        foreach (Tenant tenant in touched)
        {
            tenant.IsTouched = false;
        }
        touched.Clear();
    }
}
