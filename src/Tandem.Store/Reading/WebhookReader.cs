namespace Tandem.Store.Reading;

using Tandem.Store.Contract;
using Tandem.Webhooks.Contract;

/// <summary>What is kept of subscriptions, for the one who sends to them; throws <see cref="WebhookStoreException"/>.</summary>
/// <param name="database">Read through a connection of its own for each answer.</param>
/// <param name="commit">Brings a change to the writing thread.</param>
public sealed class WebhookReader(IDatabase database, Func<WebhookChange, Task<bool>> commit) : IWebhookStore
{
    public IReadOnlyList<SubscriptionRow> Subscriptions() => Ask(tables => tables.Subscriptions());

    public int LastId(int tenant) => Ask(tables => tables.LastId(tenant));

    public Progress? ProgressOf(int tenant, int subscription) => Ask(tables => tables.ProgressOf(tenant, subscription));

    public IReadOnlyList<HeldEvent> Held(int tenant, int subscription) => Ask(tables => tables.Held(tenant, subscription));

    public IReadOnlyList<DeadEvent> Dead(int tenant, int subscription, long after, int limit) =>
        Ask(tables => tables.Dead(tenant, subscription, after, limit));

    public IReadOnlyList<KeptAttempt> Attempts(int tenant, int subscription, AttemptQuery query) =>
        Ask(tables => tables.Attempts(tenant, subscription, query));

    public IReadOnlyList<SigningSecret> FlowSecrets(int tenant) => Ask(tables => tables.FlowSecrets(tenant));

    public Task<bool> CommitAsync(WebhookChange change) => commit(change);

    private T Ask<T>(Func<IWebhookTables, T> question)
    {
        try
        {
            using IDatabaseConnection connection = database.OpenReader();
            return question(connection.Webhooks);
        }
        catch (DatabaseException e)
        {
            throw new WebhookStoreException(e.Message, e);
        }
    }
}
