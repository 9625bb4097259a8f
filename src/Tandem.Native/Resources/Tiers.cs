namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/queues/{id}/tiers</c>: agents' places in a queue.</summary>
internal static class Tiers
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/queues/{id}/tiers", Scopes.ReadConfiguration, List),
        new("GET", "/queues/{id}/tiers/{userId}", Scopes.ReadConfiguration, Get),
        new("PUT", "/queues/{id}/tiers/{userId}", Scopes.WriteConfiguration, SetAsync),
        new("DELETE", "/queues/{id}/tiers/{userId}", Scopes.WriteConfiguration, RemoveAsync),
    ];

    /// <summary>The agents bound to a queue, in order of level and position.</summary>
    internal static Results<Found<TierList>, Refusal> List(int id, Asker asker)
    {
        if (asker.Views.Queues[id] is null)
        {
            return Queues.NoQueue(id);
        }
        IEnumerable<TierRow> rows = asker
            .Views.Tiers.All()
            .Where(row => row.QueueId == id)
            .OrderBy(row => row.Level)
            .ThenBy(row => row.Position)
            .ThenBy(row => row.Id);
        return new Found<TierList>(new TierList([.. rows.Select(row => Model(asker.Views, row))]));
    }

    /// <summary>An agent's place in a queue.</summary>
    internal static Results<Found<TierModel>, Refusal> Get(int id, int userId, Asker asker) =>
        Find(asker.Views, id, userId) is { } row
            ? new Found<TierModel>(Model(asker.Views, row), row.UpdatedMicros, isLive: true)
            : Refusal.NotFound($"user {userId} is not bound to queue {id}");

    /// <summary>Binds an agent to a queue, or moves him in it.</summary>
    internal static async Task<Results<Found<TierModel>, Refusal>> SetAsync(int id, int userId, NewTier body, Asker asker)
    {
        if (Preconditions.Refuse(asker.Http.Request, Find(asker.Views, id, userId)?.UpdatedMicros, out long? seen) is { } stale)
        {
            return stale;
        }
        BindAgents bind = new(id, [new AgentPlace(userId, body.Level, body.Position)]) { Seen = seen };
        Outcome outcome = await asker.AskAsync(bind);
        return outcome is { IsOk: true, Value: IReadOnlyList<TierRow> and [TierRow row, ..] }
            ? new Found<TierModel>(Model(asker.Views, row), row.UpdatedMicros, isLive: true)
            : Refusal.Of(outcome);
    }

    /// <summary>Takes an agent out of a queue.</summary>
    internal static async Task<Results<Done, Refusal>> RemoveAsync(int id, int userId, Asker asker)
    {
        if (Preconditions.Refuse(asker.Http.Request, Find(asker.Views, id, userId)?.UpdatedMicros, out long? seen) is { } stale)
        {
            return stale;
        }
        Outcome outcome = await asker.AskAsync(new UnbindAgents(id, [userId]) { Seen = seen });
        return outcome.IsOk ? Done.Instance : Refusal.Of(outcome);
    }

    private static TierRow? Find(TenantViews views, int queue, int user) =>
        views.Tiers.All().FirstOrDefault(row => row.QueueId == queue && row.UserId == user);

    private static TierModel Model(TenantViews views, TierRow row) =>
        TierModel.Of(row, views.Users[row.UserId]?.Login ?? "", views.Agents[row.UserId]?.Queues.Contains(row.QueueId) ?? false);
}
