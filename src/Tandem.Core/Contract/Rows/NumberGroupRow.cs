namespace Tandem.Core.Contract.Rows;

/// <summary>Numbers of the tenant of which one is shown for each call, chosen by a rule.</summary>
/// <param name="Numbers">In their inner form, each once.</param>
public sealed record NumberGroupRow(int Id, string Name, IReadOnlyList<string> Numbers, NumberGroupRule Rule) : DialingRow(Id)
{
    public const string Word = "number_group";

    public override string Kind => Word;

    public override string Label => Name;
}

/// <summary>How a number of a group is chosen. Kept, and shown by Meiqia's API, as its number.</summary>
public enum NumberGroupRule
{
    /// <summary>One of the callee's city, else of his province, else any.</summary>
    SamePlace = 1,

    /// <summary>Any, each as likely as the other.</summary>
    Random = 2,
}
