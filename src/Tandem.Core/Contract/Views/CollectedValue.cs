namespace Tandem.Core.Contract.Views;

/// <summary>Something that is known of a caller before anybody talks with him: what he pressed or said in a flow, what a service answered, what came with his number.</summary>
/// <param name="Name">The variable that holds it.</param>
/// <param name="Label">What the flow's author calls the node that took it; empty for none.</param>
/// <param name="Value">Never empty; cut at <see cref="MostSigns"/>.</param>
/// <param name="Meaning">Of a key that chose something: what the flow's author calls the node it leads to; else empty.</param>
/// <param name="Source">See <see cref="CollectedSources"/>.</param>
public sealed record CollectedValue(string Name, string Label, string Value, string Meaning, string Source)
{
    /// <summary>Characters of a value, a label or a meaning; the rest is cut off.</summary>
    public const int MostSigns = 200;

    /// <summary>Of one caller; where there is one more, the oldest goes.</summary>
    public const int Most = 32;

    /// <summary>What was known before, and this: in the place of what its variable held, or last. An empty value is none any more.</summary>
    public static IReadOnlyList<CollectedValue> With(IReadOnlyList<CollectedValue> before, CollectedValue value)
    {
        List<CollectedValue> after = [.. before];
        int at = after.FindIndex(each => each.Name == value.Name);
        if (value.Value.Length == 0)
        {
            return at < 0 ? before : Without(before, name => name == value.Name);
        }
        CollectedValue cut = value with { Label = Cut(value.Label), Value = Cut(value.Value), Meaning = Cut(value.Meaning) };
        if (at >= 0)
        {
            after[at] = cut;
            return after;
        }
        if (after.Count >= Most)
        {
            after.RemoveAt(0);
        }
        after.Add(cut);
        return after;
    }

    public static IReadOnlyList<CollectedValue> Without(IReadOnlyList<CollectedValue> before, Predicate<string> names) =>
        before.Any(each => names(each.Name)) ? [.. before.Where(each => !names(each.Name))] : before;

    // Half a sign of two parts is none.
    private static string Cut(string text) =>
        text.Length <= MostSigns ? text : text[..(char.IsHighSurrogate(text[MostSigns - 1]) ? MostSigns - 1 : MostSigns)];
}

/// <summary>Where a <see cref="CollectedValue"/> comes from.</summary>
public static class CollectedSources
{
    /// <summary>He pressed it.</summary>
    public const string Keys = "keys";

    /// <summary>He said it, and it was recognised.</summary>
    public const string Words = "words";

    /// <summary>A service that the flow asked answered it.</summary>
    public const string Service = "service";

    /// <summary>The flow worked it out.</summary>
    public const string Flow = "flow";

    /// <summary>It came with the number, from a campaign or whoever had him called.</summary>
    public const string Given = "given";
}
