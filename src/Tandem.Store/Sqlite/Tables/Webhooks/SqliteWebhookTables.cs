namespace Tandem.Store.Sqlite.Tables.Webhooks;

using Tandem.Store.Contract;
using Tandem.Store.Files;
using Tandem.Store.Sqlite.Sql;
using Tandem.Webhooks.Contract;

/// <summary>Which table each change goes to.</summary>
internal sealed class SqliteWebhookTables(SqliteLink link, SecretBox? secrets) : IWebhookTables
{
    private readonly SubscriptionTable subscriptions = new(link, secrets);
    private readonly OwedTable owed = new(link);
    private readonly AttemptTable attempts = new(link);
    private readonly FlowSecretTable flowSecrets = new(link, secrets);

    public IReadOnlyList<SubscriptionRow> Subscriptions() => subscriptions.All();

    public int LastId(int tenant) => subscriptions.LastId(tenant);

    public Progress? ProgressOf(int tenant, int subscription) => subscriptions.ProgressOf(tenant, subscription);

    public IReadOnlyList<HeldEvent> Held(int tenant, int subscription) => owed.Held(tenant, subscription);

    public IReadOnlyList<DeadEvent> Dead(int tenant, int subscription, long after, int limit) =>
        owed.Dead(tenant, subscription, after, limit);

    public IReadOnlyList<KeptAttempt> Attempts(int tenant, int subscription, AttemptQuery query) =>
        attempts.Of(tenant, subscription, query);

    public IReadOnlyList<SigningSecret> FlowSecrets(int tenant) => flowSecrets.Of(tenant);

    public void Write(WebhookChange change)
    {
        switch (change)
        {
            case PutSubscription put:
                subscriptions.Put(put.Row, put.From);
                if (put.From is not null)
                {
                    owed.ForgetHeld(put.Row.Tenant, put.Row.Id);
                }
                break;
            case RemoveSubscription gone:
                subscriptions.Remove(gone.Tenant, gone.Id);
                owed.ForgetHeld(gone.Tenant, gone.Id);
                owed.ForgetDead(gone.Tenant, gone.Id);
                attempts.Forget(gone.Tenant, gone.Id);
                break;
            case PutFlowSecrets put:
                flowSecrets.Put(put.Tenant, put.Secrets);
                break;
            case SaveDeliveries save:
                foreach (Checkpoint each in save.Checkpoints)
                {
                    Save(each);
                }
                break;
            default:
                throw new RowRefusedException($"no table takes {change.GetType().Name}");
        }
    }

    // It may have been removed meanwhile.
    private void Save(Checkpoint checkpoint)
    {
        if (subscriptions.TrySave(checkpoint.Tenant, checkpoint.Subscription, checkpoint.Progress))
        {
            owed.Write(checkpoint);
            attempts.Add(checkpoint.Tenant, checkpoint.Subscription, checkpoint.Attempts);
        }
    }
}
