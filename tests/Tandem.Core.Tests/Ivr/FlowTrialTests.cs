namespace Tandem.Core.Tests.Ivr;

using Tandem.Core.Ivr.Expressions;
using Tandem.Core.Ivr.Trying;

/// <summary>What callers hear and where they come to, by what they press and what the world answers.</summary>
public sealed class FlowTrialTests
{
    private const string Menu = """
        {"id": "start", "type": "start", "exits": {"next": "menu"}},
        {"id": "menu", "type": "collect", "prompts": ["menu.wav"], "firstTimeout": 5, "retries": 1, "timeoutPrompts": [{"text": "nothing?"}],
         "invalidPrompts": [{"text": "no"}], "exits": {"1": "sales", "2": "help", "timeout": "bye", "invalid": "bye"}},
        {"id": "sales", "type": "queue", "queue": "sales", "exits": {"timeout": "mail", "next": "bye"}},
        {"id": "mail", "type": "voicemail", "prompts": ["mail.wav"], "exits": {"next": "bye"}},
        {"id": "help", "type": "play", "prompts": [{"number": "12"}, {"digits": "{{caller}}"}], "exits": {"next": "bye"}},
        {"id": "bye", "type": "hang-up", "cause": "done"}
        """;

    [Theory]
    [InlineData("1", "start menu sales")]
    [InlineData("2", "start menu help bye")]
    [InlineData("92", "start menu help bye")]
    [InlineData("99", "start menu bye")]
    [InlineData("", "start menu bye")]
    [InlineData("-2", "start menu help bye")]
    public void Keys_lead_through_a_menu(string keys, string way) =>
        Assert.Equal(way, Flows.Way(Flows.Try(Menu, new TrialInput { Keys = keys })));

    [Fact]
    public void A_wrong_key_is_told_and_the_menu_played_again() =>
        Assert.Equal(
            "menu.wav | \"no\" + menu.wav | number 12 + digits 139",
            Flows.Heard(Flows.Try(Menu, new TrialInput { Keys = "92", Caller = "139" }))
        );

    [Fact]
    public void Nobody_in_time_leads_to_the_voicemail()
    {
        TrialInput input = new()
        {
            Keys = "1-#",
            Answers = new Dictionary<string, TrialAnswer> { ["sales"] = new("timeout") },
        };
        IReadOnlyList<TrialStep> steps = Flows.Try(Menu, input);
        Assert.Equal("start menu sales mail bye", Flows.Way(steps));
        Assert.Equal("mail.wav + beep", steps.Last(step => step.What == "hear").Text);
        Assert.Equal("done", steps[^1].Text);
    }

    [Theory]
    [InlineData("answered", 200, """{"customer": {"name": "Li", "vip": true}, "n": [4, 5]}""", "start ask vip", "Li 5")]
    [InlineData("answered", 200, """{"customer": {"vip": false}}""", "start ask plain", "")]
    [InlineData("answered", 404, "{}", "start ask other", "")]
    [InlineData("failed", 0, "", "start ask gone", "")]
    [InlineData("answered", 200, "no json", "start ask plain", "")]
    public void A_webhook_branches_and_its_answer_is_kept(string word, int status, string body, string way, string heard)
    {
        string nodes = """
            {"id": "start", "type": "start", "exits": {"next": "ask"}},
            {"id": "ask", "type": "webhook", "url": "http://crm.test/who?n={{caller}}", "map": {"name": "$.customer.name", "vip": "$.customer.vip", "n": "$.n[1]"},
             "exits": {"success": "which", "other": "other", "failed": "gone"}},
            {"id": "which", "type": "condition", "cases": [{"when": "vip == true", "exit": "yes"}], "exits": {"yes": "vip", "else": "plain"}},
            {"id": "vip", "type": "hang-up", "cause": "{{name}} {{n}}"},
            {"id": "plain", "type": "hang-up", "cause": ""},
            {"id": "other", "type": "hang-up", "cause": ""},
            {"id": "gone", "type": "hang-up", "cause": ""}
            """;
        TrialInput input = new() { Answers = new Dictionary<string, TrialAnswer> { ["ask"] = new(word, status, body) } };
        IReadOnlyList<TrialStep> steps = Flows.Try(nodes, input);
        Assert.Equal(way, Flows.Way(steps).Replace("which ", "", StringComparison.Ordinal));
        Assert.Equal(heard, steps[^1].Text);
    }

