namespace Tandem.Server.Tests.Behaviour.Truth;

using Tandem.Phones;
using Tandem.Server.Tests.Rig;
using static Tandem.Server.Tests.Behaviour.Truth.TruthFloor;

/// <summary>Calls of every kind, played on real phones; each says what its phones saw of it.</summary>
internal sealed class Scripts(TruthFloor floor, int packets)
{
    /// <summary>Of the sound that a machine is left, nearly all.</summary>
    private const int MessagePackets = 12;

    /// <summary>Never that many: it is over before.</summary>
    private static readonly Dictionary<string, Func<Scripts, Task<Seen>>> ByName = new()
    {
        ["came in, the customer hangs up"] = script => script.InAsync(byAgent: false),
        ["came in, the agent hangs up"] = script => script.InAsync(byAgent: true),
        ["asked for by Meiqia"] = script => script.OutAsync(script.MeiqiaAsync),
        ["asked for by UCCC"] = script => script.OutAsync(script.UcccAsync),
        ["dialled by the phone"] = script => script.DialledAsync(),
        ["the callee is busy"] = script => script.MissedAsync(isAgent: false),
        ["the agent declines"] = script => script.MissedAsync(isAgent: true),
        ["transferred"] = script => script.PassedOnAsync("transfer"),
        ["consulted"] = script => script.PassedOnAsync("consult"),
        ["conference"] = script => script.PassedOnAsync("three-way"),
        ["abandoned in the flow"] = script => script.AbandonedAsync(FlowNumber, "not_routed", rings: false),
        ["abandoned in the queue"] = script => script.AbandonedAsync(QueueNumber, "abandoned", rings: false),
        ["abandoned while it rang"] = script => script.AbandonedAsync(QueueNumber, "not_answered", rings: true),
        ["a campaign made to a person"] = script => script.CampaignAsync(),
        ["a campaign made once an agent had looked at the number"] = script => script.PreviewedAsync(),
        ["a campaign made to a machine"] = script => script.MachineAsync("", 0),
        ["a campaign made to a machine that is left a message"] = script => script.LeftAsync(),
        ["a campaign made and no agent was there for"] = script => script.DesertedAsync(),
    };

    public static IEnumerable<string> Names => ByName.Keys;

    private LivePhone Customer => floor.Outside;

    private Seat Ann => floor.Ann;

    private Seat Ben => floor.Ben;

    private static DateTimeOffset Now => DateTimeOffset.UtcNow;

    public Task<Seen> PlayAsync(string name) => ByName[name](this);

    private async Task<Seen> InAsync(bool byAgent)
    {
        await floor.ReadyAsync(Ann);
        DateTimeOffset dialled = Now;
        Customer.Call(QueueNumber);
        await Ann.Phone.WaitAsync<PhoneRinging>();
        DateTimeOffset rang = Now;
        await Ann.Phone.HearsAsync(packets);
        DateTimeOffset heard = Now;
        string leg = await floor.LegAsync(Ann);
        (long got, Between ended) = await EndAsync(byAgent ? Ann.Phone : Customer, byAgent ? Customer : Ann.Phone, Ann.Phone);
        string ender = byAgent ? "agent" : "customer";
        return new Seen("inbound", "answered", QueueNumber, ender, Ann, new(dialled, rang), new(dialled, heard), ended, got, leg)
        {
            Queued = true,
        };
    }

    private async Task<Seen> OutAsync(Func<Task> ask)
    {
        DateTimeOffset asked = Now;
        await ask();
        await Ann.Phone.WaitAsync<PhoneRinging>();
        DateTimeOffset rang = Now;
        PhoneRinging ringing = await Customer.WaitAsync<PhoneRinging>();
        DateTimeOffset called = Now;
        await Customer.HearsAsync(packets);
        DateTimeOffset heard = Now;
        (long got, Between ended) = await EndAsync(Customer, Ann.Phone, Customer);
        return new Seen("outbound", "answered", ringing.Caller, "customer", Ann, new(asked, rang), new(asked, heard), ended, got)
        {
            SalesCode = ask == UcccAsync ? "007" : "",
            UserData = ask == MeiqiaAsync ? $"order {packets}" : "",
            Began = new(asked, called),
        };
    }

