namespace Tandem.Webhooks.Contract;

/// <summary>Keeps subscriptions and what is owed to them across restarts. Reading may take a while and throws <see cref="WebhookStoreException"/>.</summary>
public interface IWebhookStore
{
    /// <summary>All there are, by tenant and id.</summary>
    IReadOnlyList<SubscriptionRow> Subscriptions();

    /// <summary>The greatest id a tenant's subscriptions ever had; 0 before the first.</summary>
    int LastId(int tenant);

    /// <summary>How far it has come; null when nothing was kept.</summary>
    Progress? ProgressOf(int tenant, int subscription);

    /// <summary>By event.</summary>
    IReadOnlyList<HeldEvent> Held(int tenant, int subscription);

    /// <summary>Those after that event, by event, at most so many.</summary>
    IReadOnlyList<DeadEvent> Dead(int tenant, int subscription, long after, int limit);

    /// <summary>Newest first; with <paramref name="before"/> only what is older than that one.</summary>
    IReadOnlyList<KeptAttempt> Attempts(int tenant, int subscription, AttemptQuery query);

    /// <summary>What the requests of a tenant's flows are signed with; none before the first.</summary>
    IReadOnlyList<SigningSecret> FlowSecrets(int tenant);

    /// <summary>Makes a change durable; done with false when it cannot be.</summary>
    Task<bool> CommitAsync(WebhookChange change);
}

/// <summary>Which attempts to show.</summary>
/// <param name="Before">Only those with a smaller number; 0 from the newest on.</param>
/// <param name="EventId">Only this event's; 0 for all.</param>
/// <param name="OnlyFailed">Only those not answered 2xx.</param>
public sealed record AttemptQuery(long Before, long EventId, bool OnlyFailed, int Limit);

/// <param name="Number">Rises with each attempt of the subscription.</param>
public sealed record KeptAttempt(long Number, Attempt Attempt);

/// <summary>The store cannot be read just now.</summary>
public sealed class WebhookStoreException(string message, Exception inner) : Exception(message, inner);
