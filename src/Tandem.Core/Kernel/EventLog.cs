namespace Tandem.Core.Kernel;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Events;
using Tandem.Foundation;

/// <summary>Numbers what happens: an id per tenant, a sequence per call.</summary>
internal sealed class EventLog(CentreOutbox outbox)
{
    private long lastId;

    public void Add(Now now, IEventScope? call, Happening what)
    {
        int sequence = call == null ? 0 : ++call.Sequence;
        outbox.Events.Add(new CentreEvent(++lastId, now.WallMicros, call?.Id ?? Guid.Empty, sequence, what));
    }
}
