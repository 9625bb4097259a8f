namespace Tandem.Core.Ivr.Expressions;

using System.Globalization;
using NodaTime;

/// <summary>What expressions can call: a row each. All are short whatever they are given.</summary>
internal static class FlowFunctions
{
    private static readonly FlowFunction[] Rows =
    [
        new("waiting", 1, (scope, on) => Queue(scope, on[0])?.Waiting ?? 0),
        new("ready", 1, (scope, on) => Queue(scope, on[0])?.Ready ?? 0),
        new("signedIn", 1, (scope, on) => Queue(scope, on[0])?.SignedIn ?? 0),
        new("estimatedWait", 1, (scope, on) => Queue(scope, on[0])?.EstimatedSeconds ?? 0),
        new(
            "isOpen",
            1,
            (scope, on) =>
                scope.Settings.Calendars.TryGetValue(Text(on[0]), out OpeningHours? hours) && hours.IsOpen(Time(scope), scope.Settings.Days)
        ),
        new("isHoliday", 0, (scope, _) => scope.Settings.Days.IsHoliday(Time(scope).Date)),
        new("isWorkday", 0, (scope, _) => scope.Settings.Days.IsWorkday(Time(scope).Date)),
        new("hour", 0, (scope, _) => Time(scope).Hour),
        new("minute", 0, (scope, _) => Time(scope).Minute),
        new("weekday", 0, (scope, _) => (int)Time(scope).DayOfWeek),
        new("date", 0, (scope, _) => Time(scope).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        new("time", 0, (scope, _) => Time(scope).ToString("HH:mm", CultureInfo.InvariantCulture)),
        new(
            "inList",
            2,
            (scope, on) => scope.Settings.Lists.TryGetValue(Text(on[1]), out HashSet<string>? list) && list.Contains(Text(on[0]))
        ),
        new("contains", 2, (_, on) => Text(on[0]).Contains(Text(on[1]), StringComparison.Ordinal)),
        new("startsWith", 2, (_, on) => Text(on[0]).StartsWith(Text(on[1]), StringComparison.Ordinal)),
        new("endsWith", 2, (_, on) => Text(on[0]).EndsWith(Text(on[1]), StringComparison.Ordinal)),
        new("length", 1, (_, on) => Text(on[0]).Length),
        new("isEmpty", 1, (_, on) => Text(on[0]).Length == 0),
        new("number", 1, (_, on) => double.TryParse(Text(on[0]), CultureInfo.InvariantCulture, out double number) ? number : 0),
        new("text", 1, (_, on) => Text(on[0])),
        new("concat", -1, (_, on) => string.Concat(on.Select(Text))),
    ];

    public static IReadOnlyList<FlowFunction> All => Rows;

    public static FlowFunction? Find(string name) => Array.Find(Rows, row => row.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static QueueFacts? Queue(FlowScope scope, object? name) => scope.Facts.QueueOf(Text(name));

    private static LocalDateTime Time(FlowScope scope) => FlowClock.Local(scope.Facts.WallMicros, scope.Settings.Zone);

    private static string Text(object? value) => FlowValue.OfResult(value).Text;
}

/// <summary>A function of expressions.</summary>
/// <param name="Arguments">How many it takes; -1 for any number.</param>
internal sealed record FlowFunction(string Name, int Arguments, Func<FlowScope, IReadOnlyList<object?>, object> Call);
