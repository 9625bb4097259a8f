namespace Tandem.Dialects.XSwitch.Tests;

using Tandem.Dialects.XSwitch.Tests.Host;

/// <summary>What is sent is applied or refused, never swallowed.</summary>
public sealed class UserFieldsTest : DialectTest
{
    [Theory]
    [InlineData("disabled", "1")]
    [InlineData("disabled", "\"1\"")]
    [InlineData("is_locked", "true")]
    [InlineData("is_super", "1")]
    [InlineData("tel_enabled", "1")]
    [InlineData("weblogin_disabled", "\"yes\"")]
    [InlineData("idle_timeout", "30")]
    [InlineData("salt", "\"x\"")]
    public async Task What_cannot_be_changed_is_refused_by_name(string name, string value)
    {
        int id = await AgentAsync("1002");

        Reply change = await Host.SendAsync("PUT", $"/api/users/{id}", $$"""{"{{name}}":{{value}}}""");
        Reply create = await Host.PostAsync("/api/users", $$"""{"login":"1003","{{name}}":{{value}}}""");

        Refused(change, 400, 400);
        Refused(create, 400, 400);
        Assert.StartsWith($"{name} cannot be changed here", change.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(200, (await Host.SendAsync("PUT", $"/api/users/{id}", """{"disabled":"0","is_locked":"no","is_super":0}""")).Status);
    }

    [Theory]
    [InlineData("call_authority", "1", 1)]
    [InlineData("call_authority", "\"0\"", 0)]
    [InlineData("eavesdrop", "2", 2)]
    [InlineData("eavesdropped", "0", 0)]
    [InlineData("intercept", "1", 1)]
    [InlineData("intercepted", "\"1\"", 1)]
    public async Task Rights_are_kept_and_shown_with_the_extension(string name, string value, int shown)
    {
        string made = (await Host.PostAsync("/api/users", $$"""{"login":"1003","{{name}}":{{value}}}"""))
            .Json.GetProperty("data")
            .GetProperty("id")
            .GetString()!;
        int id = await AgentAsync("1002");
        Assert.Equal(200, (await Host.SendAsync("PUT", $"/api/users/{id}", $$"""{"{{name}}":{{value}}}""")).Status);

        Assert.Equal(shown, (await Host.GetAsync($"/api/users/{id}/extensions")).Json[0].GetProperty(name).GetInt32());
        Assert.Equal(shown, (await Host.GetAsync($"/api/users/{made}/extensions")).Json[0].GetProperty(name).GetInt32());
        Refused(await Host.SendAsync("PUT", $"/api/users/{id}", $$"""{"{{name}}":3}"""), 400, 400);
        Assert.Equal(200, (await Host.SendAsync("PUT", $"/api/users/{id}", """{"name":"other"}""")).Status);
        Assert.Equal(shown, (await Host.GetAsync($"/api/users/{id}/extensions")).Json[0].GetProperty(name).GetInt32());
    }

    [Theory]
    [InlineData("""{"password":"New-1"}""", "id is required")]
    [InlineData("""{"password":"New-1","id":""}""", "id is required")]
    [InlineData("""{"password":"New-1","id":null}""", "id is required")]
    [InlineData("""{"password":"New-1","id":"me"}""", "id must be a whole number")]
    [InlineData("""{"id":"1"}""", "password is required")]
    [InlineData("""{"id":"1","password":" "}""", "password is required")]
    public async Task Nobodys_password_is_changed_by_accident(string body, string message)
    {
        Refused(await Host.SendAsync("PUT", "/api/users/change_password", body), 400, 400, message);

        string login = $$"""{"login":"admin","password":"{{TestCentre.AdminPassword}}"}""";
        Assert.Equal(200, (await Host.PostAsync("/api/sessions", login, null)).Status);
    }

    [Fact]
    public async Task White_space_belongs_to_a_password_and_to_nothing_else()
    {
        await Host.PostAsync("/api/users", """{"login":" 1002 ","extn":"1002 ","password":" se cret "}""");

        Assert.Equal(200, (await Host.PostAsync("/api/sessions", """{"login":"1002 ","password":" se cret "}""", null)).Status);
        Assert.Equal(403, (await Host.PostAsync("/api/sessions", """{"login":"1002","password":"se cret"}""", null)).Status);
    }

    [Theory]
    [InlineData("\"0998\"", "\"1001\"", "0998 0999 1000 1001")]
    [InlineData("\"08\"", "\"0101\"", null)]
    [InlineData("\"098\"", "101", "098 099 100 101")]
    [InlineData("3000000000", "3000000001", "3000000000 3000000001")]
    [InlineData("\"13900000000000000000001\"", "\"13900000000000000000002\"", "13900000000000000000001 13900000000000000000002")]
    [InlineData("0", "\"1\"", "0 1")]
    [InlineData("\"00\"", "\"01\"", "00 01")]
    public async Task Many_are_made_of_numbers_of_any_length(string first, string last, string? logins)
    {
        Reply reply = await Host.PostAsync("/api/users/muti_add", $$"""{"users_start":{{first}},"users_end":{{last}}}""");

        Assert.True(reply.Status == 200, reply.Text);
        IEnumerable<string> made = reply.Json.GetProperty("data").EnumerateArray().Select(user => user.GetProperty("login").GetString()!);
        Assert.Equal(logins ?? string.Join(' ', Enumerable.Range(8, 94).Select(number => $"{number:00}")), string.Join(' ', made));
    }

    [Theory]
    [InlineData("\"12a\"", "\"13\"", "users_start must be a whole number of at most 28 digits")]
    [InlineData("-1", "3", "users_start must be a whole number of at most 28 digits")]
    [InlineData("1.5", "3", "users_start must be a whole number of at most 28 digits")]
    [InlineData("1", "\"11111111111111111111111111111\"", "users_end must be a whole number of at most 28 digits")]
    [InlineData("5", "4", "users_start and users_end must be in order and span at most 1000 users")]
    [InlineData("1", "1001", "users_start and users_end must be in order and span at most 1000 users")]
    [InlineData("1", "null", "users_end is required")]
    public async Task Numbers_that_make_no_sense_make_nobody(string first, string last, string message)
    {
        Refused(await Host.PostAsync("/api/users/muti_add", $$"""{"users_start":{{first}},"users_end":{{last}}}"""), 400, 400, message);

        Assert.Equal(2, (await Host.GetAsync("/api/users")).Json.GetProperty("rowCount").GetInt32());
    }

    [Theory]
    [InlineData("Available", "READY", "Available")]
    [InlineData("On Break", "BREAK", "On Break")]
    [InlineData("Out", "LOGOUT", "Out")]
    [InlineData("Logged Out", "LOGOUT", "Out")]
    public async Task A_status_that_is_set_acts_for_who_is_signed_in(string status, string state, string shown)
    {
        int id = await AgentAsync("1002");
        await BindAsync(await QueueAsync("sales"), id);
        await Host.PostAsync("/api/cc/ccc/ccLogin", """{"agent":"1002"}""");

        Reply reply = await Host.SendAsync("PUT", $"/api/users/{id}", $$"""{"status":"{{status}}"}""");

        Assert.Equal(200, reply.Status);
        Assert.Equal(state, (await Host.GetAsync("/api/cc/agent_state?queue=sales")).Json[0].GetProperty("state").GetString());
        Assert.Equal(shown, (await Host.GetAsync($"/api/users/{id}")).Json.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("Available(On Demand)", "Available(On Demand)")]
    [InlineData("Available (On Demand)", "Available(On Demand)")]
    [InlineData("Logged Out", "Out")]
    public async Task For_others_it_is_kept_and_shown_in_the_documents_words(string status, string shown)
    {
        int id = await AgentAsync("1002");

        await Host.SendAsync("PUT", $"/api/users/{id}", $$"""{"status":"{{status}}"}""");

        Assert.Equal(shown, (await Host.GetAsync($"/api/users/{id}")).Json.GetProperty("status").GetString());
    }
}
