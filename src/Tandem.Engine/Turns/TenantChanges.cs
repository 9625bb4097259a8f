namespace Tandem.Engine.Turns;

using Tandem.Core.Contract;
using Tandem.Engine.Inputs;
using Tandem.Engine.Legs;
using Tandem.Engine.Outputs;
using Tandem.Engine.Registrations;
using Tandem.Engine.Settings;
using Tandem.Engine.Signalling;
using Tandem.Engine.Tenants;
using Tandem.Engine.Trunks.Running;
using Tandem.Foundation;

/// <summary>Tenants come, change and go while the loop runs.</summary>
internal sealed class TenantChanges(
    TenantTable tenants,
    BindingKeeper bindings,
    TrunkChanges trunks,
    LegTable legs,
    LegEndings endings,
    CentreLimits limits,
    IdSource ids,
    EngineOutbox outbox,
    Turn turn
)
{
    private const int Gone = 503;
    private const string Reason = "tenant removed";

    public void Add(TenantConfig config)
    {
        if (tenants.ById(config.Id) is { } served)
        {
            outbox.Tenants.Add(new TenantServed(served.Id, served.Centre.Views));
            return;
        }
        Tenant tenant = new(config, limits, ids, turn.Now);
        tenants.Add(tenant);
        outbox.Tenants.Add(new TenantServed(tenant.Id, tenant.Centre.Views));
        bindings.Restore(tenant, config.Bindings);
        trunks.Load(tenant, config.Configuration.Trunks);
        turn.Touch(tenant);
    }

    public void Change(TenantChanged changed)
    {
        if (tenants.ById(changed.Tenant) is { } tenant && tenant.Domain != changed.Domain)
        {
            bindings.Drop(tenant);
            tenant.Extensions.MoveTo(changed.Domain);
            tenant.Domain = changed.Domain;
            tenants.Reindex();
            turn.Touch(tenant);
        }
    }

    /// <summary>The server is told to stop: campaigns dial nobody any more.</summary>
    public void Halt()
    {
        foreach (Tenant tenant in tenants.All)
        {
            tenant.Centre.Halt();
        }
    }

    /// <summary>Nothing reaches it any more; what it still has to say is said in this turn.</summary>
    public void Remove(int id)
    {
        outbox.Tenants.Add(new TenantServed(id, null));
        if (tenants.ById(id) is not { } tenant)
        {
            return;
        }
        tenant.Centre.Halt();
        bindings.Drop(tenant);
        tenants.Remove(tenant);
        tenant.IsLeaving = true;
        trunks.RemoveAll(tenant);
        foreach (Leg leg in legs.All())
        {
            if (leg.Tenant == tenant)
            {
                endings.End(leg, Gone, Reason);
            }
        }
        tenant.FailCommits(Reason, turn.Now);
        turn.Touch(tenant);
    }
}
