namespace Tandem.Server.Logging;

using System.Text.RegularExpressions;

/// <summary>One kind of line in the log: a row of <see cref="LogMessages"/>.</summary>
internal sealed partial class LogMessage
{
    /// <param name="id">Of the kind, for ever.</param>
    /// <param name="area">Which area of the log it is in.</param>
    /// <param name="english">With the names of its values in braces.</param>
    /// <param name="chinese">With the same names, in whatever order.</param>
    public LogMessage(int id, string area, LogLevel level, string english, string chinese)
    {
        Id = id;
        Area = area;
        Level = level;
        English = english;
        Chinese = chinese;
        Names = NamesOf(english);
    }

    public int Id { get; }

    public string Area { get; }

    public LogLevel Level { get; }

    public string English { get; }

    public string Chinese { get; }

    /// <summary>Of its values, in the order in which they are given.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Strangers can bring it about: at most so many lines are written in a while.</summary>
    public bool IsLimited { get; init; }

    public static string[] NamesOf(string template) => [.. Name().Matches(template).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Name();
}
