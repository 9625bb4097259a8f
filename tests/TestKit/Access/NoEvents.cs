namespace Tandem.TestKit.Access;

using Tandem.Access.Contract;
using Tandem.Core.Contract.Events;

/// <summary>Nothing happens.</summary>
public sealed class NoEvents : IEventFeed
{
    public long Epoch => 1;

    public string Trouble => "";

    public EventCursor Newest(int tenant) => new(Epoch, 0);

    public IDisposable Watch() => new MemoryStream();

    public Task WaitAsync(int tenant, EventCursor after, CancellationToken cancel) => new TaskCompletionSource().Task.WaitAsync(cancel);

    public EventPage Read(int tenant, EventCursor after, EventFilter filter, int limit) => new([], after, null, IsEnd: true);
}