    [Theory]
    [InlineData("waiting('sales') > 3", true)]
    [InlineData("waiting('other') > 3", false)]
    [InlineData("estimatedWait('sales') >= 90", true)]
    [InlineData("hour() == 10 && weekday() == 4", true)]
    [InlineData("isOpen('office')", true)]
    [InlineData("isOpen('night')", false)]
    [InlineData("isWorkday()", true)]
    [InlineData("inList(caller, 'vip')", true)]
    [InlineData("startsWith(caller, '139')", false)]
    [InlineData("level + 1 == 4", true)]
    [InlineData("unknown == ''", true)]
    [InlineData("caller + 1 > 'x'", false)]
    public void Conditions_know_queues_time_and_lists(string when, bool isTrue)
    {
        string nodes = $$$"""
            {"id": "start", "type": "start", "exits": {"next": "if"}},
            {"id": "if", "type": "condition", "cases": [{"when": "{{{when}}}", "exit": "yes"}], "exits": {"yes": "yes", "else": "no"}},
            {"id": "yes", "type": "hang-up"}, {"id": "no", "type": "hang-up"}
            """;
        string more = """
            , "variables": {"level": 3}, "lists": {"vip": ["13800138000"]},
            "hours": {"office": {"open": [{"days": "mon-fri", "from": "09:00", "to": "18:00"}]}, "night": {"open": [{"from": "22:00", "to": "06:00"}]}}
            """;
        TrialInput input = new() { Queues = new Dictionary<string, QueueFacts> { ["sales"] = new(4, 0, 2, 120) } };
        Assert.Equal(isTrue ? "yes" : "no", Flows.Way(Flows.Try(nodes, input, more)).Split(' ')[^1]);
    }

    [Theory]
    [InlineData("2026-10-01T10:00:00Z", false)]
    [InlineData("2026-10-10T02:00:00Z", true)]
    [InlineData("2026-10-08T02:00:00Z", true)]
    [InlineData("2026-10-11T02:00:00Z", false)]
    [InlineData("2026-10-08T15:00:00Z", false)]
    public void The_Chinese_calendar_has_its_exchanged_days(string at, bool isOpen)
    {
        string nodes = """
            {"id": "start", "type": "start", "exits": {"next": "if"}},
            {"id": "if", "type": "condition", "cases": [{"when": "isOpen('office')", "exit": "yes"}], "exits": {"yes": "yes", "else": "no"}},
            {"id": "yes", "type": "hang-up"}, {"id": "no", "type": "hang-up"}
            """;
        string more = """, "hours": {"office": {"open": [{"days": "mon-fri", "from": "09:00", "to": "18:00"}]}}""";
        long micros = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds() * 1_000;
        Assert.Equal(isOpen ? "yes" : "no", Flows.Way(Flows.Try(nodes, new TrialInput { WallMicros = micros }, more)).Split(' ')[^1]);
    }

    [Fact]
    public void A_score_is_asked_and_kept()
    {
        string nodes = """
            {"id": "start", "type": "start", "exits": {"next": "queue"}},
            {"id": "queue", "type": "queue", "queue": "sales", "exits": {"answered": "how", "next": "bye"}},
            {"id": "how", "type": "satisfaction", "prompts": ["how.wav"], "thanks": ["thanks.wav"], "exits": {"next": "bye"}},
            {"id": "bye", "type": "hang-up"}
            """;
        IReadOnlyList<TrialStep> steps = Flows.Try(nodes, new TrialInput { Keys = "95" });
        Assert.Equal("5", Assert.Single(steps, step => step.What == "score").Text);
        Assert.Equal("how.wav | how.wav | thanks.wav", Flows.Heard(steps));
    }

    [Fact]
    public void A_flow_that_turns_in_itself_ends()
    {
        string nodes = """
            {"id": "start", "type": "start", "exits": {"next": "a"}},
            {"id": "a", "type": "set", "limit": 4000, "values": {"n": "number(n) + 1"}, "exits": {"next": "a", "limit": "bye"}},
            {"id": "bye", "type": "hang-up"}
            """;
        IReadOnlyList<TrialStep> steps = Flows.Try(nodes, new TrialInput());
        Assert.Contains(steps, step => step.What == "fail");
        Assert.Equal("end", steps[^1].What);
    }
}
