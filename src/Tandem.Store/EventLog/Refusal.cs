namespace Tandem.Store.EventLog;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;

/// <summary>What the log says of a change of configuration that was not made: the same ids, as refused.</summary>
internal static class Refusal
{
    public static IReadOnlyList<Event> Of(IReadOnlyList<Event> events, string reason) =>
        [
            .. events.Select(planned =>
            {
                ConfigRefused refused = new(EventTable.Of(planned.Data).Name, reason);
                return planned with { Data = refused, Version = EventTable.Of(refused).Version };
            }),
        ];
}
