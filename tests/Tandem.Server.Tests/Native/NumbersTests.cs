namespace Tandem.Server.Tests.Native;

using Tandem.Server.Tests.Rig;

/// <summary>The tenant's numbers over HTTP.</summary>
public sealed class NumbersTests(LiveServer server) : NativeTest(server)
{
    [Fact]
    public async Task A_number_is_one_however_it_is_written()
    {
        (_, string queue) = await QueueAsync();
        string digits = $"0108{Fresh()}{Fresh()[1..]}";
        Reply made = (await Server.SendAsync("PUT", $"/v1/numbers/{digits}", $$"""{ "queue": "{{queue}}" }""")).Is(200);
        Assert.Equal($"+86{digits[1..]}", made.Value("number"));
        Assert.Equal(
            (digits, queue, "", "False"),
            (made.Value("national"), made.Value("queue"), made.Value("extension"), made.Value("given"))
        );

        Reply read = (await Server.GetAsync($"/v1/numbers/%2B86-{digits[1..3]}-{digits[3..]}")).Is(200);
        Assert.Equal(made.Tag, read.Tag);
        Reply changed = await Server.SendAsync("PUT", $"/v1/numbers/0086{digits[1..]}", "{ }", null, ("If-Match", read.Tag));
        Assert.Equal("", changed.Is(200).Value("queue"));
        (await Server.SendAsync("PUT", $"/v1/numbers/{digits}", "{ }", null, ("If-Match", read.Tag))).IsProblem(412, "stale");
        (await Server.SendAsync("DELETE", $"/v1/numbers/{digits}", null, null, ("If-Match", read.Tag))).IsProblem(412, "stale");
        (await Server.SendAsync("DELETE", $"/v1/numbers/{digits}", null)).Is(204);
        (await Server.GetAsync($"/v1/numbers/{digits}")).IsProblem(404, "not-found");
    }

    [Theory]
    [InlineData("sales", "no digit")]
    [InlineData("010*8*", "no pattern")]
    [InlineData("%2B999123", "no country has that code")]
    public async Task What_is_no_number_is_refused_for_the_true_reason(string number, string why)
    {
        (_, string queue) = await QueueAsync();
        Reply refused = await Server.SendAsync("PUT", $"/v1/numbers/{number}", $$"""{ "queue": "{{queue}}" }""");
        refused.IsProblem(400, "invalid-request");
        Assert.Contains(why, refused.Value("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pattern_is_kept_as_it_is()
    {
        (_, string queue) = await QueueAsync();
        string pattern = $"0107{Fresh()}????";
        string path = $"/v1/numbers/{Uri.EscapeDataString(pattern)}";
        Reply made = await Server.SendAsync("PUT", path, $$"""{ "queue": "{{queue}}" }""");
        Assert.Equal((pattern, pattern), (made.Is(200).Value("number"), made.Value("national")));
        (await Server.SendAsync("DELETE", path, null)).Is(204);
    }

    [Fact]
    public async Task How_numbers_are_written_is_set_for_the_tenant()
    {
        Reply before = (await Server.GetAsync("/v1/numbering")).Is(200);
        Assert.Equal("CN", before.Value("country"));
        const string Beijing = """{ "country": "cn", "areaCode": "010", "callerNumber": "8888 7777" }""";
        Reply set = await Server.SendAsync("PUT", "/v1/numbering", Beijing, null, ("If-Match", before.Tag));
        Assert.Equal(("CN", "010", "+861088887777"), (set.Is(200).Value("country"), set.Value("areaCode"), set.Value("callerNumber")));
        (await Server.SendAsync("PUT", "/v1/numbering", Beijing, null, ("If-Match", before.Tag))).IsProblem(412, "stale");
        (await Server.SendAsync("PUT", "/v1/numbering", """{ "country": "XX" }""")).IsProblem(400, "invalid-request");
        (await Server.SendAsync("PUT", "/v1/numbering", """{ "country": "CN", "areaCode": "ten" }""")).IsProblem(400, "invalid-request");
        (await Server.SendAsync("PUT", "/v1/numbering", """{ "country": "CN" }""")).Is(200);
    }

    [Fact]
    public async Task Who_may_not_configure_sets_no_number()
    {
        string key = await KeyAsync("supervisor");
        (await Server.SendAsync("PUT", "/v1/numbers/4000", "{ }", key)).Is(403);
        (await Server.SendAsync("PUT", "/v1/numbering", """{ "country": "CN" }""", key)).Is(403);
    }
}
