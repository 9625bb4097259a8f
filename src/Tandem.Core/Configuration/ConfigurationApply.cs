namespace Tandem.Core.Configuration;

using Tandem.Core.Agents;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Core.Distribution;
using Tandem.Core.Kernel;

/// <summary>Puts committed rows to work: keys, live objects and the rows readers see. Touches only what changed.</summary>
internal sealed class ConfigurationApply(CentreContext centre, AgentDuty agents, DueQueues queuesDue, TenantViews views)
{
    private readonly Dictionary<int, TierRow> tierRows = [];

    /// <summary>All of it, at the start; then the sign-ins of before.</summary>
    public void Load(ConfigurationRows all)
    {
        centre.Keys.Load(all.Trunks);
        centre.Keys.Counters = all.Counters;
        foreach (ExtensionRow row in all.Extensions)
        {
            Put(row);
        }
        foreach (UserRow row in all.Users)
        {
            Put(row);
        }
        foreach (QueueRow row in all.Queues)
        {
            Put(row);
        }
        foreach (TierRow row in all.Tiers)
        {
            Put(row);
        }
        foreach (RouteRow row in all.Routes)
        {
            Put(row);
        }
        foreach (MediaRow row in MediaRow.BuiltIn.Concat(all.Media ?? []))
        {
            Put(row);
        }
        foreach (AgentSession session in all.Sessions)
        {
            agents.Restore(session);
        }
    }

    public void Apply(IReadOnlyList<ConfigurationChange> changes)
    {
        foreach (ConfigurationChange change in changes)
        {
            switch (change)
            {
                case PutUser put:
                    Put(put.Row);
                    break;
                case RemoveUser remove:
                    RemoveUser(remove.Id);
                    break;
                case PutExtension put:
                    Put(put.Row);
                    break;
                case RemoveExtension remove:
                    centre.Keys.RemoveExtension(remove.Id);
                    views.Extensions.Publish(remove.Id, null);
                    break;
                case PutQueue put:
                    Put(put.Row);
                    break;
                case RemoveQueue remove:
                    RemoveQueue(remove.Id);
                    break;
                case PutTier put:
                    Put(put.Row);
                    break;
                case RemoveTier remove:
                    RemoveTier(remove.Id);
                    break;
                case PutMedia put:
                    Put(put.Row);
                    break;
                case RemoveMediaFile remove:
                    centre.Keys.RemoveMedia(remove.Id);
                    views.Media.Publish(remove.Id, null);
                    break;
                case PutRoute put:
                    Put(put.Row);
                    break;
                case RemoveRoute remove:
                    centre.Keys.RemoveRoute(remove.Id);
                    views.Routes.Publish(remove.Id, null);
                    break;
            }
        }
    }

    private void Put(UserRow row)
    {
        UserRow? before = centre.Agents.ById(row.Id)?.Row;
        if (before != null && before.Login != row.Login)
        {
            centre.Keys.ReleaseLogin(before.Login);
        }
        centre.Keys.TryReserveLogin(row.Login);
        Agent agent = centre.Agents.Put(row);
        views.Users.Publish(row.Id, row);
        if (before == null || before.Agent != row.Agent)
        {
            agents.Refresh(agent);
        }
        else if (before.Login != row.Login || before.Extension != row.Extension)
        {
            centre.Unpublished.Mark(agent);
        }
    }

    private void RemoveUser(int id)
    {
        if (centre.Agents.ById(id) is { } agent)
        {
            if (agent.IsSignedIn)
            {
                agents.Retire(agent, "user deleted");
            }
            centre.Agents.Remove(agent);
            centre.Keys.ReleaseLogin(agent.Row.Login);
            centre.Keys.Stay(id);
            views.Users.Publish(id, null);
            centre.Unpublished.Mark(agent);
        }
    }

    private void Put(ExtensionRow row)
    {
        centre.Keys.Put(row);
        views.Extensions.Publish(row.Id, row);
    }

    private void Put(QueueRow row)
    {
        centre.Keys.TryReserveQueue(row.Name);
        if (centre.Queues.ById(row.Id) is not { } queue)
        {
            queue = new Queue(row);
            centre.Queues.Add(queue);
        }
        else
        {
            if (queue.Name != row.Name)
            {
                centre.Keys.ReleaseQueue(queue.Name);
            }
            bool sameRules = queue.Row.Strategy == row.Strategy && ReferenceEquals(queue.Row.Parameters, row.Parameters);
            centre.Queues.Change(queue, row);
            if (!sameRules)
            {
                queuesDue.Due(queue);
            }
        }
        views.Queues.Publish(row.Id, row);
        centre.Unpublished.Mark(queue);
    }

    private void RemoveQueue(int id)
    {
        if (centre.Queues.ById(id) is { } queue)
        {
            while (queue.Tiers.Count > 0)
            {
                agents.Leave(queue.Tiers[^1].Agent, queue);
            }
            centre.Queues.Remove(queue);
            centre.Keys.ReleaseQueue(queue.Name);
            views.Queues.Publish(id, null);
            centre.Unpublished.Mark(queue);
        }
    }

    private void Put(TierRow row)
    {
        tierRows[row.Id] = row;
        centre.Keys.Put(row);
        views.Tiers.Publish(row.Id, row);
        agents.Bind(row);
    }

    private void RemoveTier(int id)
    {
        if (!tierRows.Remove(id, out TierRow? row))
        {
            return;
        }
        centre.Keys.Remove(row);
        views.Tiers.Publish(id, null);
        if (centre.Agents.ById(row.UserId) is { } agent && centre.Queues.ById(row.QueueId) is { } queue)
        {
            agents.Leave(agent, queue);
        }
    }

    private void Put(MediaRow row)
    {
        if (row.Id > MediaRow.LastBuiltIn)
        {
            centre.Keys.Put(row);
        }
        views.Media.Publish(row.Id, row);
    }

    private void Put(RouteRow row)
    {
        centre.Keys.Put(row);
        views.Routes.Publish(row.Id, row);
    }
}
