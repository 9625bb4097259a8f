namespace Tandem.Server.Tests.Udesk.Calling;

using System.Globalization;
using System.Text.Json;
using Tandem.Server.Tests.Rig;
using Tandem.TestKit.Http;

/// <summary>A call centre made through Udesk: agents with phones, a queue behind a relay number, a line to the world, and a subscriber of all events.</summary>
public sealed class UdeskFloor : IAsyncLifetime
{
    public const string Relay = "057126200671";
    public const string SecondRelay = "057126200672";
    public const string Customer = "13900000001";

    private readonly List<Seat> seats = [];
    private int mark;

    /// <summary>An agent at his phone.</summary>
    public sealed record Seat(string Agent, int UserId, string Extension, string WebExtension, LivePhone Phone);

    public UdeskFloor() => Server = LiveServer.With(("--recognition-url", Recogniser.Url));

    /// <summary>Understands what callers say: always the same.</summary>
    public ScriptedReceiver Recogniser { get; } = new(_ => new Reaction.Answer(200, """{ "text": "我要退货", "confidence": 0.93 }"""));

    public LiveServer Server { get; }

    public UdeskClient Client { get; private set; } = null!;

    /// <summary>The world outside: takes calls that go out, and calls in.</summary>
    public LivePhone Outside { get; private set; } = null!;

    public ScriptedReceiver Receiver { get; } = new();

    public string Queue { get; private set; } = "";

    public IReadOnlyList<Seat> Seats => seats;

    public async ValueTask InitializeAsync()
    {
        await Server.InitializeAsync();
        Client = new UdeskClient(Server);
        Outside = LivePhone.Outside(Server, Customer);
        (await Server.PostAsync("/v1/trunks", $$"""{ "name": "city", "peers": ["{{Outside.Address}}"] }""")).Is(201);
        Queue = (await Client.ResultAsync("POST", "queues", """{ "QueueName": "support" }""")).GetProperty("QueueId").GetString()!;
        await ListensAsync();
        foreach (string number in new[] { Relay, SecondRelay })
        {
            (await Server.SendAsync("PUT", $"/v1/numbers/{number}", """{ "queue": "support" }""")).Is(200);
        }
        for (int i = 0; i < 3; i++)
        {
            seats.Add(await SitAsync());
        }
    }

    public async ValueTask DisposeAsync()
    {
        seats.ForEach(seat => seat.Phone.Dispose());
        Outside.Dispose();
        await Server.DisposeAsync();
        await Receiver.DisposeAsync();
        await Recogniser.DisposeAsync();
    }

    /// <summary>From now on <see cref="ToldAsync"/> looks.</summary>
    public void Marks() => mark = Receiver.Received.Count;

    /// <summary>The first message of that name since the mark, whole.</summary>
    public async Task<JsonElement> ToldAsync(string name, Func<JsonElement, bool>? which = null)
    {
        JsonElement? found = null;
        await Receiver.WaitAsync(all =>
        {
            found = Find(all, name, which);
            return found is not null;
        });
        return found!.Value;
    }

    /// <summary>All messages of that name since the mark, as far as they have come.</summary>
    public IEnumerable<JsonElement> Told(string name) =>
        Receiver.Received.Skip(mark).Select(each => JsonElement.Parse(each.Body)).Where(each => Text(each, "event") == name);

    public async Task SignInAsync(Seat seat) =>
        UdeskClient.IsOk(await Client.SendAsync("POST", "agent/login", $$"""{ "agent_id": "{{seat.Agent}}" }"""));

    public async Task SignOutAsync(Seat seat)
    {
        Reply reply = await Client.SendAsync("POST", "agent/logout", $$"""{ "agent_id": "{{seat.Agent}}" }""");
        Assert.True(reply.Status is 200 or 422, reply.Text);
        if (reply.Status == 200)
        {
            await ToldAsync("acd_agent_state", data => Text(data, "AgentId") == seat.Agent && Text(data, "StateDes") == "offline");
        }
    }

