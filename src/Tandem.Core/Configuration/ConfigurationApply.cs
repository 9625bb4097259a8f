namespace Tandem.Core.Configuration;

using Tandem.Core.Agents;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Core.Dialing;
using Tandem.Core.Directory;
using Tandem.Core.Distribution;
using Tandem.Core.Distribution.Strategies;
using Tandem.Core.Kernel;

/// <summary>Puts committed rows to work: keys, live objects and the rows readers see. Touches only what changed.</summary>
internal sealed class ConfigurationApply(
    CentreContext centre,
    Keys keys,
    AgentTable agents,
    QueueTable queues,
    AgentDuty duty,
    Staffing staffing,
    SignInCommands signIns,
    DueQueues due,
    TenantDay day,
    NumberUse use,
    Dialler dialler,
    TenantViews views
)
{
    private readonly Dictionary<int, TierRow> tierRows = [];

    /// <summary>All of it, at the start; then the sign-ins of before.</summary>
    public void Load(ConfigurationRows all)
    {
        keys.Counters = all.Counters;
        Put(all.Numbering ?? new NumberingRow());
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
        foreach (TrunkRow row in all.Trunks)
        {
            Put(row);
        }
        foreach (FlowRow row in all.Flows)
        {
            Put(row);
        }
        foreach (DialingRow row in all.Dialing.Prepend(new CampaignRow(CampaignRow.First, CampaignRow.FirstName)))
        {
            Put(row);
        }
        foreach (MediaRow row in MediaRow.BuiltIn.Concat(all.Media ?? []))
        {
            Put(row);
        }
        dialler.Load(all.CampaignHours, all.OpenAttempts);
        int today = day.At(centre.Now.WallMicros);
        foreach (AgentQuarter done in all.Lately.Where(each => day.At(each.Quarter * AgentQuarter.LengthMicros) == today))
        {
            agents.ById(done.AgentId)?.Today.Answers(today, done.Answered);
        }
        use.Restore(all.NumbersLately);
        foreach (AgentSession session in all.Sessions.OrderBy(session => session.SignedInMicros).ThenBy(session => session.UserId))
        {
            signIns.Restore(session);
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
                    keys.RemoveExtension(remove.Id);
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
                    keys.RemoveMedia(remove.Id);
                    views.Media.Publish(remove.Id, null);
                    break;
                case PutFlow put:
                    Put(put.Row);
                    break;
                case RemoveFlow remove:
                    keys.Flows.Remove(remove.Id);
                    views.Flows.Publish(remove.Id, null);
                    break;
                case PutRoute put:
                    Put(put.Row);
                    break;
                case PutNumbering put:
                    Put(put.Row);
                    break;
                case RemoveRoute remove:
                    RemoveRoute(remove.Id);
                    break;
                case PutDialing put:
                    Put(put.Row);
                    break;
                case RemoveDialing remove:
                    keys.Dialing.Remove(remove.Id);
                    dialler.Remove(remove.Id);
                    views.Dialing.Publish(remove.Id, null);
                    break;
                case AddCampaignNumbers added:
                    dialler.Of(added.CampaignId)?.Filled();
                    break;
                case ChangeDoNotCall:
                    dialler.Anew();
                    break;
                case PutTrunk put:
                    Put(put.Row);
                    break;
                case RemoveTrunk remove:
                    keys.RemoveTrunk(remove.Id);
                    views.Trunks.Publish(remove.Id, null);
                    break;
            }
        }
    }

    private void RemoveRoute(int id)
    {
        use.Forget(views.Routes[id]?.Number ?? "");
        keys.Routes.Remove(id);
        views.Routes.Publish(id, null);
        views.NumberUse.Publish(id, null);
    }

    private void Put(UserRow row)
    {
        UserRow? before = agents.ById(row.Id)?.Row;
        if (before != null && before.Login != row.Login)
        {
            keys.ReleaseLogin(before.Login);
        }
        keys.TryReserveLogin(row.Login);
        Agent agent = agents.Put(row);
        views.Users.Publish(row.Id, row);
        if (before == null || before.Agent != row.Agent)
        {
            duty.Refresh(agent);
        }
        else if (before.Login != row.Login || before.Extension != row.Extension)
        {
            duty.Renamed(agent);
        }
        if (before != null && !before.Skills.SequenceEqual(row.Skills))
        {
            staffing.SkillsChanged(agent);
        }
    }

    private void RemoveUser(int id)
    {
        if (agents.ById(id) is { } agent)
        {
            if (agent.IsSignedIn)
            {
                duty.Retire(agent, "user deleted");
            }
            agents.Remove(agent);
            keys.ReleaseLogin(agent.Row.Login);
            keys.Stay(id);
            views.Users.Publish(id, null);
            centre.Unpublished.Mark(agent);
        }
    }

    private void Put(ExtensionRow row)
    {
        keys.Put(row);
        views.Extensions.Publish(row.Id, row);
    }

    private void Put(QueueRow row)
    {
        keys.TryReserveQueue(row.Name);
        keys.ReleaseQueueId(row.Id);
        if (queues.ById(row.Id) is not { } queue)
        {
            queue = new Queue(row, StrategyTable.Of(row));
            queues.Add(queue);
        }
        else
        {
            if (queue.Name != row.Name)
            {
                keys.ReleaseQueue(queue.Name);
            }
            bool sameRules = queue.Row.Strategy == row.Strategy && ReferenceEquals(queue.Row.Parameters, row.Parameters);
            queues.Change(queue, row, StrategyTable.Of(row));
            if (!sameRules)
            {
                due.Due(queue);
            }
        }
        views.Queues.Publish(row.Id, row);
        centre.Unpublished.Mark(queue);
    }

    private void RemoveQueue(int id)
    {
        if (queues.ById(id) is { } queue)
        {
            while (queue.Tiers.Count > 0)
            {
                queue.Tiers[^1].Leave();
            }
            queues.Remove(queue);
            keys.ReleaseQueue(queue.Name);
            views.Queues.Publish(id, null);
            centre.Unpublished.Mark(queue);
        }
    }

    private void Put(TierRow row)
    {
        tierRows[row.Id] = row;
        keys.Put(row);
        views.Tiers.Publish(row.Id, row);
        staffing.Place(row);
    }

    private void RemoveTier(int id)
    {
        if (!tierRows.Remove(id, out TierRow? row))
        {
            return;
        }
        keys.Remove(row);
        views.Tiers.Publish(id, null);
        if (agents.ById(row.UserId) is { } agent && queues.ById(row.QueueId) is { } queue)
        {
            staffing.Leave(agent, queue);
        }
    }

    private void Put(MediaRow row)
    {
        if (row.Id > MediaRow.LastBuiltIn)
        {
            keys.Put(row);
        }
        views.Media.Publish(row.Id, row);
    }

    private void Put(TrunkRow row)
    {
        keys.Put(row);
        views.Trunks.Publish(row.Id, row);
    }

    // One that was published by an older program and can be read no more is there, and leads nowhere.
    private void Put(FlowRow row)
    {
        if (!keys.Flows.TryPut(row, out string fault))
        {
            centre.Happened(new AlarmRaised("flow_unreadable", $"flow {row.Name}, version {row.Version}: {fault}"));
        }
        views.Flows.Publish(row.Id, row);
    }

    private void Put(DialingRow row)
    {
        keys.Dialing.Put(row);
        views.Dialing.Publish(row.Id, row);
        if (row is CampaignRow campaign)
        {
            dialler.Put(campaign);
        }
    }

    private void Put(NumberingRow row)
    {
        keys.Put(row);
        views.Numbering.Publish(NumberingRow.OnlyId, row);
    }

    private void Put(RouteRow row)
    {
        // Options and older versions have numbers as they were written.
        RouteRow read = row with
        {
            Number = keys.Routes.InnerOf(row.Number),
        };
        keys.Routes.Put(read);
        views.Routes.Publish(row.Id, read);
    }
}
