namespace Tandem.Server.Tests.Native;

using System.Text.Json;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Engine.Ports;
using Tandem.Server.Tests.Rig;

/// <summary>Statistics as clients read them; the figures themselves are checked in the simulation.</summary>
[Collection(LiveServerTests.Name)]
public sealed class StatisticsTests : IAsyncLifetime
{
    /// <summary>A tenant in which nothing else happens.</summary>
    private const int Tenant = 2;

    /// <summary>2026-03-02, half past ten in Shanghai.</summary>
    private const long Start = 1_772_418_600_000_000;

    private readonly LiveServer server = new();
    private long wall = Start;
    private long last = 100;

    public async ValueTask InitializeAsync()
    {
        await server.InitializeAsync();
        Say(default, default, new ServerStarted("test"), 0);
        // Three callers in two quarters: one is answered after 5 s, one after 25 s, one gives up after 30 s.
        State(AgentWords.Available, AgentWords.Waiting, "", 0);
        Wait(3, "sales", answered: true, seconds: 5);
        Wait(3, "sales", answered: true, seconds: 25);
        State(AgentWords.OnBreak, AgentWords.Idle, "lunch", 900);
        Wait(4, "=1+1", answered: false, seconds: 30);
        TalkOutsideQueues(seconds: 40, heldFor: 10);
        State(AgentWords.LoggedOut, AgentWords.Idle, "", 60);
        await server.Host.Store.Events.WaitAsync(Tenant, new EventCursor(0, last - 1), CancellationToken.None);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_period_is_added_up_by_intervals()
    {
        Reply whole = await Get("/v1/statistics?from=2026-03-02T10:30:00%2B08:00&to=2026-03-02T11:30:00%2B08:00&interval=period");
        JsonElement queue = Assert.Single(whole.Is(200).Json.GetProperty("queues").EnumerateArray(), row => Number(row, "queueId") == 3);
        Assert.Equal(
            (2, 2, 1, 0),
            (Number(queue, "offered"), Number(queue, "answered"), Number(queue, "answeredInTime"), Number(queue, "abandoned"))
        );
        Assert.Equal(50.0, queue.GetProperty("serviceLevelPercent").GetDouble());
        Assert.Equal((15_000, 25_000), (Number(queue, "answerWaitMeanMillis"), Number(queue, "answerWaitLongestMillis")));
        Assert.InRange(Number(queue, "answerWaitP50Millis"), 5_000, 5_200);
        Assert.Equal(2, queue.GetProperty("answerWaits").EnumerateArray().Sum(step => Number(step, "count")));
        JsonElement agent = Assert.Single(whole.Json.GetProperty("agents").EnumerateArray());
        Assert.Equal(["=1+1: 1/0", "sales: 2/2"], Parts(agent).Order(StringComparer.Ordinal));
        Assert.Equal((40_000, 10_000), (Number(agent, "otherTalkMillis"), Number(agent, "otherHoldMillis")));
        Assert.Equal((0, 0), (Number(agent, "talkMillis"), Number(agent, "holdMillis")));
        Assert.Equal(60_000 + 30_000 + 40_000, agent.GetProperty("breakReasons").GetProperty("lunch").GetInt32());
        Assert.Equal(Number(agent, "signedInMillis"), Number(agent, "breakMillis") + Number(agent, "readyMillis"));
        Assert.Equal("2026-03-02T02:30:00.000Z", whole.Value("from"));

        Reply quarters = await Get("/v1/statistics/queues?from=2026-03-02T02:30:00Z&to=2026-03-02T03:30:00Z");
        Assert.Equal(
            ["3 2026-03-02T02:30:00.000Z 2026-03-02T02:45:00.000Z", "4 2026-03-02T02:45:00.000Z 2026-03-02T03:00:00.000Z"],
            quarters
                .Is(200)
                .Json.GetProperty("queues")
                .EnumerateArray()
                .Select(row => $"{row.GetProperty("queueId")} {row.GetProperty("from")} {row.GetProperty("to")}")
        );
    }

    [Fact]
    public async Task Lists_go_on_by_cursor_and_know_one_queue_or_agent()
    {
        const string Period = "from=2026-03-02T02:30:00Z&to=2026-03-02T03:30:00Z";
        Reply first = (await Get($"/v1/statistics/queues?{Period}&limit=1")).Is(200);
        Reply second = (await Get($"/v1/statistics/queues?{Period}&limit=1&cursor={first.Value("next")}")).Is(200);
        Assert.Equal([3, 4], new[] { first, second }.Select(page => Number(page.Json.GetProperty("queues")[0], "queueId")));
        Assert.Equal(JsonValueKind.Null, second.Json.GetProperty("next").ValueKind);
        Assert.Single((await Get($"/v1/statistics/queues?{Period}&queue=4")).Json.GetProperty("queues").EnumerateArray());
        Assert.Empty((await Get($"/v1/statistics/agents?{Period}&agent=77")).Json.GetProperty("agents").EnumerateArray());
        Assert.Empty((await server.GetAsync($"/v1/statistics/queues?{Period}")).Json.GetProperty("queues").EnumerateArray());
    }

    [Fact]
    public async Task What_an_agent_does_now_counts_up_to_now_in_every_quarter()
    {
        // He was signed out after 1 060 s of the period.
        State(AgentWords.Available, AgentWords.Waiting, "", 60);
        State(AgentWords.OnBreak, AgentWords.Idle, "tea", 120);
        await server.Host.Store.Events.WaitAsync(Tenant, new EventCursor(0, last - 1), CancellationToken.None);

        Assert.Equal(["1180000 0 2360000"], await Teas("from=2026-03-02T02:30:00Z&to=2026-03-02T03:30:00Z&interval=period"));
        Assert.Equal(
            ["900000 0 0", "280000 0 560000", "0 0 900000", "0 0 900000"],
            await Teas("from=2026-03-02T02:30:00Z&to=2026-03-02T03:30:00Z&interval=15m")
        );
        // Also where nothing has happened since.
        Assert.Equal(["0 0 1800000"], await Teas("from=2026-03-02T03:00:00Z&to=2026-03-02T03:30:00Z&interval=period"));

        State(AgentWords.OnBreak, AgentWords.InQueueCall, "tea", 10);
        await server.Host.Store.Events.WaitAsync(Tenant, new EventCursor(0, last - 1), CancellationToken.None);
        Assert.Equal(["1180000 2350000 10000"], await Teas("from=2026-03-02T02:30:00Z&to=2026-03-02T03:30:00Z&interval=period"));

        State(AgentWords.LoggedOut, AgentWords.Idle, "", 10);
        await server.Host.Store.Events.WaitAsync(Tenant, new EventCursor(0, last - 1), CancellationToken.None);
        Assert.Equal(["1180000 10000 10000"], await Teas("from=2026-03-02T02:30:00Z&to=2026-03-02T03:30:00Z&interval=period"));
    }

    // Of each row what he was signed in before or beside, in calls, and at tea.
    private async Task<string[]> Teas(string query)
    {
        List<string> rows = [];
        foreach (JsonElement row in (await Get($"/v1/statistics/agents?{query}")).Is(200).Json.GetProperty("agents").EnumerateArray())
        {
            int tea = row.GetProperty("breakReasons").TryGetProperty("tea", out JsonElement millis) ? millis.GetInt32() : 0;
            int calls = Number(row, "queueCallMillis");
            rows.Add($"{Number(row, "signedInMillis") - tea - calls} {calls} {tea}");
        }
        return [.. rows];
    }

    [Fact]
    public async Task As_a_table_a_name_is_no_formula()
    {
        const string Period = "from=2026-03-02T02:30:00Z&to=2026-03-02T03:30:00Z&interval=1h&format=csv";
        Reply queues = (await Get($"/v1/statistics/queues?{Period}")).Is(200);
        Assert.Equal("text/csv", queues.Type);
        string[] lines = queues.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("\uFEFFfrom,to,queueId,queue,offered,answered,", lines[0], StringComparison.Ordinal);
        Assert.Contains("'=1+1", lines[2], StringComparison.Ordinal);
        Reply agents = (await Get($"/v1/statistics/agents?{Period}")).Is(200);
        Assert.Contains("sales: 2/2/0; =1+1: 1/0/0", agents.Text, StringComparison.Ordinal);
        Assert.Contains("lunch=130000", agents.Text, StringComparison.Ordinal);
        Assert.Equal(lines, (await Get($"/v1/statistics?{Period}")).Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("interval=10m")]
    [InlineData("interval=m")]
    [InlineData("interval=0h")]
    [InlineData("interval=fortnight")]
    [InlineData("from=2026-03-02&to=2026-03-01")]
    [InlineData("from=2020-03-02&to=2026-03-01")]
    [InlineData("from=yesterday")]
    [InlineData("format=xml")]
    [InlineData("limit=0")]
    [InlineData("cursor=x")]
    [InlineData("queue=sales")]
    public async Task What_makes_no_sense_is_refused(string query)
    {
        (await Get($"/v1/statistics/queues?{query}")).IsProblem(400, "invalid-request");
        if (!query.StartsWith("cursor", StringComparison.Ordinal))
        {
            (await Get($"/v1/statistics?{query}")).IsProblem(400, "invalid-request");
        }
    }

    private Task<Reply> Get(string path) => server.GetAsync(path, server.OtherKey);

    private static IEnumerable<string> Parts(JsonElement agent) =>
        agent
            .GetProperty("queues")
            .EnumerateArray()
            .Select(part => $"{part.GetProperty("queue")}: {Number(part, "offered")}/{Number(part, "answered")}");

    private static int Number(JsonElement row, string name) => row.GetProperty(name).GetInt32();

    private void Wait(int queueId, string queue, bool answered, int seconds)
    {
        Guid call = Guid.CreateVersion7();
        Guid leg = Guid.CreateVersion7();
        Say(call, default, new CallStarted("138", "", "4000", "trunk:out"), 0);
        Say(call, leg, new LegMade("inbound", "trunk:out", Guid.Empty, "138", 0, "", ""), 0);
        Say(call, leg, new QueueEntered(queueId, queue, 1, 0, 20), 0);
        Say(call, leg, new OfferMade(queueId, queue, 7, "li", "1001", "longest-idle-agent", [], []), 0);
        Say(call, leg, new OfferEnded(queueId, queue, 7, "li", answered ? "won" : "no_answer", 0, 0), 0);
        Say(call, leg, new QueueLeft(queueId, queue, answered ? QueueWords.Bridged : QueueWords.Abandoned, seconds * 1_000L), seconds);
        Say(call, leg, new LegEnded("remote_hang_up", 0, ""), 0);
        Say(call, default, new CallEnded("remote_hang_up"), 0);
    }

    // He calls somebody, and has him on hold for a while.
    private void TalkOutsideQueues(int seconds, int heldFor)
    {
        Guid call = Guid.CreateVersion7();
        (Guid own, Guid other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Say(call, default, new CallStarted("1001", "", "139", "extension:1001"), 0);
        Say(call, own, new LegMade("outbound", "extension:1001", Guid.Empty, "139", 7, "li", ""), 0);
        Say(call, other, new LegMade("outbound", "trunk:out", own, "1001", 0, "", ""), 0);
        Say(call, own, new LegBridged(other), 0);
        Say(call, own, new LegHeld("phone"), seconds - heldFor);
        Say(call, own, new LegResumed("phone", heldFor * 1_000L), heldFor);
        Say(call, own, new LegEnded("local_hang_up", 0, ""), 0);
        Say(call, other, new LegEnded("remote_hang_up", 0, ""), 0);
        Say(call, default, new CallEnded("remote_hang_up"), 0);
    }

    private void State(string status, string state, string reason, int afterSeconds) =>
        Say(default, default, new AgentStateChanged(7, "li", status, state, reason, "", "", 0), afterSeconds);

    private void Say(Guid call, Guid leg, EventData data, int afterSeconds)
    {
        wall += afterSeconds * 1_000_000L;
        Event happened = new(++last, wall, wall - Start, 0, call, leg, 0, 1, Actor.System, data);
        server.Host.Store.Post(new KeepEvents(Tenant, [happened]));
    }
}
