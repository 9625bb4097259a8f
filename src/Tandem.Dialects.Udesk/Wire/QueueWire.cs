namespace Tandem.Dialects.Udesk.Wire;

using System.Globalization;
using System.Text.Json;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;

/// <summary>Queues as the document shows them.</summary>
internal static class QueueWire
{
    /// <summary>The name of the music that is built in.</summary>
    private const string BuiltIn = "waitmusic.wav";

    private const string WaitTimeout = "wait-timeout";
    private const string MaxWait = "max-wait-time";

    // By the document's number.
    private static readonly string[] Strategies =
    [
        StrategyNames.Today("round-robin"),
        StrategyNames.Today("agent-with-fewest-calls"),
        "longest-idle-agent",
    ];

    public static void Write(Utf8JsonWriter json, TenantViews views, QueueRow queue)
    {
        json.WriteStartObject();
        json.WriteString("QueueId", AgentIds.Text(queue.Id));
        json.WriteString("Name", queue.Name);
        json.WriteNumber("Strategy", NumberOf(queue.Strategy));
        json.WriteNumber("Timeout", TimeoutOf(queue));
        json.WriteString("WaitMusic", MusicOf(views, queue));
        json.WriteEndObject();
    }

    public static string StrategyOf(int number) => Strategies[number];

    /// <summary>A sound by its name; empty for the music that is built in, null when there is none of that name.</summary>
    public static string? SoundOf(TenantViews views, string name)
    {
        if (name.Length == 0 || name == BuiltIn)
        {
            return "";
        }
        MediaRow? media = views.Media.All().FirstOrDefault(row => row.Name == name || row.OriginalName == name);
        return media is null ? null : MediaRow.PathOf(media.Id);
    }

    /// <summary>How long callers wait at most, as a queue's parameter; none when nothing is said.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Timeout(int? seconds) =>
        seconds is { } number ? [new(WaitTimeout, number.ToString(CultureInfo.InvariantCulture))] : [];

    // What the document has no number for counts as what is nearest.
    private static int NumberOf(string strategy) =>
        StrategyNames.Plain(strategy) switch
        {
            "agent-with-fewest-calls" or "agent-with-least-talk-time" => 1,
            "longest-idle-agent" => 2,
            _ => 0,
        };

    private static int TimeoutOf(QueueRow queue)
    {
        QueueParameter? own =
            queue.Parameters.FirstOrDefault(each => each is { Key: WaitTimeout, Disabled: false })
            ?? queue.Parameters.FirstOrDefault(each => each is { Key: MaxWait, Disabled: false });
        return own is not null && int.TryParse(own.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) ? seconds : 0;
    }

    private static string MusicOf(TenantViews views, QueueRow queue)
    {
        int id = MediaRow.IdIn(queue.HoldSound);
        return queue.HoldSound.Length == 0 ? BuiltIn
            : id > 0 ? views.Media[id]?.Name ?? BuiltIn
            : queue.HoldSound;
    }
}
