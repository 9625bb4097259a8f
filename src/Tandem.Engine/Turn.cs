namespace Tandem.Engine;

using Tandem.Core.Contract.Legs;
using Tandem.Engine.Tenants;
using Tandem.Foundation;

/// <summary>
/// What one turn has to pass on to the call centre once the current step is over: leg events in the order they happened, each
/// for its tenant. Nothing is told during a step, so no part is entered twice.
/// </summary>
internal sealed class Turn
{
    private readonly Queue<(Tenant Tenant, LegEvent Event)> happened = new();

    public Now Now { get; set; }

    public void Tell(Tenant tenant, LegEvent what) => happened.Enqueue((tenant, what));

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
}
