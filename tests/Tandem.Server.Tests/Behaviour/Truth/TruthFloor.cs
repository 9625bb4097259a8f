namespace Tandem.Server.Tests.Behaviour.Truth;

using System.Text.Json;
using Tandem.Access.Contract;
using Tandem.Server.Tests.Rig;
using Tandem.Server.Tests.Udesk;
using Tandem.Server.Tests.Udesk.Calling;
using Tandem.TestKit.Http;

/// <summary>A call centre of two agents with a queue, a flow and a line to the world, whose calls all faces tell of.</summary>
public sealed class TruthFloor : IAsyncLifetime
{
    public const string Customer = "13800138000";
    public const string QueueNumber = "057126200671";
    public const string FlowNumber = "057126200680";
    public const string Queue = "support";

    private const string Nodes = """
        { "id": "start", "type": "start", "exits": { "next": "greet" } },
        { "id": "greet", "type": "play", "prompts": [{ "tone": "%(20000,0,440)" }], "exits": { "next": "bye" } },
        { "id": "bye", "type": "hang-up" }
        """;

    private readonly HashSet<string> known = [];
    private int campaigns;

    /// <summary>An agent at his phone.</summary>
    public sealed record Seat(int Id, string Login, string Extension, LivePhone Phone);

    public LiveServer Server { get; } = new();

    /// <summary>Whom all calls out reach, and who calls in.</summary>
    public LivePhone Outside { get; private set; } = null!;

    public Seat Ann { get; private set; } = null!;

    public Seat Ben { get; private set; } = null!;

    /// <summary>Is told of calls by Udesk's events and Meiqia's webhook.</summary>
    public ScriptedReceiver Receiver { get; } = new();

    /// <summary>The sound that those hear for whom no agent is there.</summary>
    public string Sorry { get; private set; } = "";

    /// <summary>What Meiqia's webhooks are signed with.</summary>
    public string Secret { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await Server.InitializeAsync();
        Outside = await LivePhone.CarrierAsync(Server, Customer);
        (await Server.PostAsync("/v1/queues", $$"""{ "name": "{{Queue}}" }""")).Is(201);
        Ann = await SitAsync("ann", "8001");
        Ben = await SitAsync("ben", "8002");
        (await Server.SendAsync("PUT", $"/v1/numbers/{QueueNumber}", $$"""{ "queue": "{{Queue}}" }""")).Is(200);
        Reply flow = await Server.PostAsync("/v1/flows", $$"""{ "name": "menu", "nodes": [ {{Nodes}} ] }""");
        (await Server.PostAsync($"{flow.Is(201).Headers["Location"]}/publish", null)).Is(200);
        (await Server.SendAsync("PUT", $"/v1/numbers/{FlowNumber}", """{ "flow": "menu" }""")).Is(200);
        // All calls out show one number, and cost by the second.
        (
            await Server.SendAsync("PUT", "/v1/numbering", $$"""{ "country": "CN", "areaCode": "", "callerNumber": "{{QueueNumber}}" }""")
        ).Is(200);
        (await Server.PostAsync("/v1/prices", """{ "stepPrice": 0.01, "stepSeconds": 1 }""")).Is(200);
        await new UdeskClient(Server).ResultAsync(
            "POST",
            "subscriptions",
            $$"""{ "subscriptions": { "callback": "{{Receiver.Url}}", "events": ["general_hangup"], "name": "ends" } }"""
        );
        Reply meiqia = await Server.PostAsync(
            "/v1/subscriptions",
            $$"""{ "name": "meiqia", "url": "{{Receiver.Url}}", "shape": "meiqia", "types": ["cdr.hangup", "call_robot.hangup"] }"""
        );
        Secret = meiqia.Is(201).Value("secret");
        Sorry = await Sounds.UploadAsync(Server, "sorry", 300);
    }

    public async ValueTask DisposeAsync()
    {
        Ann.Phone.Dispose();
        Ben.Phone.Dispose();
        Outside.Dispose();
        await Server.DisposeAsync();
        await Receiver.DisposeAsync();
    }

    /// <summary>Nothing that happened before is waited for; nobody is signed in, all phones answer.</summary>
    public async Task ResetAsync()
    {
        foreach (Seat seat in new[] { Ann, Ben })
        {
            seat.Phone.HangUp();
            seat.Phone.Becomes(Phones.PhoneTemper.Answers);
            await AgentAsync(seat, "sign-out");
        }
        Outside.Becomes(Phones.PhoneTemper.Answers);
        await QuietAsync();
        await Server.SettleAsync();
        JsonElement before = (await Server.GetAsync("/v1/call-records?limit=1000")).Is(200).Json.GetProperty("callRecords");
        known.UnionWith(before.EnumerateArray().Select(each => each.GetProperty("call").GetString()!));
        foreach (LivePhone phone in new[] { Ann.Phone, Ben.Phone, Outside })
        {
            phone.Forget();
        }
    }

