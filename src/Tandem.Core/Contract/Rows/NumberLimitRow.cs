namespace Tandem.Core.Contract.Rows;

/// <summary>How much one of the tenant's numbers may call out: carriers block numbers that call too much. What is 0 has no limit.</summary>
/// <param name="Number">In its inner form; empty: each number that has no limits of its own.</param>
public sealed record NumberLimitRow(int Id, string Number) : DialingRow(Id)
{
    public const string Word = "number_limit";

    /// <summary>Calls at once, those that ring among them.</summary>
    public int Concurrent { get; init; }

    /// <summary>In the sixty minutes before.</summary>
    public int PerHour { get; init; }

    /// <summary>By the tenant's day.</summary>
    public int PerDay { get; init; }

    /// <summary>After so many refusals in a row the number rests.</summary>
    public int Refusals { get; init; }

    public int RestSeconds { get; init; }

    public override string Kind => Word;

    public override string Label => Number;
}
