namespace Tandem.Native.Resources;

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

/// <summary><c>/v1/subscriptions</c>: URLs that are told what happens.</summary>
internal static class Subscriptions
{
    private const string Native = "native";
    private const Scopes Read = Scopes.ReadConfiguration | Scopes.ReadEvents;
    private const Scopes Write = Scopes.WriteConfiguration | Scopes.ReadEvents;

    private static readonly TimeSpan DefaultGrace = TimeSpan.FromDays(1);

    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/subscriptions", Read, List),
        new("POST", "/subscriptions", Write, CreateAsync),
        new("GET", "/subscriptions/{id}", Read, Get),
        new("PATCH", "/subscriptions/{id}", Write, ChangeAsync),
        new("DELETE", "/subscriptions/{id}", Write, RemoveAsync),
        new("GET", "/subscriptions/{id}/secret", Write, GetSecret),
        new("POST", "/subscriptions/{id}/secret", Write, RotateAsync),
    ];

    /// <summary>All subscriptions, those made through dialects too.</summary>
    internal static Found<SubscriptionList> List(Asker asker, WebhookService webhooks) =>
        new(new SubscriptionList([.. webhooks.Subscriptions.Of(asker.Tenant.Id).Select(row => ModelOf(row, webhooks))]));

    /// <summary>One subscription and how it is doing.</summary>
    internal static Results<Found<SubscriptionModel>, Refusal> Get(int id, Asker asker, WebhookService webhooks) =>
        webhooks.Subscriptions.ById(asker.Tenant.Id, id) is { } row
            ? new Found<SubscriptionModel>(ModelOf(row, webhooks), row.ChangedMicros, isLive: true)
            : None(id);

    /// <summary>Posts what happens from now on to a URL: at least once, in order per call, signed by Standard Webhooks, tried again for three days.</summary>
    internal static async Task<Results<Made<MadeSubscription>, Refusal>> CreateAsync(
        NewSubscription body,
        Asker asker,
        WebhookService webhooks
    )
    {
        SubscriptionDraft draft = new(body.Name, body.Url, body.Types, body.Enabled);
        SubscriptionOutcome outcome = await webhooks.Subscriptions.AddAsync(asker.Tenant.Id, body.Shape ?? Native, draft);
        if (outcome.Row is not { } row)
        {
            return Refused(outcome, 0);
        }
        await asker.LogAsync(SubscriptionAudit.Made(row));
        MadeSubscription made = new(ModelOf(row, webhooks), row.Secrets[0].Text);
        return new Made<MadeSubscription>($"/subscriptions/{row.Id}", made, row.ChangedMicros);
    }

    /// <summary>Changes what is given.</summary>
    internal static async Task<Results<Found<SubscriptionModel>, Refusal>> ChangeAsync(
        int id,
        SubscriptionPatch body,
        Asker asker,
        WebhookService webhooks
    )
    {
        if (!Preconditions.TryIfMatch(asker.Http.Request, out long? version))
        {
            return Staleness.Refusal;
        }
        SubscriptionDraft draft = new(body.Name, body.Url, body.Types, body.Enabled);
        SubscriptionRow? before = webhooks.Subscriptions.ById(asker.Tenant.Id, id);
        SubscriptionOutcome outcome = await webhooks.Subscriptions.ChangeAsync(asker.Tenant.Id, id, draft, version);
        if (outcome.Row is not { } row)
        {
            return Refused(outcome, id);
        }
        await asker.LogAsync(SubscriptionAudit.Changed(before, row));
        return new Found<SubscriptionModel>(ModelOf(row, webhooks), row.ChangedMicros, isLive: true);
    }

    /// <summary>Ends a subscription; what was not delivered is forgotten.</summary>
    internal static async Task<Results<Done, Refusal>> RemoveAsync(int id, Asker asker, WebhookService webhooks)
    {
        SubscriptionRow? before = webhooks.Subscriptions.ById(asker.Tenant.Id, id);
        SubscriptionOutcome outcome = await webhooks.Subscriptions.RemoveAsync(asker.Tenant.Id, id);
        if (outcome.Code != SubscriptionCode.Done)
        {
            return Refused(outcome, id);
        }
        await asker.LogAsync(SubscriptionAudit.Deleted(id, before));
        return Done.Instance;
    }

    /// <summary>The secret that messages are signed with.</summary>
    internal static Results<Found<SubscriptionSecret>, Refusal> GetSecret(int id, Asker asker, WebhookService webhooks) =>
        webhooks.Subscriptions.ById(asker.Tenant.Id, id) is { } row
            ? new Found<SubscriptionSecret>(new SubscriptionSecret(row.Secrets[0].Text))
            : None(id);

    /// <summary>Makes another secret; for a while messages are signed with both.</summary>
    internal static async Task<Results<Found<SubscriptionSecret>, Refusal>> RotateAsync(
        int id,
        Asker asker,
        WebhookService webhooks,
        SecretRotation? body = null
    )
    {
        TimeSpan grace = body?.GraceSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : DefaultGrace;
        SubscriptionRow? before = webhooks.Subscriptions.ById(asker.Tenant.Id, id);
        SubscriptionOutcome outcome = await webhooks.Subscriptions.RotateAsync(asker.Tenant.Id, id, grace);
        if (outcome.Row is not { } row)
        {
            return Refused(outcome, id);
        }
        await asker.LogAsync(SubscriptionAudit.Changed(before, row));
        return new Found<SubscriptionSecret>(new SubscriptionSecret(row.Secrets[0].Text));
    }

    internal static Refusal Refused(SubscriptionOutcome outcome, int id) =>
        outcome.Code switch
        {
            SubscriptionCode.NotFound => None(id),
            SubscriptionCode.Invalid => Refusal.Invalid(outcome.Field, outcome.Detail),
            SubscriptionCode.Stale => Staleness.Refusal,
            SubscriptionCode.TooMany => new Refusal(ProblemTable.Conflict, "the tenant has as many subscriptions as it may: remove some"),
            SubscriptionCode.Busy => new Refusal(ProblemTable.Conflict, "something is being sent again already: wait for its end"),
            _ => new Refusal(ProblemTable.NotSaved, "the database cannot be written") { RetryAfterSeconds = 1 },
        };

    internal static Refusal None(int id) => Refusal.NotFound($"there is no subscription {id}");

    private static SubscriptionModel ModelOf(SubscriptionRow row, WebhookService webhooks) =>
        SubscriptionModel.Of(row, webhooks.StateOf(row.Tenant, row.Id));
}
