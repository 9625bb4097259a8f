namespace Tandem.Dialects.XSwitch.Tests;

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tandem.Dialects.XSwitch.Tests.Host;

public sealed class UsersTest : DialectTest
{
    private const string CreateBody = """
        {"name":"小樱桃","login":"1234","password":"$VeryGoodPassw0rd","extn":"1234","extn_password":"$VeryGoodPassw0rd","context":"context-1","domain":"192.168.1.100","type":"AGENT"}
        """;

    [Fact]
    public async Task Create_answers_two_ids_as_text()
    {
        Reply reply = await Host.PostAsync("/api/users", CreateBody);

        Golden.Same("""{"code":200,"message":"success","data":{"id":"32","extn_id":"20"}}""", reply);
    }

    [Fact]
    public async Task Get_is_flat_with_numbers_for_ids_and_flags()
    {
        int id = await AgentAsync("1006");

        Reply reply = await Host.GetAsync($"/api/users/{id}");

        Golden.Same(
            """
            {"context":"context-1","id":37,"deleted_at":"","type":"AGENT","ha1":"8326aaaaaaaaaaaaaaaaaaaaaaaa6028","agent_type":"callback",
             "is_locked":false,"domain":"192.168.0.122","no_answer_delay_time":"30","wrap_up_time":"10","ha1b":"f29a","cid_number":"",
             "idle_timeout":2,"max_no_answer":"3","login_attempts":0,"last_login_at":"2023-01-07 11:31:26","last_login_attempt_at":"",
             "extn":"1006","disabled":0,"status":"On Break","first_login":0,"member_wait":"nowait","created_at":"2020-08-18 10:59:45",
             "reject_delay_time":"10","cid_name":"","weblogin_disabled":0,"vm_password":"","is_super":1,"name":"mariah",
             "updated_at":"2023-05-28 17:47:10","login":"1006","salt":"xxx","email":"","auto_record":0,"simo":"1","busy_delay_time":"10",
             "lag":"2","tel_enabled":0,"tel":""}
            """,
            reply,
            "name",
            "is_super",
            "salt"
        );
    }

    [Fact]
    public async Task List_begins_with_system_and_administrator()
    {
        Reply reply = await Host.GetAsync("/api/users");

        Golden.Same(
            """
            {"data":[
              {"login":"system","context":"","ha1":"","email":"","auto_record":0,"cid_name":"","extn":"","type":"","updated_at":"2022-05-13 15:08:38",
               "deleted_at":"","extn_id":0,"cid_number":"","created_at":"2022-05-13 15:08:37","vm_password":"","last_login_at":"","is_super":0,
               "tel_enabled":0,"domain":"test.xswitch.cn","id":0,"ha1b":"","name":"SYSTEM","tel":""},
              {"login":"admin","context":"context-1","ha1":"fd4","email":"","auto_record":0,"cid_name":"","extn":"admin","type":"",
               "updated_at":"2022-05-13 16:36:31","deleted_at":"","extn_id":0,"cid_number":"","created_at":"2022-05-13 15:08:37",
               "vm_password":"","last_login_at":"2022-05-13 16:36:31","is_super":1,"tel_enabled":0,"domain":"test.xswitch.cn","id":1,
               "ha1b":"747","name":"Admin","tel":""}],
             "page":1,"rowCount":2,"pageCount":1}
            """,
            reply,
            "domain",
            "context",
            "extn"
        );
    }

