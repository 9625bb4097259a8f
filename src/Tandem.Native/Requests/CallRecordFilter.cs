namespace Tandem.Native.Requests;

using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Tandem.Access.Contract;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Problems;
using Tandem.Numbering;

/// <summary>Which records of calls are wanted.</summary>
internal readonly record struct CallRecordFilter
{
    /// <summary>How many at most; 100 when not given.</summary>
    [Range(1, Paging.MostLimit)]
    public int? Limit { get; init; }

    /// <summary>Where to go on: next of the page before. Opaque.</summary>
    public string? Cursor { get; init; }

    /// <summary>Calls begun at or after this time, ISO 8601.</summary>
    public string? From { get; init; }

    /// <summary>Calls begun at or before this time, ISO 8601.</summary>
    public string? To { get; init; }

    /// <summary>Only this one.</summary>
    public Guid? Call { get; init; }

    /// <summary>Only those of the agent of this id.</summary>
    public int? Agent { get; init; }

    /// <summary>inbound, outbound or internal.</summary>
    public string? Direction { get; init; }

    /// <summary>not_routed, abandoned, not_answered, caller_missed, callee_missed or answered.</summary>
    public string? State { get; init; }

    /// <summary>The number outside, written in any way.</summary>
    public string? Customer { get; init; }

    /// <summary>The tenant's number, written in any way.</summary>
    public string? Own { get; init; }

    /// <summary>Of the seller.</summary>
    public string? SalesCode { get; init; }

    /// <summary>What was given along with the order to call, all of it.</summary>
    public string? UserData { get; init; }

    /// <summary>csv, for spreadsheets; JSON when not given.</summary>
    public string? Format { get; init; }

    /// <summary>The same as the archive is asked; null with the refusal where a value makes no sense.</summary>
    public CallSearch? Search(Asker asker, out Refusal? refusal)
    {
        refusal = PlacePaging.TryRead(Limit, Cursor, out int limit, out RecordPlace? after);
        if (
            refusal is not null
            || !Period.TryRead("from", From, out long from, out refusal)
            || !Period.TryRead("to", To, out long to, out refusal)
        )
        {
            return null;
        }
        if (to > 0 && from > to)
        {
            refusal = Refusal.Invalid("to", "is before from");
            return null;
        }
        if (
            !TryWord("direction", Direction, out CallDirection[] directions, out refusal)
            || !TryWord("state", State, out CallOutcome[] outcomes, out refusal)
        )
        {
            return null;
        }
        return new CallSearch(asker.Tenant.Id, limit, 0)
        {
            FromMicros = from,
            ToMicros = to,
            After = after,
            Call = Call ?? Guid.Empty,
            Agents = Agent is { } agent ? [agent] : [],
            Directions = directions,
            Outcomes = outcomes,
            Customer = Inner(Customer, asker),
            Own = Inner(Own, asker),
            SalesCode = SalesCode ?? "",
            UserData = UserData ?? "",
        };
    }

    private static bool TryWord<T>(string field, string? word, out T[] values, out Refusal? refusal)
        where T : struct, Enum
    {
        values = word is { Length: > 0 } ? [.. Enum.GetValues<T>().Where(value => WordOf(value) == word)] : [];
        refusal =
            word is { Length: > 0 } && values.Length == 0
                ? Refusal.Invalid(field, $"must be one of {string.Join(", ", Enum.GetValues<T>().Select(value => WordOf(value)))}")
                : null;
        return refusal is null;
    }

    private static string WordOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    // What is no number is looked for as it is.
    private static string Inner(string? written, Asker asker)
    {
        WrittenNumber read = WrittenNumber.Of(written ?? "");
        return read.Text.Length > 0 && NumberForms.TryRead(read, asker.Views.Region, out string inner, out _) ? inner : read.Text;
    }
}
