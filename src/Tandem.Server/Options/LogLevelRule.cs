namespace Tandem.Server.Options;

/// <summary>From which level on an area's log lines are written.</summary>
/// <param name="Area">A part of the logger's name after <c>tandem.</c>; empty for all.</param>
internal sealed record LogLevelRule(string Area, LogLevel Level)
{
    private static readonly (string Word, LogLevel Level)[] Words =
    [
        ("trace", LogLevel.Trace),
        ("debug", LogLevel.Debug),
        ("info", LogLevel.Information),
        ("warning", LogLevel.Warning),
        ("error", LogLevel.Error),
        ("none", LogLevel.None),
    ];

    public static LogLevelRule Parse(string text, string origin)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string area = equals < 0 ? "" : text[..equals].Trim();
        Given level = new(origin, [text[(equals + 1)..].Trim()]);
        return new LogLevelRule(area, OptionValues.OneOf(level, Words));
    }
}
