namespace Tandem.Tidy.Tests;

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

/// <summary>The page that documents every kind of event, made of the table of kinds and the comments on their records.</summary>
internal static partial class EventsPage
{
    public const string File = "docs/events.md";

    private const string Kinds = "src/Tandem.Core/Contract/Events/Kinds/";

    private const string Head = """
        # Events

        Everything that happens in a tenant is one event ([why](decisions/0012-one-log.md)). They are read at `GET /v1/events`: by pages (`next` leads on), or with
        `Accept: text/event-stream` as they become durable. `GET /v1/snapshot` gives the present and the cursor to go on from. `type` takes names of this page and
        `call.*` for all of one word.

        事件日志：租户内发生的一切都是事件，可在 `GET /v1/events` 分页读取或以 SSE 订阅。

        | field | type | meaning |
        |---|---|---|
        | `id` | integer | Rises by one in the tenant's log, for ever. With the epoch before it (`EPOCH-ID`) it is a cursor. |
        | `type` | text | One of those below. |
        | `time` | text | When it happened: RFC 3339, UTC, microseconds. What is the time when it arrives, less this, is how long it took to become durable and be read. |
        | `micros` | integer, µs | By a clock that never jumps: since the call began; outside calls, since the server started. |
        | `call`, `leg` | UUID | Where it belongs to one. |
        | `seq` | integer | Rises by one in its call, from 1. |
        | `version` | integer | Of the type; another one when a field means something else than before. Fields are added without. |
        | `by` | text | Who caused it: `user:ID`, `key:NAME`, `phone:EXTENSION`, `trunk:NAME`, `flow:NAME` or `system`. |
        | `data` | object | The fields of its type, below. |

        This page is made of the code by `scripts/document-events.sh`.

        """;

    public static string Make()
    {
        StringBuilder page = new(Head.ReplaceLineEndings("\n"));
        foreach (Match row in Row().Matches(Repository.Read(Kinds + "EventTable.cs")))
        {
            Add(page, row.Groups[1].Value, row.Groups[2].Value);
        }
        page.Append("\n## Parts of events\n");
        foreach (string part in new[] { "FieldChange", "OfferCount", "OfferCandidate" })
        {
            string file = Repository.Ending(".cs").First(each => each.StartsWith(Kinds, StringComparison.Ordinal) && Declares(each, part));
            AddRecord(page, $"### `{part}`", part, Repository.Read(file));
        }
        return page.ToString();
    }

    private static bool Declares(string file, string record) => Repository.Read(file) is var source && DeclarationOf(record, source) >= 0;

    private static int DeclarationOf(string record, string source)
    {
        Match found = Regex.Match(source, $@"record (?:struct )?{record}\b");
        return found.Success ? found.Index : -1;
    }

    private static void Add(StringBuilder page, string record, string name)
    {
        string chinese = EventNames.Chinese.GetValueOrDefault(name, "");
        AddRecord(page, $"## {name}{(chinese.Length > 0 ? $" · {chinese}" : "")}", record, Repository.Read($"{Kinds}{record}.cs"));
    }

    // A record's comment stands right before it.
    private static void AddRecord(StringBuilder page, string heading, string record, string source)
    {
        int end = DeclarationOf(record, source);
        string before = source[..end];
        int start = before.LastIndexOf("/// <summary>", StringComparison.Ordinal);
        string comment = before[start..];
        page.Append(CultureInfo.InvariantCulture, $"\n{heading}\n\n{Plain(Summary().Match(comment).Groups[1].Value)}\n");
        Dictionary<string, string> types = Field()
            .Matches(source[end..(source.IndexOf(';', end) is var stop and > 0 ? stop : source.Length)])
            .ToDictionary(field => field.Groups[2].Value, field => field.Groups[1].Value);
        MatchCollection fields = Parameter().Matches(comment);
        if (fields.Count > 0)
        {
            page.Append("\n| field | type | meaning |\n|---|---|---|\n");
        }
        foreach (Match field in fields)
        {
            string name = field.Groups[1].Value;
            string shown = char.ToLowerInvariant(name[0]) + name[1..];
            page.Append(
                CultureInfo.InvariantCulture,
                $"| `{shown}` | {TypeOf(name, types.GetValueOrDefault(name, ""))} | {Plain(field.Groups[2].Value).Replace("|", "\\|", StringComparison.Ordinal)} |\n"
            );
        }
    }

    private static string TypeOf(string name, string type)
    {
        string unit =
            name.EndsWith("Millis", StringComparison.Ordinal) ? ", ms"
            : name.EndsWith("Micros", StringComparison.Ordinal) ? ", µs since 1970"
            : name.EndsWith("Seconds", StringComparison.Ordinal) ? ", s"
            : "";
        return type switch
        {
            "string" => "text",
            "char" => "one character",
            "bool" => "true or false",
            "int" or "long" => $"integer{unit}",
            "double" => $"number{unit}",
            "Guid" => "UUID, or null",
            _ when type.EndsWith("[]", StringComparison.Ordinal) => $"list of {TypeOf(name, type[..^2])}",
            _ => $"`{type}`",
        };
    }

    private static string Plain(string comment)
    {
        string text = Line().Replace(comment, " ");
        text = Code().Replace(text, "`$1`");
        text = See().Replace(text, match => $"`{match.Groups[1].Value.Split('.')[^1]}`");
        return Spaces().Replace(text.Replace("&lt;", "<", StringComparison.Ordinal), " ").Trim();
    }

    [GeneratedRegex("""Row<(\w+)>\(\d+,\s*"([\w.]+)"(?:,\s*\d+)?\)""")]
    private static partial Regex Row();

    [GeneratedRegex("<summary>(.*?)</summary>", RegexOptions.Singleline)]
    private static partial Regex Summary();

    [GeneratedRegex("""<param name="(\w+)">(.*?)</param>""", RegexOptions.Singleline)]
    private static partial Regex Parameter();

    [GeneratedRegex("""\[property: Key\(\d+\)\]\s+([\w\[\]?]+)\s+(\w+)""")]
    private static partial Regex Field();

    [GeneratedRegex(@"\n\s*///")]
    private static partial Regex Line();

    [GeneratedRegex("<c>(.*?)</c>")]
    private static partial Regex Code();

    [GeneratedRegex("""<(?:see cref|paramref name)="([^"]+)"\s*/>""")]
    private static partial Regex See();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
