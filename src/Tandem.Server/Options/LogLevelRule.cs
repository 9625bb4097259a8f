namespace Tandem.Server.Options;

using Tandem.Server.Words;

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
        if (equals >= 0 && !LogAreas.All.Contains(area))
        {
            string all = string.Join(", ", LogAreas.All);
            string near = Spelling.Nearest(area, LogAreas.All) is { } nearest ? nearest : all;
            throw new OptionException(
                $"{origin}: there is no area {area} in the log; did you mean {near}?",
                $"{origin}：日志没有 {area} 这一部分；是否想写 {near}？"
            );
        }
        Given level = new(origin, [text[(equals + 1)..].Trim()]);
        return new LogLevelRule(area, OptionValues.OneOf(level, Words));
    }
}
