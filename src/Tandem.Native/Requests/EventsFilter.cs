namespace Tandem.Native.Requests;

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Tandem.Core.Contract.Events;
using Tandem.Native.Problems;

/// <summary>Which events are wanted, and from where on; all that is given has to hold.</summary>
internal readonly record struct EventsFilter
{
    public const int DefaultLimit = 100;
    public const int MostLimit = 1_000;

    /// <summary>Where a stream goes on after it was cut: the id of the last event that came. Counts before after.</summary>
    [FromHeader(Name = "Last-Event-ID")]
    public string? LastEventId { get; init; }

    /// <summary>Events after this place: next of the page before, cursor of a snapshot, or the id of a stream's event. A page begins with the oldest that is kept when it is not given, a stream with what happens from now on.</summary>
    public string? After { get; init; }

    /// <summary>The same as after.</summary>
    public string? Cursor { get; init; }

    /// <summary>Of these types, with commas between: e.g. call.ended or offer.*.</summary>
    public string? Type { get; init; }

    /// <summary>Only this call's.</summary>
    public Guid? Call { get; init; }

    /// <summary>Only those that name the queue of this id.</summary>
    public int? Queue { get; init; }

    /// <summary>Only those that name the agent of this id.</summary>
    public int? Agent { get; init; }

    /// <summary>How many at most in a page; 100 when not given.</summary>
    [Range(1, MostLimit)]
    public int? Limit { get; init; }

    /// <summary>true: the node's log in place of the tenant's, for the operator.</summary>
    public bool? Node { get; init; }

    /// <summary>The same as the log is asked; null with the refusal where a value makes no sense.</summary>
    public EventSearch? Search(out Refusal? refusal)
    {
        int limit = Limit ?? DefaultLimit;
        if (limit is < 1 or > MostLimit)
        {
            refusal = Refusal.Invalid("limit", $"must be 1 to {MostLimit}");
            return null;
        }
        EventCursor after = default;
        string place = LastEventId is { Length: > 0 } last ? last : (After ?? Cursor ?? "");
        if (place.Length > 0 && !EventCursor.TryParse(place, out after))
        {
            refusal = Refusal.Invalid("after", "is no cursor as this resource gives it (EPOCH-ID)");
            return null;
        }
        string[] types = (Type ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (!EventFilter.TryMake(types, Call ?? Guid.Empty, Queue ?? 0, Agent ?? 0, out EventFilter filter, out string unknown))
        {
            refusal = Refusal.Invalid("type", $"knows no {unknown}");
            return null;
        }
        refusal = null;
        return new EventSearch(place.Length > 0 ? after : null, filter, limit);
    }
}

/// <summary>What is read of the log.</summary>
/// <param name="After">Null: from where a page or a stream begins by itself.</param>
internal sealed record EventSearch(EventCursor? After, EventFilter Filter, int Limit);
