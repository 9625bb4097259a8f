namespace Tandem.Webhooks.Contract;

using Tandem.Core.Contract.Events;

/// <summary>The durable log, as it is read for subscriptions. Any thread; reading may take a while and throws <see cref="WebhookStoreException"/>.</summary>
public interface IEventLog
{
    long Epoch { get; }

    /// <summary>After the newest durable event.</summary>
    EventCursor Newest(int tenant);

    /// <summary>The events after the cursor, of all kinds unless the filter names a call.</summary>
    EventPage Read(int tenant, EventCursor after, EventFilter filter, int limit);

    /// <summary>Ends when there are events after the cursor.</summary>
    Task WaitAsync(int tenant, EventCursor after, CancellationToken cancel);

    /// <summary>Keeps the newest events in memory until it is disposed of.</summary>
    IDisposable Watch();

    /// <summary>From now on nothing is cut that is needed: asked before each cut, answers at once with the first event a tenant still needs.</summary>
    void Need(Func<int, long> oldest);
}
