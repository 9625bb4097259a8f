namespace Tandem.Webhooks.Contract;

/// <summary>Something to keep, whole or not at all.</summary>
public abstract record WebhookChange
{
    /// <summary>Somebody waits for it.</summary>
    public virtual bool IsUrgent => true;
}

/// <summary>New, or in place of the one with the same id. With progress it begins there, and whatever was held is forgotten.</summary>
public sealed record PutSubscription(SubscriptionRow Row, Progress? From) : WebhookChange;

/// <summary>With everything that is kept of it.</summary>
public sealed record RemoveSubscription(int Tenant, int Id) : WebhookChange;

/// <summary>What the requests of a tenant's flows are signed with, in place of what it was.</summary>
public sealed record PutFlowSecrets(int Tenant, IReadOnlyList<SigningSecret> Secrets) : WebhookChange;

/// <summary>What has become of deliveries since the last time.</summary>
public sealed record SaveDeliveries(IReadOnlyList<Checkpoint> Checkpoints) : WebhookChange
{
    public override bool IsUrgent => false;
}

/// <summary>What has become of one subscription's deliveries; all lists by id.</summary>
/// <param name="Held">New, or changed.</param>
/// <param name="Released">No longer held.</param>
/// <param name="Dead">Given up.</param>
/// <param name="Revived">No longer dead.</param>
/// <param name="Attempts">In the order in which they ended.</param>
public sealed record Checkpoint(
    int Tenant,
    int Subscription,
    Progress Progress,
    IReadOnlyList<HeldEvent> Held,
    IReadOnlyList<long> Released,
    IReadOnlyList<DeadEvent> Dead,
    IReadOnlyList<long> Revived,
    IReadOnlyList<Attempt> Attempts
);
