namespace Tandem.Core.Ivr.Reading;

using System.Text.Json;
using NodaTime;
using Tandem.Core.Announcements;
using Tandem.Core.Ivr.Expressions;

/// <summary>Reads what holds for a whole flow.</summary>
internal static class SettingsReader
{
    private static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public static FlowSettings Read(JsonFields fields)
    {
        string zoneName = fields.Text("timeZone", "Asia/Shanghai", FlowLimits.NameLength);
        DateTimeZone? zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zoneName);
        if (zone == null)
        {
            fields.Fault(
                "timeZone",
                new($"\"{zoneName}\" is no time zone, such as Asia/Shanghai", $"“{zoneName}”不是时区，例如 Asia/Shanghai")
            );
        }
        string language = fields.Text("language", "zh", FlowLimits.NameLength);
        if (language is not ("zh" or "en"))
        {
            fields.Fault("language", new("is zh or en", "应为 zh 或 en"));
        }
        return new FlowSettings(
            SpokenLanguages.Of(language),
            zone ?? DateTimeZone.Utc,
            Variables(fields.Inside("variables", false)),
            Secret(fields),
            Lists(fields.Inside("lists", false)),
            Calendars(fields.Inside("hours", false)),
            Days(fields.Inside("calendar", false))
        );
    }

    private static Dictionary<string, FlowValue> Variables(JsonFields fields)
    {
        Dictionary<string, FlowValue> values = new(StringComparer.Ordinal);
        foreach (string name in fields.Names)
        {
            JsonElement? raw = fields.Raw(name);
            if (!VariableName.IsOne(name) || values.Count >= FlowLimits.Variables)
            {
                fields.Fault(name, new("is no name of a variable, or one too many", "不是变量名，或变量过多"));
                continue;
            }
            values[name] = raw switch
            {
                { ValueKind: JsonValueKind.Number } number => FlowValue.Of(number.GetDouble()),
                { ValueKind: JsonValueKind.True or JsonValueKind.False } truth => FlowValue.Of(truth.GetBoolean()),
                _ => FlowValue.Of(fields.Text(name, "", FlowLimits.ValueLength)),
            };
        }
        return values;
    }

    private static HashSet<string> Secret(JsonFields fields)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (JsonFields each in fields.List("secret", FlowLimits.Variables, false))
        {
            if (each.IsText(out string name) && VariableName.IsOne(name))
            {
                names.Add(name);
            }
            else
            {
                each.Fault("", new("is no name of a variable", "不是变量名"));
            }
        }
        return names;
    }

    private static Dictionary<string, HashSet<string>> Lists(JsonFields fields)
    {
        Dictionary<string, HashSet<string>> lists = new(StringComparer.Ordinal);
        foreach (string name in fields.Names)
        {
            HashSet<string> list = lists[name] = new(StringComparer.Ordinal);
            foreach (JsonFields each in fields.List(name, FlowLimits.ListEntries, true))
            {
                if (each.IsText(out string entry))
                {
                    list.Add(entry);
                }
                else
                {
                    each.Fault("", FaultText.NoText);
                }
            }
        }
        return lists;
    }

    private static Dictionary<string, OpeningHours> Calendars(JsonFields fields)
    {
        Dictionary<string, OpeningHours> calendars = new(StringComparer.Ordinal);
        foreach (string name in fields.Names)
        {
            JsonFields inside = fields.Inside(name, true);
            List<OpeningRow> rows = [];
            foreach (JsonFields row in inside.List("open", FlowLimits.Exits, true))
            {
                IReadOnlyList<IsoDayOfWeek> days = WeekdaysOf(row, "days");
                bool isTime = FlowClock.TryTime(row.Text("from", "", FlowLimits.NameLength), out LocalTime from);
                isTime &= FlowClock.TryTime(row.Text("to", "", FlowLimits.NameLength), out LocalTime to);
                if (!isTime)
                {
                    row.Fault("", new("has from and to as HH:mm", "from 和 to 应为 HH:mm"));
                }
                row.Done();
                rows.Add(new OpeningRow(days, from, to));
            }
            calendars[name] = new OpeningHours(rows, inside.Flag("onHolidays", false));
            inside.Done();
        }
        return calendars;
    }

    // mon-fri, or sat,sun, or both.
    private static List<IsoDayOfWeek> WeekdaysOf(JsonFields row, string name)
    {
        List<IsoDayOfWeek> days = [];
        foreach (string part in row.Text(name, "mon-sun", FlowLimits.NameLength).ToLowerInvariant().Split(','))
        {
            string[] ends = part.Trim().Split('-');
            int first = Array.IndexOf(Weekdays, ends[0].Trim());
            int last = Array.IndexOf(Weekdays, ends[^1].Trim());
            if (first < 0 || last < first || ends.Length > 2)
            {
                row.Fault(name, new("are days such as mon-fri or sat,sun", "应为星期，例如 mon-fri 或 sat,sun"));
                continue;
            }
            for (int day = first; day <= last; day++)
            {
                days.Add((IsoDayOfWeek)(day + 1));
            }
        }
        return days;
    }

    private static WorkingDays Days(JsonFields fields)
    {
        string country = fields.Text("country", "CN", FlowLimits.NameLength);
        if (country is not ("CN" or "none"))
        {
            fields.Fault(
                "country",
                new("is CN, or none: then its holidays are those of the document alone", "应为 CN 或 none：none 时只按文档中的节假日")
            );
        }
        WorkingDays days = new(Dates(fields, "holidays"), Dates(fields, "workdays"), country == "CN");
        fields.Done();
        return days;
    }

    private static HashSet<LocalDate> Dates(JsonFields fields, string name)
    {
        HashSet<LocalDate> dates = [];
        foreach (JsonFields each in fields.List(name, FlowLimits.ListEntries, false))
        {
            if (each.IsText(out string text) && FlowClock.TryDate(text, out LocalDate day))
            {
                dates.Add(day);
            }
            else
            {
                each.Fault("", new("is a day as YYYY-MM-DD", "应为 YYYY-MM-DD 形式的日期"));
            }
        }
        return dates;
    }
}
