namespace Tandem.Dialects.XSwitch.Resources;

using Tandem.Core.Commands;
using Tandem.Core.Configuration;
using Tandem.Core.Views;
using Tandem.Dialects.Http;
using Tandem.Dialects.XSwitch.Wire;

/// <summary><c>/api/queues/$id/agents</c>: who is bound to a queue.</summary>
internal static class QueueAgents
{
    public static async ValueTask<Answer> Add(XSwitchRequest request)
    {
        if (request.Id(0) is not { } id || request.Views.Queues[id] is not { } queue)
        {
            return Errors.NotFound("no such queue");
        }
        List<int> users = ReadUsers(request.Fields, request.Views);
        if (request.Fields.Problem is { } problem)
        {
            return Errors.Invalid(problem);
        }
        Outcome outcome = await request.AskAsync(new BindAgents(id, users));
        if (outcome is not { IsOk: true, Value: IReadOnlyList<TierRow> tiers })
        {
            return Errors.Of(outcome, callControl: false);
        }
        TenantViews views = request.Views;
        return Answer.Data(json =>
        {
            json.WriteStartArray();
            foreach (TierRow tier in tiers)
            {
                if (views.Users[tier.UserId] is { } user)
                {
                    TierWire.WriteAdded(json, tier, queue, user);
                }
            }
            json.WriteEndArray();
        });
    }

    public static ValueTask<Answer> List(XSwitchRequest request)
    {
        TenantViews views = request.Views;
        if (request.Id(0) is not { } id || views.Queues[id] is not { } queue)
        {
            return new(Errors.NotFound("no such queue"));
        }
        List<(TierRow Tier, UserRow User)> rows = Bound(views, id);
        return new(
            Page.Of(request, rows, rows.Count, (json, row) => TierWire.WriteRow(json, row.Tier, queue, row.User, views.Agents[row.User.Id]))
        );
    }

    /// <summary>The bindings of a queue with their users, in order of id.</summary>
    public static List<(TierRow Tier, UserRow User)> Bound(TenantViews views, int queueId)
    {
        List<(TierRow, UserRow)> rows = [];
        foreach (TierRow tier in views.Tiers.All())
        {
            if (tier.QueueId == queueId && views.Users[tier.UserId] is { } user)
            {
                rows.Add((tier, user));
            }
        }
        return rows;
    }

    // The id names the agent; where only a name is given it is the login.
    private static List<int> ReadUsers(Fields fields, TenantViews views)
    {
        List<int> users = [];
        foreach (Fields agent in fields.Objects("agents", XSwitchLimits.Agents) ?? [])
        {
            int? id = agent.Whole("agent_id", 0, int.MaxValue);
            if (id is null)
            {
                string login = agent.Required("agent_name", XSwitchLimits.Name);
                id = views.Users.All().FirstOrDefault(user => user.Login == login)?.Id;
            }
            if (id is { } found && !users.Contains(found))
            {
                users.Add(found);
            }
            else if (id is null)
            {
                agent.Wrong("agent_id", "names no agent");
            }
        }
        return users;
    }
}
