namespace Tandem.Server.Hosting;

using Tandem.Core.Contract.Events;
using Tandem.Store;
using Tandem.Store.Contract;
using Tandem.Webhooks.Contract;

/// <summary>The log as the store keeps it, for subscriptions.</summary>
internal sealed class StoredEvents(CentreStore store) : IEventLog
{
    private const string Webhooks = "webhooks";

    public long Epoch => store.Events.Epoch;

    public EventCursor Newest(int tenant) => store.Events.Newest(tenant);

    public EventPage Read(int tenant, EventCursor after, EventFilter filter, int limit)
    {
        try
        {
            return store.Events.Read(tenant, after, filter, limit);
        }
        catch (StoreException e)
        {
            throw new WebhookStoreException(e.Message, e);
        }
    }

    public Task WaitAsync(int tenant, EventCursor after, CancellationToken cancel) => store.Events.WaitAsync(tenant, after, cancel);

    public IDisposable Watch() => store.Events.Watch();

    public void Need(Func<int, long> oldest) => store.EventNeeds.Set(Webhooks, oldest);
}
