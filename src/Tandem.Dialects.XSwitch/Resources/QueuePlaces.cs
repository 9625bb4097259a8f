namespace Tandem.Dialects.XSwitch.Resources;

using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;

/// <summary>An agent's place in a queue: bound to it, signed in there, or both.</summary>
/// <param name="Tier">The binding; without id where there is none.</param>
/// <param name="Agent">Null when he has not signed in since the start.</param>
internal readonly record struct QueuePlace(TierRow Tier, UserRow User, AgentView? Agent)
{
    public bool IsSignedIn => Agent is not null && Agent.Queues.Contains(Tier.QueueId);
}

/// <summary>Finds places in what the call centre has published.</summary>
internal static class QueuePlaces
{
    /// <summary>Who is bound to the queue, in order of binding.</summary>
    public static List<QueuePlace> Bound(TenantViews views, int queueId)
    {
        List<QueuePlace> places = [];
        foreach (TierRow tier in views.Tiers.All())
        {
            if (tier.QueueId == queueId && views.Users[tier.UserId] is { } user)
            {
                places.Add(new QueuePlace(tier, user, views.Agents[user.Id]));
            }
        }
        return places;
    }

    /// <summary>Who is bound to the queue, then who is signed in there without being bound, in order of id.</summary>
    public static List<QueuePlace> In(TenantViews views, int queueId)
    {
        List<QueuePlace> places = Bound(views, queueId);
        HashSet<int> bound = [.. places.Select(place => place.User.Id)];
        foreach (AgentView agent in views.Agents.All())
        {
            if (agent.Queues.Contains(queueId) && !bound.Contains(agent.UserId) && views.Users[agent.UserId] is { } user)
            {
                places.Add(new QueuePlace(Guest(queueId, agent), user, agent));
            }
        }
        return places;
    }

    /// <summary>Who is signed in to which queue: by queue, in each as in <see cref="In"/>.</summary>
    public static List<QueuePlace> SignedIn(TenantViews views)
    {
        Dictionary<(int Queue, int User), TierRow> tiers = [];
        foreach (TierRow tier in views.Tiers.All())
        {
            if (views.Agents[tier.UserId] is { } agent && agent.Queues.Contains(tier.QueueId))
            {
                tiers[(tier.QueueId, tier.UserId)] = tier;
            }
        }
        List<QueuePlace> places = [];
        foreach (AgentView agent in views.Agents.All())
        {
            foreach (int queue in agent.Queues)
            {
                if (views.Users[agent.UserId] is { } user)
                {
                    places.Add(new QueuePlace(tiers.GetValueOrDefault((queue, user.Id)) ?? Guest(queue, agent), user, agent));
                }
            }
        }
        places.Sort((a, b) => OrderOf(a).CompareTo(OrderOf(b)));
        return places;
    }

    private static (int Queue, int Binding, int User) OrderOf(in QueuePlace place) =>
        (place.Tier.QueueId, place.Tier.Id == 0 ? int.MaxValue : place.Tier.Id, place.User.Id);

    // As the call centre places him: level 1, position 1.
    private static TierRow Guest(int queueId, AgentView agent) => new(0, queueId, agent.UserId, 1, 1, agent.SinceMicros, agent.SinceMicros);
}
