namespace Tandem.Core.Kernel;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Foundation;

/// <summary>Numbers what happens and says when and by whom: an id per tenant, a sequence per call.</summary>
internal sealed class EventLog(CentreOutbox outbox)
{
    private Instant started;
    private long lastId;

    /// <summary>Id of the last event.</summary>
    public long LastId => lastId;

    /// <summary>Who the turn is due to.</summary>
    public Actor By { get; set; }

    /// <summary>The server starts; ids go on after those of before.</summary>
    public void Start(Now now, long last)
    {
        started = now.Mono;
        lastId = last;
    }

    /// <summary>Something of a call, or of a leg in it.</summary>
    public void Add(Now now, IEventScope call, Guid leg, EventData data) =>
        outbox.Log.Add(new LogEntry(Make(now, call.Id, leg, ++call.Sequence, call.Began, data), null));

    /// <summary>Something that belongs to no call.</summary>
    public void Add(Now now, EventData data) => outbox.Log.Add(new LogEntry(Make(now, data), null));

    /// <summary>Gives a change of configuration its place in the log; whether it is one turns out when it is committed.</summary>
    public Event Make(Now now, EventData data) => Make(now, Guid.Empty, Guid.Empty, 0, started, data);

    private Event Make(Now now, Guid call, Guid leg, int sequence, Instant began, EventData data) =>
        new(
            ++lastId,
            now.WallMicros,
            Micros(now.Mono - started),
            Micros(now.Mono - began),
            call,
            leg,
            sequence,
            EventTable.Of(data).Version,
            By,
            data
        );

    private static long Micros(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;
}
