namespace Tandem.Store.Contract;

using Tandem.Webhooks.Contract;

/// <summary>Subscriptions with their secrets sealed, how far each has come, what is held and dead for it, and what was tried.</summary>
public interface IWebhookTables
{
    /// <summary>By tenant and id.</summary>
    IReadOnlyList<SubscriptionRow> Subscriptions();

    /// <summary>The greatest id a tenant's subscriptions ever had; 0 before the first.</summary>
    int LastId(int tenant);

    /// <summary>Null when there is no such subscription.</summary>
    Progress? ProgressOf(int tenant, int subscription);

    /// <summary>By event.</summary>
    IReadOnlyList<HeldEvent> Held(int tenant, int subscription);

    /// <summary>Those after that event, by event.</summary>
    IReadOnlyList<DeadEvent> Dead(int tenant, int subscription, long after, int limit);

    /// <summary>Newest first.</summary>
    IReadOnlyList<KeptAttempt> Attempts(int tenant, int subscription, AttemptQuery query);

    /// <summary>What the requests of a tenant's flows are signed with; none before the first.</summary>
    IReadOnlyList<SigningSecret> FlowSecrets(int tenant);

    /// <summary>Writes a change inside the transaction under way.</summary>
    void Write(WebhookChange change);
}
