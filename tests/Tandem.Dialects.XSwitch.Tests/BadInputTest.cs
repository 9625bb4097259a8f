namespace Tandem.Dialects.XSwitch.Tests;

using System.Text;
using Tandem.Dialects.XSwitch.Tests.Host;

public sealed class BadInputTest : DialectTest
{
    [Theory]
    [InlineData("{")]
    [InlineData("{\"login\":\"1\",}")]
    [InlineData("login=1&password=2")]
    [InlineData("{'login':'1'}")]
    [InlineData("{\"login\":\"1\"} trailing")]
    [InlineData("\u0000")]
    public async Task What_is_not_json_is_told_so(string body)
    {
        Reply reply = await Host.PostAsync("/api/users", body);

        Refused(reply, 400, 400);
        Assert.Contains("not JSON", reply.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("\"text\"")]
    [InlineData("17")]
    [InlineData("null")]
    public async Task Json_that_is_no_object_is_told_so(string body) =>
        Refused(await Host.PostAsync("/api/users", body), 400, 400, "the body must be a JSON object");

    [Theory]
    [InlineData("""{}""", "login is required")]
    [InlineData("[]", "login is required")]
    [InlineData("""{"login":""}""", "login is required")]
    [InlineData("""{"login":" "}""", "login is required")]
    [InlineData("""{"login":null}""", "login is required")]
    [InlineData("""{"login":["1"]}""", "login must be a string")]
    [InlineData("""{"login":{"a":1}}""", "login must be a string")]
    [InlineData("""{"login":"a\u0000b"}""", "login holds control characters")]
    [InlineData("""{"login":"a\r\nVia: b"}""", "login holds control characters")]
    [InlineData("""{"login":"1","cid_number":"1>\r\nRoute: <sip:x"}""", "cid_number holds control characters")]
    [InlineData("""{"login":"\ud800"}""", "login is not valid Unicode")]
    [InlineData("""{"login":"1","extn":"10 06"}""", "extn must not hold spaces")]
    [InlineData("""{"login":"1","type":"BOSS"}""", "type must be AGENT, NORMAL or CONFMAN")]
    [InlineData("""{"login":"1","auto_record":"maybe"}""", "auto_record must be 0 or 1")]
    [InlineData("""{"login":"1","agent_info":5}""", "agent_info must be an object")]
    [InlineData("""{"login":"1","agent_info":{"lag":"soon"}}""", "agent_info.lag must be a whole number")]
    [InlineData("""{"login":"1","agent_info":{"lag":1.5}}""", "agent_info.lag must be a whole number")]
    [InlineData("""{"login":"1","agent_info":{"lag":-1}}""", "agent_info.lag must be between 0 and 86400")]
    [InlineData("""{"login":"1","agent_info":{"lag":99999999999999999999}}""", "agent_info.lag must be a whole number")]
    [InlineData(
        """{"login":"1","agent_info":{"status":"Asleep"}}""",
        "agent_info.status must be Out, Available, Available(On Demand) or On Break"
    )]
    public async Task Values_that_make_no_sense_are_named(string body, string message)
    {
        Refused(await Host.PostAsync("/api/users", body), 400, 400, message);
        Assert.Equal(2, (await Host.GetAsync("/api/users")).Json.GetProperty("rowCount").GetInt32());
    }

    [Fact]
    public async Task A_megabyte_of_name_is_refused_by_name_and_more_by_size()
    {
        string large = new('x', 1024 * 1024);

        Reply long1 = await Host.PostAsync("/api/users", $$"""{"login":"{{large}}"}""");
        Reply long5 = await Host.PostAsync("/api/users", $$"""{"login":"{{string.Concat(Enumerable.Repeat(large, 5))}}"}""");

        Refused(long1, 400, 400, "login is too long: at most 255 characters");
        Refused(long5, 413, 413);
        Assert.Equal(200, (await Host.GetAsync("/api/users")).Status);
    }

    [Fact]
    public async Task Deeply_nested_json_is_no_way_in()
    {
        string deep = string.Concat(Enumerable.Repeat("{\"a\":", 100_000));

        Refused(await Host.PostAsync("/api/users", deep), 400, 400);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    [InlineData("nonsense")]
    public async Task Json_is_json_whatever_it_is_called(string contentType)
    {
        Reply reply = await Host.SendAsync("POST", "/api/queues", "\uFEFF {\"name\":\"q\"}", contentType: contentType);

        Assert.Equal(200, reply.Status);
    }

    [Fact]
    public async Task A_trailing_slash_means_nothing()
    {
        Assert.Equal(200, (await Host.PostAsync("/api/queues/", """{"name":"q"}""")).Status);
        Assert.Equal(200, (await Host.GetAsync("/api/queues/1/")).Status);
    }

    [Fact]
    public async Task Unknown_paths_and_methods_are_told_apart()
    {
        Refused(await Host.GetAsync("/api/nothing"), 404, 404);
        Refused(await Host.GetAsync("/api"), 404, 404);
        Refused(await Host.GetAsync("/api/users/1/2/3/4"), 404, 404);
        Refused(await Host.SendAsync("PATCH", "/api/users/1", "{}"), 405, 405);
        Refused(await Host.GetAsync("/api/users/xyz"), 404, 404);
        Refused(await Host.GetAsync("/api/users/99999999999999999999"), 404, 404);
        Refused(await Host.GetAsync("/api/users/-1"), 404, 404);
    }

    [Fact]
    public async Task Http_1_0_is_spoken()
    {
        string answer = await Host.RawAsync(
            Encoding.ASCII.GetBytes($"GET /api/queues/ HTTP/1.0\r\nX-XTRA-AUTH-ID:{DialectHost.AdminToken}\r\n\r\n")
        );

        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
        Assert.EndsWith("\"pageCount\":1}", answer, StringComparison.Ordinal);
        Assert.Contains("Content-Length:", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/queues/members_count/测试", """{"queue":"测试","members_count":"0"}""")]
    [InlineData("/api/queues/members_count/%E6%B5%8B%E8%AF%95", """{"queue":"测试","members_count":"0"}""")]
    [InlineData("/api/cc/agent_state?queue=测试&type=callcenter", "[]")]
    public async Task Paths_and_queries_are_taken_as_raw_utf8_too(string target, string body)
    {
        await QueueAsync("测试");

        string answer = await Host.RawAsync(
            Encoding.UTF8.GetBytes(
                $"GET {target} HTTP/1.1\r\nHost: x\r\nX-XTRA-AUTH-ID: {DialectHost.AdminToken}\r\nConnection: close\r\n\r\n"
            )
        );

        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
        Assert.EndsWith($"\r\n\r\n{body}", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/users")]
    [InlineData("/api/queues")]
    [InlineData("/api/nothing")]
    public async Task Head_is_answered_like_get_without_the_body(string path)
    {
        string get = await Host.RawAsync(Request("GET"));
        string head = await Host.RawAsync(Request("HEAD"));

        Assert.Equal(Headers(get), Headers(head));
        Assert.EndsWith("\r\n\r\n", head, StringComparison.Ordinal);

        byte[] Request(string method) =>
            Encoding.ASCII.GetBytes(
                $"{method} {path} HTTP/1.1\r\nHost: x\r\nX-XTRA-AUTH-ID: {DialectHost.AdminToken}\r\nConnection: close\r\n\r\n"
            );
        static IEnumerable<string> Headers(string answer) =>
            answer.Split("\r\n\r\n")[0].Split("\r\n").Where(line => !line.StartsWith("Date:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_half_sent_body_harms_nobody()
    {
        string request = $"POST /api/users HTTP/1.1\r\nHost: x\r\nX-XTRA-AUTH-ID: {DialectHost.AdminToken}\r\nContent-Length: 100\r\n\r\n";
        using (System.Net.Sockets.TcpClient tcp = await Host.ConnectAsync())
        {
            await tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request + "{\"login\""), TestContext.Current.CancellationToken);
        }

        Assert.Equal(200, (await Host.GetAsync("/api/users")).Status);
    }
}
