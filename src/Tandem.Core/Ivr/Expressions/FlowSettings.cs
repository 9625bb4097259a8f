namespace Tandem.Core.Ivr.Expressions;

using NodaTime;
using Tandem.Core.Announcements;

/// <summary>What holds for all nodes of a flow.</summary>
/// <param name="Language">In which numbers and digits are read out, and texts spoken.</param>
/// <param name="Variables">What they hold before anything happens.</param>
/// <param name="Secret">Variables that nobody is shown.</param>
/// <param name="Lists">Lists of callers by name.</param>
/// <param name="Calendars">Opening hours by name.</param>
/// <param name="Days">Holidays, and days worked in their stead.</param>
internal sealed record FlowSettings(
    SpokenLanguage Language,
    DateTimeZone Zone,
    IReadOnlyDictionary<string, FlowValue> Variables,
    IReadOnlySet<string> Secret,
    IReadOnlyDictionary<string, HashSet<string>> Lists,
    IReadOnlyDictionary<string, OpeningHours> Calendars,
    WorkingDays Days
);