    private async Task<Seen> DialledAsync()
    {
        DateTimeOffset dialled = Now;
        Ann.Phone.Call(TruthFloor.Customer);
        PhoneRinging ringing = await Customer.WaitAsync<PhoneRinging>();
        DateTimeOffset rang = Now;
        await Customer.HearsAsync(packets);
        DateTimeOffset heard = Now;
        (long got, Between ended) = await EndAsync(Ann.Phone, Customer, Customer);
        return new Seen("outbound", "answered", ringing.Caller, "agent", Ann, new(dialled, rang), new(dialled, heard), ended, got);
    }

    private async Task<Seen> MissedAsync(bool isAgent)
    {
        (isAgent ? Ann.Phone : Customer).Becomes(isAgent ? PhoneTemper.Declines : PhoneTemper.Busy);
        DateTimeOffset asked = Now;
        await UcccAsync();
        await Ann.Phone.WaitAsync<PhoneRinging>();
        DateTimeOffset rang = Now;
        await Ann.Phone.WaitAsync<PhoneDown>();
        // The phone is down when it has declined; the server hears of it a little later.
        await floor.QuietAsync();
        string state = isAgent ? "caller_missed" : "callee_missed";
        string ender = isAgent ? "agent" : "customer";
        return new Seen("outbound", state, QueueNumber, ender, Ann, new(asked, rang), null, new(asked, Now), 0) { SalesCode = "007" };
    }

    private async Task<Seen> PassedOnAsync(string verb)
    {
        await floor.ReadyAsync(Ann);
        DateTimeOffset dialled = Now;
        Customer.Call(QueueNumber);
        await Ann.Phone.WaitAsync<PhoneRinging>();
        DateTimeOffset rang = Now;
        await Ann.Phone.HearsAsync(packets);
        DateTimeOffset heard = Now;
        long got = await Ann.Phone.HeardAsync();
        string call = await floor.CallAsync();
        (await floor.Server.PostAsync($"/v1/calls/{call}/{verb}", $$"""{ "number": "{{Ben.Extension}}" }""")).Is(204);
        await Ben.Phone.HearsAsync(packets);
        if (verb == "consult")
        {
            (await floor.Server.PostAsync($"/v1/calls/{call}/cancel-consultation", "{}")).Is(204);
            await Ben.Phone.WaitAsync<PhoneDown>();
            await Ann.Phone.HearsAsync((int)await Ann.Phone.HeardAsync() + packets);
        }
        if (verb == "three-way")
        {
            // Those whom he leaves to each other go on until one of them goes.
            got = await Ann.Phone.HeardAsync();
            DateTimeOffset from = Now;
            Customer.HangUp();
            await Customer.WaitAsync<PhoneDown>();
            (_, Between over) = await EndAsync(Ann.Phone, Ben.Phone, Ann.Phone);
            return new Seen(
                "inbound",
                "answered",
                QueueNumber,
                "customer",
                Ann,
                new(dialled, rang),
                new(dialled, heard),
                over with
                {
                    From = from,
                },
                got
            )
            {
                Queued = true,
            };
        }
        // Whoever is with the customer in the end.
        LivePhone last = verb == "transfer" ? Ben.Phone : Ann.Phone;
        got += verb == "transfer" ? await Ben.Phone.HeardAsync() : await last.HeardAsync() - got;
        (_, Between ended) = await EndAsync(Customer, last, last);
        return new Seen("inbound", "answered", QueueNumber, "customer", Ann, new(dialled, rang), new(dialled, heard), ended, got)
        {
            Queued = true,
        };
    }

    private async Task<Seen> AbandonedAsync(string number, string state, bool rings)
    {
        Ann.Phone.Becomes(PhoneTemper.NeverAnswers);
        if (rings)
        {
            await floor.ReadyAsync(Ann);
        }
        DateTimeOffset dialled = Now;
        Customer.Call(number);
        await Customer.HearsAsync(packets);
        if (rings)
        {
            await Ann.Phone.WaitAsync<PhoneRinging>();
        }
        DateTimeOffset heard = Now;
        Customer.HangUp();
        await floor.QuietAsync();
        Seat? agent = rings ? Ann : null;
        return new Seen("inbound", state, number, "customer", agent, new(dialled, heard), null, new(heard, Now), 0)
        {
            Queued = number == QueueNumber,
        };
    }

    private async Task<Seen> CampaignAsync()
    {
        await floor.ReadyAsync(Ann);
        DateTimeOffset asked = Now;
        await floor.CampaignAsync("");
        PhoneRinging ringing = await Customer.WaitAsync<PhoneRinging>();
        DateTimeOffset rang = Now;
        await Ann.Phone.HearsAsync(packets);
        DateTimeOffset heard = Now;
        string leg = await floor.LegAsync(Ann);
        (long got, Between ended) = await EndAsync(Customer, Ann.Phone, Ann.Phone);
        return new Seen("outbound", "answered", ringing.Caller, "customer", Ann, new(asked, rang), new(asked, heard), ended, got, leg)
        {
            Queued = true,
        };
    }

