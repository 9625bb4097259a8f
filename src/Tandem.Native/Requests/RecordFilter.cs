namespace Tandem.Native.Requests;

using System.ComponentModel.DataAnnotations;
using Tandem.Access.Contract;
using Tandem.Native.Problems;

/// <summary>Which records are wanted.</summary>
internal readonly record struct RecordFilter
{
    /// <summary>How many at most; 100 when not given.</summary>
    [Range(1, Paging.MostLimit)]
    public int? Limit { get; init; }

    /// <summary>How many to pass over; where there are many, go on by cursor instead.</summary>
    [Range(0, int.MaxValue)]
    public int? Offset { get; init; }

    /// <summary>Where to go on: next of the page before. Opaque.</summary>
    public string? Cursor { get; init; }

    /// <summary>Legs begun at or after this time, ISO 8601.</summary>
    public string? From { get; init; }

    /// <summary>Legs begun before this time, ISO 8601.</summary>
    public string? To { get; init; }

    /// <summary>Only the legs of this call.</summary>
    public Guid? Call { get; init; }

    /// <summary>Only the legs of the agent of this id.</summary>
    public int? Agent { get; init; }

    /// <summary>Only where this is the caller's number or the one dialled, as the record shows it.</summary>
    public string? Number { get; init; }

    /// <summary>Only the legs of the queue of this name.</summary>
    public string? Queue { get; init; }

    /// <summary>Only those that ended for this reason, e.g. no_answer.</summary>
    public string? Cause { get; init; }

    /// <summary>csv, for spreadsheets; JSON when not given.</summary>
    public string? Format { get; init; }

    /// <summary>The same as the archive is asked; null with the refusal where a value makes no sense.</summary>
    public RecordSearch? Search(int tenant, out Refusal? refusal)
    {
        int offset = Offset ?? 0;
        refusal = PlacePaging.TryRead(Limit, Cursor, out int limit, out RecordPlace? after);
        if (refusal is not null)
        {
            return null;
        }
        if (offset < 0)
        {
            refusal = Refusal.Invalid("offset", "must not be negative");
            return null;
        }
        if (!Period.TryRead("from", From, out long from, out refusal) || !Period.TryRead("to", To, out long to, out refusal))
        {
            return null;
        }
        return new RecordSearch(tenant, limit, offset, from, to, Call ?? Guid.Empty, after)
        {
            AgentId = Agent ?? 0,
            Number = Number ?? "",
            Queue = Queue ?? "",
            Cause = Cause ?? "",
        };
    }
}
