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

    /// <summary>Binds an agent to a queue, or moves him in it.</summary>
    internal static async Task<Results<Found<TierModel>, Refusal>> SetAsync(int id, int userId, NewTier body, Asker asker)
    {
        Outcome outcome = await asker.AskAsync(new BindAgents(id, [new AgentPlace(userId, body.Level, body.Position)]));
        return outcome is { IsOk: true, Value: IReadOnlyList<TierRow> and [TierRow row, ..] }
            ? new Found<TierModel>(Model(asker.Views, row))
            : Refusal.Of(outcome);
    }

    /// <summary>Takes an agent out of a queue.</summary>
    internal static async Task<Results<Done, Refusal>> RemoveAsync(int id, int userId, Asker asker)
    {
        Outcome outcome = await asker.AskAsync(new UnbindAgents(id, [userId]));
        return outcome.IsOk ? Done.Instance : Refusal.Of(outcome);
    }

    private static TierModel Model(TenantViews views, TierRow row) =>
        TierModel.Of(row, views.Users[row.UserId]?.Login ?? "", views.Agents[row.UserId]?.Queues.Contains(row.QueueId) ?? false);
}
