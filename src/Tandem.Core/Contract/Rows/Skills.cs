namespace Tandem.Core.Contract.Rows;

using System.Globalization;

/// <summary>What agents can do: words that the tenant chooses (<c>english</c>, <c>gold</c>), alike in any case, each once and in one order.</summary>
public static class Skills
{
    /// <summary>Of an agent, or asked for by a caller.</summary>
    public const int Most = 32;

    /// <summary>Characters of a word.</summary>
    public const int Longest = 64;

    private static readonly char[] Between = [' ', ',', ';', '，', '、', '；', '\t', '\r', '\n'];

    /// <summary>Words between spaces, commas or semicolons, Chinese ones too.</summary>
    public static IReadOnlyList<string> Read(string text) => Of(text.Split(Between, StringSplitOptions.RemoveEmptyEntries));

    public static IReadOnlyList<string> Of(IEnumerable<string> words) =>
        [
            .. words
                .Select(word => word.Trim().ToLower(CultureInfo.InvariantCulture))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>What is wrong with an agent's; null when nothing is.</summary>
    public static string? Wrong(IReadOnlyList<string> skills) =>
        skills.Count > Most ? $"an agent has at most {Most} skills"
        : skills.FirstOrDefault(each => each.Length is 0 or > Longest || each.IndexOfAny(Between) >= 0) is { } odd
            ? $"\"{odd}\" is no skill: a word of at most {Longest} characters, without spaces and commas"
        : null;
}
