namespace Tandem.Server.Hosting;

using Tandem.Access.Contract;
using Tandem.Core.Contract.Events;
using Tandem.Store;
using Tandem.Store.Contract;

/// <summary>The log as the store keeps it.</summary>
internal sealed class StoredEventFeed(CentreStore store) : IEventFeed
{
    public long Epoch => store.Events.Epoch;

    public string Trouble => store.Trouble;

    public EventCursor Newest(int tenant) => store.Events.Newest(tenant);

    public IDisposable Watch() => store.Events.Watch();

    public Task WaitAsync(int tenant, EventCursor after, CancellationToken cancel) => store.Events.WaitAsync(tenant, after, cancel);

    public EventPage Read(int tenant, EventCursor after, EventFilter filter, int limit)
    {
        try
        {
            return store.Events.Read(tenant, after, filter, limit);
        }
        catch (StoreException e)
        {
            throw new ArchiveException(e.Message, e);
        }
    }
}
