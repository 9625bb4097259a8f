namespace Tandem.Engine.Trunks.Running;

using Tandem.Core.Contract.Rows;
using Tandem.Engine.Inputs;
using Tandem.Engine.Outputs;
using Tandem.Engine.Peers;
using Tandem.Engine.Tenants;
using Tandem.Engine.Trunks.Finding;
using Tandem.Engine.Trunks.Registering;
using Tandem.Sip.Flows;
using Tandem.Sip.Usages.Requests;

/// <summary>Trunks come, change and go with the configuration of their tenants, and rest when the server does.</summary>
internal sealed class TrunkChanges(TrunkServices services, EngineOutbox outbox, Func<string> callIds)
{
    private readonly Dictionary<Trunk, TrunkRunner> runners = [];
    private readonly List<TrunkRunner> registering = [];
    private readonly List<TrunkRegistration> ending = [];
    private readonly PeerLookUps lookUps = new(outbox);
    private bool drained;

    /// <summary>Registrations whose end is not confirmed yet.</summary>
    public int Ending
    {
        get
        {
            ending.RemoveAll(each => !each.IsEnding);
            return ending.Count;
        }
    }

    public void Load(Tenant tenant, IReadOnlyList<TrunkRow> rows)
    {
        foreach (TrunkRow row in rows)
        {
            Put(tenant, row);
        }
    }

    /// <summary>What was committed of a tenant's configuration.</summary>
    public void Committed(Tenant tenant, IReadOnlyList<ConfigurationChange> changes)
    {
        foreach (ConfigurationChange change in changes)
        {
            if (change is PutTrunk put)
            {
                Put(tenant, put.Row);
            }
            else if (change is RemoveTrunk removed && services.Table.Find(tenant, removed.Id) is { } trunk)
            {
                Remove(trunk, "the trunk was removed");
            }
        }
    }

    public void RemoveAll(Tenant tenant)
    {
        foreach (Trunk trunk in services.Table.Of(tenant).ToArray())
        {
            Remove(trunk, "the tenant was removed");
        }
    }

    /// <summary>No calls are to come any more.</summary>
    public void Drain()
    {
        drained = true;
        foreach (TrunkRunner runner in registering)
        {
            Keep(runner.Stop("the server stops"));
        }
        registering.Clear();
    }

    public void Found(PeersFound found) => lookUps.Found(found);

    public void FlowClosed(in Flow flow)
    {
        foreach (TrunkRunner runner in registering)
        {
            runner.FlowClosed(flow);
        }
    }

    /// <summary>A call has found an address of a trunk out of order.</summary>
    public void Suspect(Trunk trunk, TrunkTarget target, string why)
    {
        if (runners.TryGetValue(trunk, out TrunkRunner? runner))
        {
            runner.Suspect(target, why);
        }
    }

    /// <summary>What came of asking an address whether it is there. False where the trunk is not probed, so that it counts for nothing.</summary>
    public bool Take(Trunk trunk, TrunkTarget target, RequestAnswered answered) =>
        runners.TryGetValue(trunk, out TrunkRunner? runner) && runner.Take(target, answered);

    private void Put(Tenant tenant, TrunkRow row)
    {
        if (drained)
        {
            return;
        }
        if (services.Table.Find(tenant, row.Id) is { } known)
        {
            TrunkRunner runner = runners[known];
            Keep(runner.Change(row));
            Note(runner);
            return;
        }
        Trunk trunk = new(tenant, row);
        services.Table.Add(trunk);
        TrunkRunner added = new(trunk, lookUps, callIds, services);
        runners.Add(trunk, added);
        added.Start();
        Note(added);
    }

    private void Note(TrunkRunner runner)
    {
        registering.Remove(runner);
        if (runner.Registration is not null)
        {
            registering.Add(runner);
        }
    }

    private void Remove(Trunk trunk, string reason)
    {
        runners.Remove(trunk, out TrunkRunner? runner);
        registering.Remove(runner!);
        Keep(runner!.Stop(reason));
        services.Table.Remove(trunk);
        services.Reports.Removed(trunk);
    }

    private void Keep(TrunkRegistration? ended)
    {
        if (ended is not null)
        {
            ending.Add(ended);
        }
    }
}
