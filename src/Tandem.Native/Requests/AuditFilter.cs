namespace Tandem.Native.Requests;

using System.ComponentModel.DataAnnotations;
using Tandem.Core.Contract.Events;
using Tandem.Native.Problems;

/// <summary>Which entries of the audit are wanted; all that is given has to hold.</summary>
internal readonly record struct AuditFilter
{
    private const int DefaultLimit = 100;
    private const int MostLimit = 1_000;
    private static readonly string[] All = ["audit.*", "config.*"];

    /// <summary>How many at most; 100 when not given.</summary>
    [Range(1, MostLimit)]
    public int? Limit { get; init; }

    /// <summary>Where to go on: next of the page before. From the oldest on when not given.</summary>
    public string? Cursor { get; init; }

    /// <summary>At or after this time, ISO 8601.</summary>
    public string? From { get; init; }

    /// <summary>Before this time, ISO 8601.</summary>
    public string? To { get; init; }

    /// <summary>Done by: user:ID, key:NAME, phone:EXTENSION or system.</summary>
    public string? By { get; init; }

    /// <summary>From this network address.</summary>
    public string? Address { get; init; }

    /// <summary>Of these types, with commas between: e.g. audit.sign_in_refused or config.*.</summary>
    public string? Type { get; init; }

    /// <summary>true: the node's log in place of the tenant's, for the operator.</summary>
    public bool? Node { get; init; }

    /// <summary>The same as the log is asked; null with the refusal where a value makes no sense.</summary>
    public AuditSearch? Search(out Refusal? refusal)
    {
        int limit = Limit ?? DefaultLimit;
        if (limit is < 1 or > MostLimit)
        {
            refusal = Refusal.Invalid("limit", $"must be 1 to {MostLimit}");
            return null;
        }
        if (!Period.TryRead("from", From, out long from, out refusal) || !Period.TryRead("to", To, out long to, out refusal))
        {
            return null;
        }
        EventCursor after = default;
        if (Cursor is { Length: > 0 } cursor && !EventCursor.TryParse(cursor, out after))
        {
            refusal = Refusal.Invalid("cursor", "is none of ours: take next of the page before");
            return null;
        }
        string[] types = (Type ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string? odd = types.FirstOrDefault(type => !All.Any(each => type.StartsWith(each[..^1], StringComparison.Ordinal)));
        if (
            !EventFilter.TryMake(types.Length > 0 ? types : All, Guid.Empty, 0, 0, out EventFilter filter, out string unknown)
            || odd != null
        )
        {
            refusal = Refusal.Invalid("type", $"{odd ?? unknown} is none of the audit: they begin with audit. or config.");
            return null;
        }
        return new AuditSearch(Cursor is { Length: > 0 } ? after : null, filter, limit, from, to, By ?? "", Address ?? "");
    }
}

/// <summary>What is read of the log, and what of that is taken.</summary>
internal sealed record AuditSearch(
    EventCursor? After,
    EventFilter Filter,
    int Limit,
    long FromMicros,
    long ToMicros,
    string By,
    string Address
)
{
    public bool Takes(Event happened) =>
        happened.WallMicros >= FromMicros
        && (ToMicros == 0 || happened.WallMicros < ToMicros)
        && (By.Length == 0 || happened.By.Text == By)
        && (Address.Length == 0 || happened.By.Address == Address);
}
