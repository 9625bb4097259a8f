namespace Tandem.Webhooks.Sending;

using Tandem.Core.Contract.Events;

/// <summary>Events out of the bytes they are kept in.</summary>
internal static class Decoded
{
    /// <summary>One; none when only a newer program knows the kind.</summary>
    public static IReadOnlyList<Event> Of(byte[] body)
    {
        List<Event> events = [];
        EventCodec.ReadAll(body, events);
        return events;
    }
}
