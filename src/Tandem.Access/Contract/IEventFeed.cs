namespace Tandem.Access.Contract;

using Tandem.Core.Contract.Events;

/// <summary>What happens, as it becomes durable. Each reader reads from its own place at its own pace. Any thread.</summary>
public interface IEventFeed
{
    /// <summary>Which history ids belong to; another one after a backup was put back.</summary>
    long Epoch { get; }

    /// <summary>Why nothing becomes durable just now; empty when it does.</summary>
    string Trouble { get; }

    /// <summary>After the newest durable event.</summary>
    EventCursor Newest(int tenant);

    /// <summary>Keeps the newest events in memory until it is disposed of: for who reads them as they come.</summary>
    IDisposable Watch();

    /// <summary>Ends when there are events after the cursor.</summary>
    Task WaitAsync(int tenant, EventCursor after, CancellationToken cancel);

    /// <summary>The events after the cursor. May read the disk, and throws <see cref="ArchiveException"/>.</summary>
    EventPage Read(int tenant, EventCursor after, EventFilter filter, int limit);
}