    [Fact]
    public async Task Delete_answers_the_id_as_text_and_the_user_is_gone()
    {
        int id = await AgentAsync("1006");

        Reply reply = await Host.SendAsync("DELETE", $"/api/users/{id}", null);

        Golden.Same($$"""{"code":200,"message":"success","data":"{{id}}"}""", reply);
        Assert.Equal(404, (await Host.GetAsync($"/api/users/{id}")).Status);
        Refused(await Host.SendAsync("DELETE", $"/api/users/{id}", null), 404, 404);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task System_and_administrator_stay(int id)
    {
        Reply reply = await Host.SendAsync("DELETE", $"/api/users/{id}", null);

        Assert.InRange(reply.Status, 400, 409);
        Assert.Equal(200, (await Host.GetAsync($"/api/users/{id}")).Status);
    }

    [Fact]
    public async Task Agent_info_is_merged_over_the_defaults_in_every_spelling()
    {
        Reply created = await Host.PostAsync(
            "/api/users",
            """
            {"login":"1234","password":"p","extn":"1234","type":"AGENT",
             "agent_info":{"lag":5,"warp_up_time":"7","type":"standBy","status":"Available(On Demand)","hardware_phone_only":"true","timeout":20}}
            """
        );
        int id = IdOf(created.Json.GetProperty("data").GetProperty("id"));

        JsonElement user = (await Host.GetAsync($"/api/users/{id}")).Json;

        Assert.Equal("5", user.GetProperty("lag").GetString());
        Assert.Equal("7", user.GetProperty("wrap_up_time").GetString());
        Assert.Equal("standBy", user.GetProperty("agent_type").GetString());
        Assert.Equal("Available(On Demand)", user.GetProperty("status").GetString());
        Assert.Equal("true", user.GetProperty("hardware_phone_only").GetString());
        Assert.Equal("20", user.GetProperty("timeout").GetString());
        Assert.Equal("1", user.GetProperty("simo").GetString());
        Assert.Equal("30", user.GetProperty("no_answer_delay_time").GetString());
        Assert.Equal("xswitch.cn", user.GetProperty("domain").GetString());
        Assert.Equal("default", user.GetProperty("context").GetString());
    }

    [Fact]
    public async Task Ha1_is_for_the_administrator_and_enough_to_register()
    {
        int id = await AgentAsync("1006", domain: "test.local");
        string token = (await Host.PostAsync("/api/sessions", """{"login":"1006","password":"Secret-1006"}""", null))
            .Json.GetProperty("token")
            .GetString()!;

        JsonElement seen = (await Host.GetAsync($"/api/users/{id}")).Json;
        JsonElement hidden = (await Host.GetAsync($"/api/users/{id}", token)).Json;
        JsonElement listed = (await Host.GetAsync("/api/users", token)).Json.GetProperty("data")[2];

        Assert.Equal(Md5("1006:test.local:Phone-1006"), seen.GetProperty("ha1").GetString());
        Assert.Equal(Md5("1006@test.local:test.local:Phone-1006"), seen.GetProperty("ha1b").GetString());
        Assert.Equal("", hidden.GetProperty("ha1").GetString());
        Assert.Equal("", hidden.GetProperty("ha1b").GetString());
        Assert.Equal("", listed.GetProperty("ha1").GetString());
    }

    [Fact]
    public async Task Extension_password_defaults_to_the_agents()
    {
        Reply created = await Host.PostAsync("/api/users", """{"login":"7","password":"Pw","extn":"7007","domain":"d"}""");
        int id = IdOf(created.Json.GetProperty("data").GetProperty("id"));

        Assert.Equal(Md5("7007:test.local:Pw"), (await Host.GetAsync($"/api/users/{id}")).Json.GetProperty("ha1").GetString());
    }

    [Fact]
    public async Task Lists_come_in_pages()
    {
        for (int i = 0; i < 5; i++)
        {
            await AgentAsync($"200{i}");
        }

        JsonElement second = (await Host.GetAsync("/api/users?page=2&page_size=3")).Json;
        JsonElement last = (await Host.GetAsync("/api/users?page=3&pageSize=3")).Json;
        JsonElement beyond = (await Host.GetAsync("/api/users?page=99&page_size=3")).Json;

        Assert.Equal(
            ["2001", "2002", "2003"],
            second.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("login").GetString())
        );
        Assert.Equal((2, 7, 3), Numbers(second));
        Assert.Equal("2004", last.GetProperty("data")[0].GetProperty("login").GetString());
        Assert.Equal(0, beyond.GetProperty("data").GetArrayLength());
        Assert.Equal((99, 7, 3), Numbers(beyond));
    }

    [Theory]
    [InlineData("page=-1")]
    [InlineData("page=0")]
    [InlineData("page=x")]
    [InlineData("page_size=0")]
    [InlineData("page_size=99999999")]
    [InlineData("pageSize=-5")]
    public async Task Pages_that_make_no_sense_are_refused(string query) => Refused(await Host.GetAsync($"/api/users?{query}"), 400, 400);

    [Theory]
    [InlineData("""{"login":"1006","password":"p","extn":"2"}""")]
    [InlineData("""{"login":"2","password":"p","extn":"1006"}""")]
    public async Task Taken_logins_and_extensions_are_refused(string body)
    {
        await AgentAsync("1006");

        Refused(await Host.PostAsync("/api/users", body), 409, 409);
        Assert.Equal(3, (await Host.GetAsync("/api/users")).Json.GetProperty("rowCount").GetInt32());
    }

    [Fact]
    public async Task A_database_that_cannot_commit_changes_nothing()
    {
        Host.Centre.DatabaseFails = true;
        Refused(await Host.PostAsync("/api/users", CreateBody), 500, 500);
        Assert.Equal(2, (await Host.GetAsync("/api/users")).Json.GetProperty("rowCount").GetInt32());

        Host.Centre.DatabaseFails = false;
        Assert.Equal(200, (await Host.PostAsync("/api/users", CreateBody)).Status);
    }

    [Theory]
    [InlineData("Robert'); DROP TABLE users;--")]
    [InlineData("张三 👩‍💻 é")]
    [InlineData("</script><b>\\u0041")]
    public async Task Any_name_comes_back_as_it_was(string name)
    {
        string body = JsonSerializer.Serialize(
            new
            {
                login = name,
                name,
                password = "p",
                extn = "8001",
                type = "AGENT",
            }
        );
        Reply created = await Host.PostAsync("/api/users", body);
        int id = IdOf(created.Json.GetProperty("data").GetProperty("id"));

        JsonElement user = (await Host.GetAsync($"/api/users/{id}")).Json;

        Assert.Equal(name, user.GetProperty("name").GetString());
        Assert.Equal(name, user.GetProperty("login").GetString());
    }

    private static (int Page, int Rows, int Pages) Numbers(JsonElement list) =>
        (list.GetProperty("page").GetInt32(), list.GetProperty("rowCount").GetInt32(), list.GetProperty("pageCount").GetInt32());

    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
}