    public async Task ReadyAsync(Seat seat)
    {
        (await AgentAsync(seat, "sign-in")).Is(200);
        (await AgentAsync(seat, "ready")).Is(200);
    }

    public Task<Reply> AgentAsync(Seat seat, string verb) => Server.PostAsync($"/v1/agents/{seat.Id}/{verb}", null);

    /// <summary>A campaign, running, that calls the phone outside once.</summary>
    /// <param name="rules">Further members of its body, each with a comma behind it.</param>
    /// <param name="leadsTo">The member that says where those who answer go.</param>
    /// <returns>Its path.</returns>
    public async Task<string> CampaignAsync(string rules, string leadsTo = $""" "queue": "{Queue}" """)
    {
        const string Always =
            """{ "rows": [{ "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], "from": "00:00", "to": "24:00" }] }""";
        string name = $"truth{++campaigns}";
        string body = $$"""{ "name": "{{name}}", {{leadsTo}}, "attempts": 1, {{rules}} "hours": {{Always}} }""";
        string path = (await Server.PostAsync("/v1/campaigns", body)).Is(201).Headers["Location"];
        (await Server.PostAsync($"{path}/numbers", $$"""{ "numbers": [{ "number": "{{Customer}}" }] }""")).Is(204);
        (await Server.PostAsync($"{path}/start", null)).Is(200);
        return path;
    }

    /// <summary>The agent looks at the number of a campaign, as soon as it is at hand.</summary>
    public Task PreviewAsync(string campaign, Seat seat) =>
        Asking.UntilAsync(async () => (await Server.PostAsync($"{campaign}/previews", $$"""{ "agentId": {{seat.Id}} }""")).Status == 200);

    /// <summary>The call that goes on.</summary>
    public Task<string> CallAsync() =>
        Asking.UntilAsync(async () =>
        {
            JsonElement calls = (await Server.GetAsync("/v1/calls")).Is(200).Json.GetProperty("calls");
            return calls.GetArrayLength() > 0 ? calls[0].GetProperty("call").GetString() : null;
        });

    /// <summary>The leg on which XSwitch shows an agent, once it does.</summary>
    public async Task<string> LegAsync(Seat seat)
    {
        (string, string) token = ("X-XTRA-AUTH-ID", Server.Host.Tenants[0].Credentials["xswitch", "token"]);
        return await Asking.UntilAsync(async () =>
        {
            JsonElement rows = (await Server.GetAsync($"/api/cc/agent_state?queue={Queue}", "", token)).Is(200).Json;
            JsonElement row = rows.EnumerateArray().FirstOrDefault(each => each.GetProperty("agent_id").GetString() == seat.Login);
            return row.ValueKind == JsonValueKind.Object && row.GetProperty("agent_uuid").GetString() is { Length: > 0 } leg ? leg : null;
        });
    }

    /// <summary>The native record of a call that was not there before.</summary>
    public Task<JsonElement> RecordAsync() =>
        Asking.UntilAsync<JsonElement>(async () =>
        {
            JsonElement all = (await Server.GetAsync("/v1/call-records?limit=2")).Is(200).Json.GetProperty("callRecords");
            foreach (JsonElement each in all.EnumerateArray())
            {
                if (known.Add(each.GetProperty("call").GetString()!))
                {
                    return each;
                }
            }
            return null;
        });

    /// <summary>What the receiver was told of a call, under that event's name.</summary>
    public async Task<(JsonElement Body, ReceivedRequest Request)> ToldAsync(string name, string call)
    {
        ReceivedRequest? found = null;
        await Receiver.WaitAsync(all =>
            (
                found = all.FirstOrDefault(each =>
                    each.Body.Contains(call, StringComparison.Ordinal)
                    && JsonElement.Parse(each.Body).GetProperty("event").GetString() == name
                )
            )
                is not null
        );
        return (JsonElement.Parse(found!.Body), found);
    }

    /// <summary>Returns once no call goes on.</summary>
    public Task QuietAsync() =>
        Asking.UntilAsync(async () => (await Server.GetAsync("/v1/calls")).Is(200).Json.GetProperty("calls").GetArrayLength() == 0);

    private async Task<Seat> SitAsync(string login, string extension)
    {
        Reply made = await Server.PostAsync(
            "/v1/users",
            $$"""{ "login": "{{login}}", "extension": "{{extension}}", "extensionSecret": "secret", "agent": { "wrapUpSeconds": 0 } }"""
        );
        int id = int.Parse(made.Is(201).Value("id"));
        (await Server.SendAsync("PUT", $"/v1/queues/1/tiers/{id}", "{}")).Is(200);
        return new Seat(id, login, extension, await LivePhone.RegisterAsync(Server, extension, "secret"));
    }
}
