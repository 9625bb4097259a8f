namespace Tandem.Server.Tests.Udesk.Calling;

using System.Text.Json;
using Tandem.Phones;
using Tandem.Server.Tests.Rig;
using static Tandem.Server.Tests.Udesk.Calling.UdeskFloor;

/// <summary>Relay numbers, and which of them a trunk sees: that of the call, else the agent's, else the application's, else any.</summary>
public sealed class RelayNumberTests(UdeskFloor floor) : IClassFixture<UdeskFloor>
{
    private static readonly string[] Both = [Relay, SecondRelay];

    [Fact]
    public async Task A_default_is_set_changed_and_cleared()
    {
        Assert.Equal($$"""{"SpNumbers":["{{Relay}}","{{SecondRelay}}"],"DefSpNumber":""}""", (await ListAsync()).GetRawText());
        Reply set = await SetAsync(SecondRelay);
        Assert.Equal("""{"ErrCode":"000000","ErrDesc":"OK","Result":null}""", UdeskClient.IsOk(set).Text);
        Assert.Equal(SecondRelay, Text(await ListAsync(), "DefSpNumber"));
        UdeskClient.IsOk(await SetAsync("+86 571 2620 0671"));
        Assert.Equal(Relay, Text(await ListAsync(), "DefSpNumber"));
        UdeskClient.IsOk(await SetAsync(SecondRelay));
        UdeskClient.IsOk(await floor.Client.SendAsync("PUT", "spnumbers/default", "{}"));
        Assert.Equal(Relay, Text(await ListAsync(), "DefSpNumber"));

        UdeskClient.Fails(await SetAsync("057126200679"), 404, "100005");
        UdeskClient.Fails(await SetAsync(new string('9', 1_000)), 400, "000001");
        UdeskClient.Fails(await floor.Client.SendAsync("PUT", "spnumbers/default", """{ "DefSpNumber": [1] }"""), 400, "000001");
        Assert.Equal(Relay, Text(await ListAsync(), "DefSpNumber"));

        Reply cleared = await ClearAsync();
        Assert.Equal("""{"ErrCode":"000000","ErrDesc":"OK","Result":""}""", UdeskClient.IsOk(cleared).Text);
        Assert.Equal("", Text(await ListAsync(), "DefSpNumber"));
    }

    [Fact]
    public async Task The_number_shown_is_that_of_the_call_else_the_agents_else_the_applications_else_any()
    {
        Seat agent = floor.Seats[0];
        await floor.SignInAsync(agent);

        HashSet<string> any = [];
        while (any.Count < 2)
        {
            string shown = await ShownAsync(agent);
            Assert.Contains(shown, Both);
            any.Add(shown);
        }
        UdeskClient.IsOk(await SetAsync(SecondRelay));
        Assert.Equal(SecondRelay, await ShownAsync(agent));
        Assert.Equal(SecondRelay, await ShownAsync(agent));

        (await floor.Server.SendAsync("PATCH", $"/v1/users/{agent.UserId}", $$"""{ "callerNumber": "{{Relay}}" }""")).Is(200);
        Assert.Equal(Relay, Text(await floor.Client.ResultAsync("GET", $"agents/{agent.Agent}"), "DefSpNumber"));
        Assert.Equal(Relay, await ShownAsync(agent));

        Assert.Equal(SecondRelay, await ShownAsync(agent, SecondRelay));
        (await floor.Server.PostAsync("/v1/calls", Dial(agent, "13900000555"))).IsProblem(404, "not-found");

        (await floor.Server.SendAsync("PATCH", $"/v1/users/{agent.UserId}", """{ "callerNumber": "" }""")).Is(200);
        UdeskClient.IsOk(await ClearAsync());
        await floor.SignOutAsync(agent);
    }

    // What the trunk is told who calls.
    private async Task<string> ShownAsync(Seat agent, string? number = null)
    {
        floor.Marks();
        string call = (await floor.Server.PostAsync("/v1/calls", Dial(agent, number))).Is(202).Value("call");
        string shown = (await floor.Outside.WaitAsync<PhoneRinging>()).Caller;
        await floor.Outside.WaitAsync<PhoneUp>();
        floor.Outside.HangUp();
        await floor.ToldAsync("general_hangup", data => Text(data, "CallId") == call);
        return shown;
    }

    private static string Dial(Seat agent, string? number) =>
        number is null
            ? $$"""{ "agentId": {{agent.UserId}}, "number": "13900000009" }"""
            : $$"""{ "agentId": {{agent.UserId}}, "number": "13900000009", "callerNumber": "{{number}}" }""";

    private Task<JsonElement> ListAsync() => floor.Client.ResultAsync("GET", "spnumbers");

    private Task<Reply> SetAsync(string number) =>
        floor.Client.SendAsync("PUT", "spnumbers/default", $$"""{ "DefSpNumber": "{{number}}" }""");

    private Task<Reply> ClearAsync() => floor.Client.SendAsync("DELETE", "spnumbers/default");
}