    /// <summary>A customer calls and is talking with this agent alone; the id of the call.</summary>
    public async Task<string> TalkAsync(Seat with)
    {
        Marks();
        await SignInAsync(with);
        Outside.Call(Relay);
        JsonElement bridged = await ToldAsync("dequeue_succ", data => Text(data, "Reason") == "Bridged");
        return Text(bridged.GetProperty("data"), "CallId");
    }

    /// <summary>The customer hangs up, those whom he leaves to each other too, and all is told.</summary>
    public async Task<JsonElement> HangUpAsync(string call)
    {
        Outside.HangUp();
        await ToldAsync("hangup_cause", data => Text(data, "CallId") == call);
        seats.ForEach(seat => seat.Phone.HangUp());
        JsonElement told = await ToldAsync("general_hangup", data => Text(data, "CallId") == call);
        foreach (Seat seat in seats)
        {
            await SignOutAsync(seat);
        }
        return told;
    }

    /// <summary>Publishes a flow and leads a number to it.</summary>
    public async Task LeadAsync(string number, string name, string nodes)
    {
        Reply made = await Server.PostAsync("/v1/flows", $$"""{ "name": "{{name}}", "nodes": [ {{nodes}} ] }""");
        (await Server.PostAsync($"{made.Is(201).Headers["Location"]}/publish", null)).Is(200);
        (await Server.SendAsync("PUT", $"/v1/numbers/{number}", $$"""{ "flow": "{{name}}" }""")).Is(200);
    }

    public async Task VerbAsync(string call, string verb, string body = "{}") =>
        (await Server.PostAsync($"/v1/calls/{call}/{verb}", body)).Is(204);

    /// <summary>The record of a leg, once it is durable.</summary>
    public async Task<JsonElement> RecordAsync(string call, string leg)
    {
        await Server.SettleAsync();
        JsonElement all = (await Server.GetAsync($"/v1/records?call={call}")).Is(200).Json.GetProperty("records");
        return all.EnumerateArray().Single(record => Text(record, "leg") == leg);
    }

    /// <summary>A caller came to that node of a flow, by the log.</summary>
    public Task ToldOfNodeAsync(string node) =>
        Asking.UntilAsync(async () =>
            (await Server.EventsAsync("type=flow.node_entered")).Any(entered =>
                entered.GetRawText().Contains($"\"{node}\"", StringComparison.Ordinal)
            )
        );

    public static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;

    private JsonElement? Find(IReadOnlyList<ReceivedRequest> all, string name, Func<JsonElement, bool>? which)
    {
        for (int i = mark; i < all.Count; i++)
        {
            JsonElement message = JsonElement.Parse(all[i].Body);
            if (Text(message, "event") == name && (which is null || which(message.GetProperty("data"))))
            {
                return message;
            }
        }
        return null;
    }

    private async Task ListensAsync()
    {
        string all = string.Join("\", \"", EventBodies.Names);
        await Client.ResultAsync(
            "POST",
            "subscriptions",
            $$"""{ "subscriptions": { "callback": "{{Receiver.Url}}", "events": ["{{all}}"], "name": "all" } }"""
        );
    }

    private async Task<Seat> SitAsync()
    {
        string id = UdeskClient.FreshAgent();
        JsonElement made = await Client.ResultAsync(
            "POST",
            "agents",
            $$"""{ "AgentId": "{{id}}", "WorkId": "1", "IsCreateExtension": 1 }"""
        );
        await Client.ResultAsync("POST", "agents/queues", $$"""{ "AgentId": "{{id}}", "Queues": ["{{Queue}}"] }""");
        LivePhone phone = await LivePhone.RegisterAsync(Server, Text(made, "Number"), Text(made, "Password"));
        JsonElement user = (await Server.GetAsync($"/v1/users?login={id}")).Json.GetProperty("users")[0];
        string web = Text(made.GetProperty("ExtenInfos")[1], "Extension");
        return new Seat(id, user.GetProperty("id").GetInt32(), Text(made, "Extension"), web, phone);
    }
}
