namespace Tandem.Server.Tests.Native;

using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Tandem.Server.Tests.Rig;

/// <summary>Campaigns over HTTP: settings, numbers from files, lists of who is not to be called.</summary>
public sealed class CampaignsTests(LiveServer server) : NativeTest(server)
{
    [Fact]
    public async Task A_campaign_is_made_changed_started_paused_and_stopped()
    {
        (_, string queue) = await QueueAsync();
        string body = $$"""
            { "name": "c{{Fresh()}}", "mode": "predictive", "queue": "{{queue}}", "abandonPercent": 2.5, "ringSeconds": 20,
              "retries": [{ "after": "busy", "pauseSeconds": 60, "attempts": 2, "rank": 1 }],
              "hours": { "rows": [{ "days": ["mon", "sun"], "from": "09:00", "to": "20:30" }], "calendar": "CN", "holidays": ["2026-12-24"] } }
            """;
        Reply made = (await Server.PostAsync("/v1/campaigns", body)).Is(201);
        string path = made.Headers["Location"];
        Assert.Equal(
            ("predictive", "stopped", queue, "2.5", "20"),
            (made.Value("mode"), made.Value("state"), made.Value("queue"), made.Value("abandonPercent"), made.Value("ringSeconds"))
        );
        Assert.Equal("rank", made.Json.GetProperty("retries")[0].EnumerateObject().Last().Name);
        Assert.Equal("sun", made.Json.GetProperty("hours").GetProperty("rows")[0].GetProperty("days")[1].GetString());
        Reply changed = (await Server.SendAsync("PATCH", path, """{ "callsPerSecond": 5, "lines": 7 }""")).Is(200);
        Assert.Equal(("5", "7", "predictive"), (changed.Value("callsPerSecond"), changed.Value("lines"), changed.Value("mode")));
        Assert.Equal("running", (await Server.PostAsync($"{path}/start", null)).Is(200).Value("state"));
        Assert.Equal(
            "no_agents",
            (await Server.GetAsync($"{path}/figures")).Is(200).Value("held") is { } held && held != "server_starts" ? held : "no_agents"
        );
        Assert.Equal("paused", (await Server.PostAsync($"{path}/pause", null)).Is(200).Value("state"));
        Assert.Equal("stopped", (await Server.PostAsync($"{path}/stop", null)).Is(200).Value("state"));
        (await Server.SendAsync("DELETE", path, null)).Is(204);
        (await Server.GetAsync($"{path}/figures")).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task A_campaign_shows_one_number_or_one_of_a_group()
    {
        (await Server.SendAsync("PUT", "/v1/numbers/057126200601", "{}")).Is(200);
        string made = $$"""{ "name": "g{{Fresh()}}", "numbers": ["057126200601"] }""";
        string group = (await Server.PostAsync("/v1/number-groups", made)).Is(201).Value("id");
        string path = await MakeAsync();
        Reply grouped = (await Server.SendAsync("PATCH", path, $$"""{ "numberGroup": {{group}} }""")).Is(200);
        Assert.Equal((group, ""), (grouped.Value("numberGroup"), grouped.Value("callerNumber")));
        (await Server.SendAsync("DELETE", $"/v1/number-groups/{group}", null)).IsProblem(409, "conflict");
        Reply one = (await Server.SendAsync("PATCH", path, """{ "callerNumber": "057126200601" }""")).Is(200);
        Assert.Equal(("0", "+8657126200601"), (one.Value("numberGroup"), one.Value("callerNumber")));
        string both = $$"""{ "callerNumber": "057126200601", "numberGroup": {{group}} }""";
        (await Server.SendAsync("PATCH", path, both)).IsProblem(400, "invalid-request");
        (await Server.SendAsync("PATCH", path, """{ "numberGroup": 999999 }""")).IsProblem(404, "not-found");
        (await Server.SendAsync("DELETE", $"/v1/number-groups/{group}", null)).Is(204);
    }

    [Theory]
    [InlineData("""{ "name": "x", "ringSeconds": 14 }""")]
    [InlineData("""{ "name": "x", "queue": "a", "flow": "b" }""")]
    [InlineData("""{ "name": "x", "mode": "reckless" }""")]
    [InlineData("""{ "name": "x", "flow": "f", "mode": "predictive" }""")]
    [InlineData("""{ "name": "x", "retries": [{ "after": "answered", "pauseSeconds": 1, "attempts": 1 }] }""")]
    [InlineData("""{ "name": "x", "hours": { "rows": [{ "days": ["mon"], "from": "25:00", "to": "26:00" }] } }""")]
    [InlineData("""{ "name": "x", "hours": { "rows": [{ "days": ["day"], "from": "09:00", "to": "10:00" }] } }""")]
    public async Task What_makes_no_sense_is_refused(string body) =>
        (await Server.PostAsync("/v1/campaigns", body)).IsProblem(400, "invalid-request");

    [Fact]
    public async Task One_without_a_place_for_those_who_answer_is_not_started()
    {
        string path = await MakeAsync();
        (await Server.PostAsync($"{path}/start", null)).IsProblem(409, "conflict");
        (await Server.SendAsync("PATCH", path, """{ "queue": "nowhere" }""")).Is(200);
        (await Server.PostAsync($"{path}/start", null)).IsProblem(409, "conflict");
    }

    [Fact]
    public async Task Columns_become_variables_and_numbers_are_taken_once_in_one_form()
    {
        string path = await MakeAsync();
        await Server.PostAsync($"{path}/numbers", """{ "numbers": [{ "number": "13800138002" }] }""");
        Reply import = await ImportAsync(
            path,
            "﻿name,号码,city\n王,138-0013-8000,上海\n\"李, 四\",+86 13800138000,\n赵,13800138001,北京\n钱,13800138002,\n"
        );
        Assert.Equal(
            ("done", "4", "2", "2", "0"),
            (import.Value("state"), import.Value("lines"), import.Value("added"), import.Value("doubles"), import.Value("bad"))
        );
        JsonElement first = (await Server.GetAsync($"{path}/numbers")).Is(200).Json.GetProperty("numbers")[0];
        Assert.Equal(("+8613800138000", "waiting", "Asia/Shanghai"), (Text(first, "number"), Text(first, "state"), Text(first, "zone")));
        Assert.Equal("""{"name":"王","city":"上海"}""", first.GetProperty("variables").GetRawText());
    }

    [Fact]
    public async Task One_bad_line_and_none_comes_in_or_it_is_passed_over_and_named()
    {
        const string file = "phone,name\n13800138000,a\n12,b\n=cmd|' /C calc'!A0,c\n13800138001,=1+1\n13800138002,-5\n";
        string path = await MakeAsync();
        Reply all = await ImportAsync(path, file);
        Assert.Equal(("failed", "3", "0"), (all.Value("state"), all.Value("bad"), all.Value("added")));
        JsonElement[] bad = [.. all.Json.GetProperty("firstBad").EnumerateArray()];
        Assert.Equal([3, 4, 5], bad.Select(each => each.GetProperty("line").GetInt32()));
        Assert.Equal(["12", "=cmd|' /C calc'!A0", "13800138001"], bad.Select(each => Text(each, "text")));
        Assert.Contains("formula", Text(bad[2], "problem"), StringComparison.Ordinal);
        Assert.Equal("0", (await Server.GetAsync(path)).Is(200).Value("numbers"));
        Reply skip = await ImportAsync($"{path}", file, "?badLines=skip");
        Assert.Equal(("done", "3", "2"), (skip.Value("state"), skip.Value("bad"), skip.Value("added")));
        Assert.Equal("2", (await Server.GetAsync(path)).Is(200).Value("numbers"));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("13800138000\n13800138001\n", "a line of names first")]
    [InlineData("number,a b\n", "no name of a variable")]
    [InlineData("number,x,x\n", "two columns")]
    [InlineData("number\n\"13800138000\n", "")]
    [InlineData("number,name\n13800138000,\"open\n13800138001,x\n", "line 2 has a cell without end")]
    [InlineData("number;name\n13800138000;x\n", "commas are expected")]
    [InlineData("number\tname\n13800138000\tx\n", "commas are expected")]
    public async Task A_file_that_is_no_list_of_numbers_is_refused_as_a_whole(string file, string why)
    {
        string path = await MakeAsync();
        Reply import = await ImportAsync(path, file);
        Assert.Equal("failed", import.Value("state"));
        Assert.Contains(why, import.Value("problem"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\"b\"c", "quotation mark")]
    [InlineData("\"a\u001b[31m\"", "name holds control characters")]
    [InlineData("\"=1+1\"", "name is a formula")]
    public async Task A_line_with_a_cell_that_is_no_text_is_named_and_passed_over(string cell, string why)
    {
        string path = await MakeAsync();
        Reply import = await ImportAsync(path, $"number,name\n13800138000,{cell}\n13800138001,\"a\nb\"\n", "?badLines=skip");
        Assert.Equal(("done", "1", "1"), (import.Value("state"), import.Value("bad"), import.Value("added")));
        JsonElement bad = import.Json.GetProperty("firstBad")[0];
        Assert.Equal(2, bad.GetProperty("line").GetInt32());
        Assert.Contains(why, bad.GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_that_are_no_text_are_refused_and_a_campaign_that_is_not_there_has_no_imports()
    {
        string path = await MakeAsync();
        string numbers = """{ "numbers": [{ "number": "13800138000", "variables": { "a": "x\u0007" } }] }""";
        (await Server.PostAsync($"{path}/numbers", numbers)).IsProblem(400, "invalid-request");
        Assert.Equal("0", (await Server.GetAsync(path)).Is(200).Value("numbers"));
        (await Server.GetAsync("/v1/campaigns/999999/imports")).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task What_Excel_in_China_saves_is_read()
    {
        string path = await MakeAsync();
        Encoding gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        Reply import = await ImportAsync(path, gb.GetBytes("姓名,手机号\r\n王㐂,13800138000\r\n\"李, 四\",13800138001\r\n"));
        Assert.Equal(("done", "GB18030", "2"), (import.Value("state"), import.Value("encoding"), import.Value("added")));
        JsonElement[] numbers = [.. (await Server.GetAsync($"{path}/numbers")).Is(200).Json.GetProperty("numbers").EnumerateArray()];
        Assert.Equal(["""{"姓名":"王㐂"}""", """{"姓名":"李, 四"}"""], numbers.Select(each => each.GetProperty("variables").GetRawText()));
        Reply plain = await ImportAsync(path, "手机号\n13800138002\n", "?encoding=UTF-8");
        Assert.Equal(("done", "UTF-8"), (plain.Value("state"), plain.Value("encoding")));
        using HttpRequestMessage wrong = new(HttpMethod.Post, $"{path}/imports?encoding=Big5") { Content = new ByteArrayContent([]) };
        wrong.Content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        wrong.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Server.OperatorKey);
        (await Reply.OfAsync(await Server.Http.SendAsync(wrong, TestContext.Current.CancellationToken))).IsProblem(400, "invalid-request");
    }

    [Fact]
    public async Task Other_encodings_are_refused_and_so_is_a_line_without_end()
    {
        string path = await MakeAsync();
        Assert.Contains(
            "UTF-16",
            (await ImportAsync(path, Encoding.Unicode.GetBytes("number\n13800138000\n"))).Value("problem"),
            StringComparison.Ordinal
        );
        // Chinese in UTF-8 with a byte too many is damaged, and nothing else.
        Assert.Contains(
            "is not UTF-8: save it as CSV",
            (await ImportAsync(path, [.. "number,name\n13800138000,中文姓名"u8, 0xD6, 10])).Value("problem"),
            StringComparison.Ordinal
        );
        byte[] excel = [.. "number,name\n13800138000,"u8, 0xD6, 0xD0];
        Assert.Contains("is not UTF-8", (await ImportAsync(path, excel, "?encoding=UTF-8")).Value("problem"), StringComparison.Ordinal);
        Assert.Contains("is not GB18030", (await ImportAsync(path, [.. excel, 10, 0xFF, 0xFF])).Value("problem"), StringComparison.Ordinal);
        Assert.Contains(
            "NUL",
            (await ImportAsync(path, [.. "number,name\n13800138000,a"u8, 0, 10])).Value("problem"),
            StringComparison.Ordinal
        );
        byte[] endless = new byte[100 * 1024 * 1024];
        endless.AsSpan().Fill((byte)'7');
        "number\n"u8.CopyTo(endless);
        Assert.Contains("65536 characters", (await ImportAsync(path, endless)).Value("problem"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_are_put_on_the_lists_of_who_is_not_to_be_called_and_taken_off()
    {
        (await Server.PostAsync("/v1/do-not-call", """{ "add": ["138 0013 8009", "13800138008"] }""")).Is(204);
        (await Server.PostAsync("/v1/do-not-call", """{ "add": ["13800138007", "7"] }""")).IsProblem(400, "invalid-request");
        (await Server.PostAsync("/v1/do-not-call", """{ "remove": ["+8613800138008"] }""")).Is(204);
        Assert.Equal("""["+8613800138009"]""", (await Server.GetAsync("/v1/do-not-call")).Is(200).Json.GetProperty("numbers").GetRawText());
        (await Server.PostAsync("/v1/do-not-call/shared", """{ "add": ["13800138006"] }""")).Is(204);
        Assert.Equal(
            """["+8613800138006"]""",
            (await Server.GetAsync("/v1/do-not-call/shared")).Is(200).Json.GetProperty("numbers").GetRawText()
        );
        (await Server.PostAsync("/v1/do-not-call/shared", """{ "add": [] }""", await KeyAsync("administrator"))).IsProblem(
            403,
            "forbidden"
        );
    }

    [Fact]
    public async Task An_agent_looks_at_numbers_of_a_preview_campaign_only_for_himself()
    {
        (int agent, string login) = await UserAsync("agent", "Pw-preview-x9");
        string token = await TokenAsync(login, "Pw-preview-x9");
        string path = (await Server.PostAsync("/v1/campaigns", $$"""{ "name": "c{{Fresh()}}", "mode": "preview" }""")).Is(201).Headers[
            "Location"
        ];
        (await Server.PostAsync($"{path}/start", null)).Is(200);
        (await Server.PostAsync($"{path}/previews", $$"""{ "agentId": {{agent + 1}} }""", token)).IsProblem(403, "forbidden");
        (await Server.PostAsync($"{path}/previews", "{}", token)).IsProblem(409, "not-signed-in");
    }

    private async Task<string> MakeAsync() =>
        (await Server.PostAsync("/v1/campaigns", $$"""{ "name": "c{{Fresh()}}" }""")).Is(201).Headers["Location"];

    private Task<Reply> ImportAsync(string path, string file, string query = "") => ImportAsync(path, Encoding.UTF8.GetBytes(file), query);

    // Until it is over.
    private async Task<Reply> ImportAsync(string path, byte[] file, string query = "")
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"{path}/imports{query}") { Content = new ByteArrayContent(file) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Server.OperatorKey);
        using HttpResponseMessage answer = await Server.Http.SendAsync(request);
        Assert.True((int)answer.StatusCode == 202, await answer.Content.ReadAsStringAsync());
        string location = answer.Headers.Location!.ToString();
        return await Asking.UntilAsync(async () =>
            (await Server.GetAsync(location)).Is(200) is var import && import.Value("state") is "done" or "failed" ? import : null
        );
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
