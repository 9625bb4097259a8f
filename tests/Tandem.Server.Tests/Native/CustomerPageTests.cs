namespace Tandem.Server.Tests.Native;

using Tandem.Server.Tests.Rig;

/// <summary>The page that agents are offered for who calls them.</summary>
public sealed class CustomerPageTests(LiveServer server) : NativeTest(server)
{
    [Fact]
    public async Task An_administrator_sets_it_agents_read_it_and_a_stale_change_is_refused()
    {
        const string Address = "https://crm.example/find?phone={number}&account={account}#top";
        Reply set = (await Server.SendAsync("PUT", "/v1/customer-page", $$"""{ "address": "{{Address}}" }""")).Is(200);
        string agent = await KeyAsync("agent", (await UserAsync()).Id);
        Assert.Equal(Address, (await Server.GetAsync("/v1/customer-page", agent)).Is(200).Value("address"));
        (await Server.SendAsync("PUT", "/v1/customer-page", """{ "address": "" }""", agent)).IsProblem(403, "forbidden");
        (await Server.SendAsync("PUT", "/v1/customer-page", """{ "address": "" }""", null, ("If-Match", set.Tag))).Is(200);
        Assert.Equal("", (await Server.GetAsync("/v1/customer-page")).Is(200).Value("address"));
        (await Server.SendAsync("PUT", "/v1/customer-page", """{ "address": "" }""", null, ("If-Match", set.Tag))).IsProblem(412, "stale");
    }

    [Theory]
    [InlineData("javascript:alert('{number}')")]
    [InlineData("data:text/html,{number}")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//crm.example/{number}")]
    [InlineData("crm.example/{number}")]
    [InlineData("{number}")]
    [InlineData("https://{number}/x")]
    [InlineData("https://crm.example{number}/x")]
    [InlineData("https://somebody:secret@crm.example/{number}")]
    public async Task What_is_no_page_of_the_web_or_lets_callers_choose_whose_is_refused(string address)
    {
        string body = System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { ["address"] = address });
        (await Server.SendAsync("PUT", "/v1/customer-page", body)).IsProblem(400, "invalid-request");
        (
            await Server.SendAsync("PUT", "/v1/customer-page", $$"""{ "address": "https://crm.example/{{new string('x', 1_000)}}" }""")
        ).IsProblem(400, "invalid-request");
    }
}
