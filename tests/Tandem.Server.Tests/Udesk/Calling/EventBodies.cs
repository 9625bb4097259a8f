namespace Tandem.Server.Tests.Udesk.Calling;

using System.Text.Json;

/// <summary>The example bodies of <c>docs/dialects/udesk.md</c>: one for each event, and what is sent has to look like it.</summary>
internal static class EventBodies
{
    public static readonly string[] Names =
    [
        "acd_agent_state",
        "extension_state_update",
        "agent_call_mode_change",
        "general_hangup",
        "enqueue_succ",
        "record_stop",
        "hangup_cause",
        "dequeue_succ",
        "start_dialout",
        "voice_mail_succ",
        "play_succ",
        "dtmf_gather_succ",
        "asr_gather_succ",
        "consult_succ",
        "end_consult_succ",
        "three_way_succ",
        "substitute_succ",
        "hold_agent_succ",
        "extern_succ",
        "eavesdrop_succ",
    ];

    private static readonly Dictionary<string, JsonElement> Examples = Read();

    /// <summary>The names an example is there for.</summary>
    public static IReadOnlyCollection<string> Shown => Examples.Keys;

    /// <summary>Same fields in the same order, of the same kinds, and the same event and category.</summary>
    public static void AssertLike(JsonElement told)
    {
        string name = told.GetProperty("event").GetString()!;
        Assert.True(Examples.TryGetValue(name, out JsonElement example), $"docs/dialects/udesk.md has no example of {told}");
        Assert.Equal(example.GetProperty("category").GetString(), told.GetProperty("category").GetString());
        AssertLike(example, told);
    }

    private static void AssertLike(JsonElement example, JsonElement told)
    {
        Assert.Equal(Fields(example), Fields(told));
        foreach (JsonProperty field in example.EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.Object))
        {
            AssertLike(field.Value, told.GetProperty(field.Name));
        }
    }

    private static (string Name, JsonValueKind Kind)[] Fields(JsonElement of) =>
        [.. of.EnumerateObject().Select(field => (field.Name, field.Value.ValueKind))];

    private static Dictionary<string, JsonElement> Read()
    {
        string page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "udesk.md"));
        Dictionary<string, JsonElement> examples = new(StringComparer.Ordinal);
        foreach (
            string block in page.Split("```")
                .Where((text, i) => i % 2 == 1 && text.StartsWith("json\n{ \"event\"", StringComparison.Ordinal))
        )
        {
            JsonElement body = JsonElement.Parse(block["json\n".Length..]);
            examples.Add(body.GetProperty("event").GetString()!, body);
        }
        return examples;
    }
}
