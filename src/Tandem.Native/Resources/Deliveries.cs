namespace Tandem.Native.Resources;

using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Principals;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;
using Tandem.Webhooks;
using Tandem.Webhooks.Contract;
using Tandem.Webhooks.Sending;
using Tandem.Webhooks.Subscriptions;

/// <summary>What was tried to deliver to a subscription, what was given up, and what is sent again.</summary>
internal static class Deliveries
{
    private const Scopes Read = Scopes.ReadConfiguration | Scopes.ReadEvents;
    private const Scopes Write = Scopes.WriteConfiguration | Scopes.ReadEvents;

    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/subscriptions/{id}/deliveries", Read, ListAsync),
        new("GET", "/subscriptions/{id}/dead", Read, ListDeadAsync),
        new("POST", "/subscriptions/{id}/replay", Write, ReplayAsync),
        new("POST", "/subscriptions/{id}/try", Write, TryNow),
    ];

    /// <summary>Tries, newest first; of each subscription the newest ten thousand are kept.</summary>
    /// <param name="paging">Which part.</param>
    /// <param name="ofEvent">Only those of this event.</param>
    /// <param name="failed">Only those that were not taken.</param>
    internal static async Task<Results<Found<DeliveryList>, Refusal>> ListAsync(
        int id,
        Asker asker,
        WebhookService webhooks,
        [AsParameters] Paging paging,
        [Microsoft.AspNetCore.Mvc.FromQuery(Name = "event")] long? ofEvent = null,
        bool failed = false
    )
    {
        if (webhooks.Subscriptions.ById(asker.Tenant.Id, id) is null)
        {
            return Subscriptions.None(id);
        }
        if (Paging.TryRead(paging, out int limit, out long before) is { } refusal)
        {
            return refusal;
        }
        AttemptQuery query = new(Math.Max(0, before), ofEvent ?? 0, failed, limit);
        IReadOnlyList<KeptAttempt> page = await Task.Run(() => webhooks.Attempts(asker.Tenant.Id, id, query), asker.Cancel);
        string? next = page.Count == limit ? Paging.Write(page[^1].Number) : null;
        return new Found<DeliveryList>(new DeliveryList([.. page.Select(each => DeliveryModel.Of(each.Attempt))], next));
    }

    /// <summary>Events that were given up, by id; the newest hundred thousand are kept.</summary>
    internal static async Task<Results<Found<DeadList>, Refusal>> ListDeadAsync(
        int id,
        Asker asker,
        WebhookService webhooks,
        [AsParameters] Paging paging
    )
    {
        if (webhooks.Subscriptions.ById(asker.Tenant.Id, id) is null)
        {
            return Subscriptions.None(id);
        }
        if (Paging.TryRead(paging, out int limit, out long after) is { } refusal)
        {
            return refusal;
        }
        IReadOnlyList<DeadEvent> page = await Task.Run(() => webhooks.Dead(asker.Tenant.Id, id, Math.Max(0, after), limit), asker.Cancel);
        string? next = page.Count == limit ? Paging.Write(page[^1].EventId) : null;
        return new Found<DeadList>(new DeadList([.. page.Select(DeadModel.Of)], next));
    }

    /// <summary>Sends again: one event, a range, or all that were given up. The messages have the ids they had.</summary>
    internal static Results<Begun<SubscriptionModel>, Refusal> ReplayAsync(int id, ReplayOrder body, Asker asker, WebhookService webhooks)
    {
        if (webhooks.Subscriptions.ById(asker.Tenant.Id, id) is not { } row)
        {
            return Subscriptions.None(id);
        }
        if (!row.IsEnabled)
        {
            return new Refusal(ProblemTable.Conflict, "the subscription is disabled: enable it first");
        }
        Replay replay =
            body.Dead == true ? new Replay(0, long.MaxValue, IsDead: true)
            : body.Event is { } one ? new Replay(one, one, IsDead: false)
            : new Replay(body.First!.Value, body.Last ?? webhooks.Newest(asker.Tenant.Id), IsDead: false);
        SubscriptionCode code = webhooks.TryReplay(asker.Tenant.Id, id, replay);
        return code == SubscriptionCode.Done
            ? new Begun<SubscriptionModel>(
                string.Create(CultureInfo.InvariantCulture, $"/subscriptions/{id}/deliveries"),
                SubscriptionModel.Of(row, webhooks.StateOf(asker.Tenant.Id, id))
            )
            : Subscriptions.Refused(new SubscriptionOutcome(code), id);
    }

    /// <summary>Tries at once what waits to be tried again.</summary>
    internal static Results<Done, Refusal> TryNow(int id, Asker asker, WebhookService webhooks) =>
        webhooks.TryNow(asker.Tenant.Id, id) ? Done.Instance : Subscriptions.None(id);
}
