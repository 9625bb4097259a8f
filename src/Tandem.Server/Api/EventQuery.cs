namespace Tandem.Server.Api;

using System.Globalization;
using Tandem.Core.Contract.Events;
using Tandem.Store.EventLog;

/// <summary>What a reader of the log asks for: from where, which, how many.</summary>
internal sealed record EventQuery(EventCursor After, EventFilter Filter, int Limit)
{
    private const int UsualLimit = 100;
    private const string LastEventId = "Last-Event-ID";

    /// <summary>Null, with what is wrong.</summary>
    /// <param name="request">The request; <c>Last-Event-ID</c> counts before <c>after</c>.</param>
    /// <param name="otherwise">From there, when neither is given.</param>
    /// <param name="wrong">For a person.</param>
    public static EventQuery? Read(HttpRequest request, EventCursor otherwise, out string wrong)
    {
        string? after = request.Headers[LastEventId].FirstOrDefault() ?? request.Query["after"].FirstOrDefault();
        EventCursor cursor = otherwise;
        if (!string.IsNullOrEmpty(after) && !EventCursor.TryParse(after, out cursor))
        {
            wrong = $"after (or {LastEventId}) is a cursor as this resource gives it: EPOCH-ID";
            return null;
        }
        string call = request.Query["call"].FirstOrDefault() ?? "";
        Guid callId = Guid.Empty;
        if (call.Length > 0 && !Guid.TryParse(call, out callId))
        {
            wrong = "call is a UUID";
            return null;
        }
        if (!TryNumber(request, "queue", 0, out int queue) || !TryNumber(request, "agent", 0, out int agent))
        {
            wrong = "queue and agent are ids";
            return null;
        }
        if (!TryNumber(request, "limit", UsualLimit, out int limit) || limit is 0 or > EventReader.MaxLimit)
        {
            wrong = $"limit is 1 to {EventReader.MaxLimit}";
            return null;
        }
        string[] types = (request.Query["type"].ToString()).Split(
            ',',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        if (!EventFilter.TryMake(types, callId, queue, agent, out EventFilter filter, out string unknown))
        {
            wrong = $"there are no events of the type {unknown}";
            return null;
        }
        wrong = "";
        return new EventQuery(cursor, filter, limit);
    }

    private static bool TryNumber(HttpRequest request, string name, int otherwise, out int number)
    {
        string? text = request.Query[name].FirstOrDefault();
        number = otherwise;
        return string.IsNullOrEmpty(text) || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
