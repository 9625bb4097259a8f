namespace Tandem.Engine.Trunks;

using Tandem.Engine.Peers;
using Tandem.Engine.Tenants;
using Tandem.Foundation;

/// <summary>The trunks of this loop: by tenant, and by the addresses that their calls come from, whatever the port.</summary>
internal sealed class TrunkTable
{
    private readonly Dictionary<int, SortedDictionary<int, Trunk>> byTenant = [];
    private readonly Dictionary<NetAddress, List<Trunk>> byHost = [];
    private readonly List<(NetBlock Block, Trunk Trunk)> blocks = [];
    private readonly Dictionary<Trunk, List<NetAddress>> indexed = [];

    /// <summary>Of a tenant, by id.</summary>
    public IReadOnlyCollection<Trunk> Of(Tenant tenant) =>
        byTenant.TryGetValue(tenant.Id, out SortedDictionary<int, Trunk>? all) ? all.Values : [];

    public Trunk? Find(Tenant tenant, int id) =>
        byTenant.TryGetValue(tenant.Id, out SortedDictionary<int, Trunk>? all) ? all.GetValueOrDefault(id) : null;

    public Trunk? Named(Tenant tenant, string name)
    {
        foreach (Trunk trunk in Of(tenant))
        {
            if (trunk.Name == name)
            {
                return trunk;
            }
        }
        return null;
    }

    /// <summary>Those at that address, the longest known first.</summary>
    public IReadOnlyList<Trunk> At(NetAddress source)
    {
        if (byHost.TryGetValue(source.WithPort(0), out List<Trunk>? known))
        {
            return known;
        }
        List<Trunk>? found = null;
        foreach ((NetBlock block, Trunk trunk) in blocks)
        {
            if (block.Contains(source))
            {
                (found ??= []).Add(trunk);
            }
        }
        return found ?? (IReadOnlyList<Trunk>)[];
    }

    public void Add(Trunk trunk)
    {
        if (!byTenant.TryGetValue(trunk.Tenant.Id, out SortedDictionary<int, Trunk>? all))
        {
            byTenant.Add(trunk.Tenant.Id, all = []);
        }
        all.Add(trunk.Row.Id, trunk);
        Index(trunk);
    }

    public void Remove(Trunk trunk)
    {
        Forget(trunk);
        if (byTenant.TryGetValue(trunk.Tenant.Id, out SortedDictionary<int, Trunk>? all) && all.Remove(trunk.Row.Id) && all.Count == 0)
        {
            byTenant.Remove(trunk.Tenant.Id);
        }
    }

    /// <summary>Its addresses, or what is said of them, are other than before.</summary>
    public void Reindex(Trunk trunk)
    {
        Forget(trunk);
        Index(trunk);
    }

    private void Index(Trunk trunk)
    {
        if (trunk.Row.Disabled)
        {
            return;
        }
        foreach (TrunkTarget target in trunk.Targets)
        {
            Index(trunk, target.Address.Address.WithPort(0));
        }
        foreach (string source in trunk.Row.Sources)
        {
            if (!NetBlock.TryParse(source, out NetBlock block))
            {
                continue;
            }
            if (block == NetBlock.Of(block.Base))
            {
                Index(trunk, block.Base);
            }
            else
            {
                blocks.Add((block, trunk));
            }
        }
    }

    private void Index(Trunk trunk, NetAddress host)
    {
        if (!byHost.TryGetValue(host, out List<Trunk>? there))
        {
            byHost.Add(host, there = []);
        }
        if (!there.Contains(trunk))
        {
            there.Add(trunk);
            if (!indexed.TryGetValue(trunk, out List<NetAddress>? hosts))
            {
                indexed.Add(trunk, hosts = []);
            }
            hosts.Add(host);
        }
    }

    private void Forget(Trunk trunk)
    {
        blocks.RemoveAll(each => each.Trunk == trunk);
        if (!indexed.Remove(trunk, out List<NetAddress>? hosts))
        {
            return;
        }
        foreach (NetAddress host in hosts)
        {
            List<Trunk> there = byHost[host];
            there.Remove(trunk);
            if (there.Count == 0)
            {
                byHost.Remove(host);
            }
        }
    }
}