    private async Task<Seen> PreviewedAsync()
    {
        await floor.ReadyAsync(Ann);
        string path = await floor.CampaignAsync(""" "mode": "preview", """);
        await floor.PreviewAsync(path, Ann);
        DateTimeOffset asked = Now;
        (await floor.Server.PostAsync($"{path}/previews/dial", $$"""{ "agentId": {{Ann.Id}} }""")).Is(204);
        await Ann.Phone.WaitAsync<PhoneRinging>();
        DateTimeOffset rang = Now;
        PhoneRinging ringing = await Customer.WaitAsync<PhoneRinging>();
        await Customer.HearsAsync(packets);
        DateTimeOffset heard = Now;
        (long got, Between ended) = await EndAsync(Ann.Phone, Customer, Customer);
        return new Seen("outbound", "answered", ringing.Caller, "agent", Ann, new(asked, rang), new(asked, heard), ended, got);
    }

    // Its voice is one long beep.
    private async Task<Seen> MachineAsync(string rules, int heard)
    {
        await floor.ReadyAsync(Ann);
        DateTimeOffset asked = Now;
        await floor.CampaignAsync($""" "machineDetection": true, {rules} """);
        PhoneRinging ringing = await Customer.WaitAsync<PhoneRinging>();
        DateTimeOffset rang = Now;
        await Customer.WaitAsync<PhoneUp>();
        DateTimeOffset up = Now;
        PhoneDown down = await Customer.WaitAsync<PhoneDown>();
        Assert.True(down.PacketsIn >= heard, $"it was played {down.PacketsIn} packets of {heard}");
        await floor.QuietAsync();
        Assert.Equal(0, await Ann.Phone.HeardAsync());
        return new Seen("outbound", "caller_missed", ringing.Caller, "system", null, new(asked, rang), new(asked, up), new(asked, Now), 0);
    }

    private Task<Seen> LeftAsync() => MachineAsync($""" "machineAction": "message", "machineSound": "{floor.Sorry}", """, MessagePackets);

    private async Task<Seen> DesertedAsync()
    {
        Ann.Phone.Becomes(PhoneTemper.NeverAnswers);
        await floor.ReadyAsync(Ann);
        DateTimeOffset asked = Now;
        await floor.CampaignAsync($$""" "agentWithinMillis": {{100 * packets}}, "abandonSound": "{{floor.Sorry}}", """);
        PhoneRinging ringing = await Customer.WaitAsync<PhoneRinging>();
        DateTimeOffset rang = Now;
        await Ann.Phone.WaitAsync<PhoneRinging>();
        DateTimeOffset answered = Now;
        await Customer.WaitAsync<PhoneDown>();
        await floor.QuietAsync();
        Between ended = new(asked, Now);
        return new Seen("outbound", "caller_missed", ringing.Caller, "system", Ann, new(asked, rang), new(asked, answered), ended, 0)
        {
            Queued = true,
        };
    }

    private async Task<(long Packets, Between Ended)> EndAsync(LivePhone first, LivePhone last, LivePhone heardBy)
    {
        long got = await heardBy.HeardAsync();
        DateTimeOffset from = Now;
        first.HangUp();
        await last.WaitAsync<PhoneDown>();
        await floor.QuietAsync();
        return (got, new Between(from, Now));
    }

    private Task MeiqiaAsync() =>
        AskAsync(
            "/unified-api/call/openapi/ent/v1/callout",
            $$"""{ "agent_id": {{Ann.Id}}, "callee": "{{TruthFloor.Customer}}", "user_data": "order {{packets}}" }""",
            floor.Server.Host.Tenants[0].Credentials["meiqia", "accessToken"]
        );

    private Task UcccAsync() =>
        AskAsync(
            $"/api/v31/tserver/tenants/{floor.Server.Host.Tenants[0].Credentials["uccc", "tenantId"]}/calls",
            $$"""{ "agentId": {{Ann.Id}}, "calleeNumber": "{{TruthFloor.Customer}}", "salesmanCode": "007" }""",
            floor.Server.Host.Tenants[0].Credentials["uccc", "accessToken"]
        );

    private async Task AskAsync(string path, string body, string token) => (await floor.Server.PostAsync(path, body, token)).Is(200);
}
