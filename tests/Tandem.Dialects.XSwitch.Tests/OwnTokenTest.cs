namespace Tandem.Dialects.XSwitch.Tests;

using System.Text.Json;
using Tandem.Core.Contract.Legs;
using Tandem.Dialects.XSwitch.Tests.Host;

/// <summary>An agent's own token acts for that agent only.</summary>
public sealed class OwnTokenTest : DialectTest
{
    private const string Success = """{"code":200,"message":"success"}""";
    private const string Forbidden = """{"result":"error","code":"403","error_text":"Not Authorized"}""";

    [Theory]
    [InlineData("ccLogin", """{"agent":"$","queue":"sales"}""")]
    [InlineData("ccLogin", """{"agent":"default.$","queue":"sales"}""")]
    [InlineData("ccGoReady", """{"agent":"$","queue":"sales"}""")]
    [InlineData("ccGoBreak", """{"agent":"$"}""")]
    [InlineData("ccDial", """{"agent":"$","destNumber":"13900000000"}""")]
    [InlineData("ccLogout", """{"agent":"$"}""")]
    public async Task He_acts_for_himself_and_for_nobody_else(string verb, string body)
    {
        string token = await PrepareAsync();

        Reply own = await Host.PostAsync($"/api/cc/ccc/{verb}", body.Replace("$", "1002", StringComparison.Ordinal), token);
        Reply other = await Host.PostAsync($"/api/cc/ccc/{verb}", body.Replace("$", "1003", StringComparison.Ordinal), token);

        Golden.Same(Success, own);
        Assert.Equal((403, Forbidden), (other.Status, other.Text));
    }

    [Fact]
    public async Task A_login_with_a_dot_is_nobodys_group()
    {
        string token = await PrepareAsync();
        await AgentAsync("team.1002");

        Reply reply = await Host.PostAsync("/api/cc/ccc/ccLogin", """{"agent":"team.1002","extn":"team.1002","queue":"sales"}""", token);

        Assert.Equal((403, Forbidden), (reply.Status, reply.Text));
    }

    [Theory]
    [InlineData("ccHold", """{"callID":"$"}""")]
    [InlineData("ccUnHold", """{"callID":"$"}""")]
    [InlineData("ccTransfer", """{"callID":"$","destNumber":"1003"}""")]
    [InlineData("ccThreeWay", """{"callID":"$","agent":"1002","destAgent":"1003","destExtn":"1003"}""")]
    [InlineData("ccConsult", """{"callID":"$","agent":"PSTN","destExtn":"13100000000"}""")]
    [InlineData("ccCancelConsult", """{"callID":"$"}""")]
    [InlineData("ccAnswer", """{"destUUID":"$"}""")]
    [InlineData("ccKill", """{"destUUID":"$"}""")]
    public async Task He_acts_in_his_own_calls_and_in_no_others(string verb, string body)
    {
        string token = await PrepareAsync();
        Guid own = await TalkAsync("1002");
        Guid customer = Host.Centre.Orders.OfType<OriginateLeg>().Last().Leg;
        Guid other = await TalkAsync("1003");

        Reply elsewhere = await Host.PostAsync($"/api/cc/ccc/{verb}", body.Replace("$", $"{other}", StringComparison.Ordinal), token);
        Reply here = await Host.PostAsync($"/api/cc/ccc/{verb}", body.Replace("$", $"{own}", StringComparison.Ordinal), token);
        Reply customers = await Host.PostAsync($"/api/cc/ccc/{verb}", body.Replace("$", $"{customer}", StringComparison.Ordinal), token);

        Assert.Equal((403, Forbidden), (elsewhere.Status, elsewhere.Text));
        Assert.Equal(200, here.Status);
        Assert.Equal(200, customers.Status);
    }

    [Theory]
    [InlineData("ccHold", """{"callID":"$","agent":"1003"}""")]
    [InlineData("ccMonitor", """{"destUUID":"$","destAgent":"1002","agent":"1002","extn":"1002"}""")]
    [InlineData("ccMonitor", """{"destUUID":"$","destAgent":"1002","agent":"PSTN","extn":"13100000000"}""")]
    [InlineData("ccIntercept", """{"destUUID":"$","destAgent":"1002","agent":"PSTN","extn":"13100000000"}""")]
    public async Task He_is_nobody_else_in_them_and_lets_nobody_in(string verb, string body)
    {
        string token = await PrepareAsync();
        Guid own = await TalkAsync("1002");

        Reply reply = await Host.PostAsync($"/api/cc/ccc/{verb}", body.Replace("$", $"{own}", StringComparison.Ordinal), token);

        Assert.Equal((403, Forbidden), (reply.Status, reply.Text));
    }

    [Fact]
    public async Task What_lets_others_in_is_shown_to_administrators_only()
    {
        string token = await PrepareAsync();
        int id = await IdAsync("1002");
        await Host.SendAsync("PUT", $"/api/users/{id}", """{"vm_password":"5555"}""");

        foreach (string path in new[] { $"/api/users/{id}", "/api/users", $"/api/users/{id}/extensions" })
        {
            Assert.Contains("\"vm_password\":\"5555\"", (await Host.GetAsync(path)).Text, StringComparison.Ordinal);
            string own = (await Host.GetAsync(path, token)).Text;
            Assert.Contains("\"vm_password\":\"\"", own, StringComparison.Ordinal);
            Assert.DoesNotContain("5555", own, StringComparison.Ordinal);
        }
    }

    /// <summary>Agents 1002 and 1003, signed in to a queue on registered phones; the token of 1002.</summary>
    private async Task<string> PrepareAsync()
    {
        await AgentAsync("1002");
        await AgentAsync("1003");
        await QueueAsync("sales");
        foreach (string agent in new[] { "1002", "1003" })
        {
            Host.Centre.Tell(new ExtensionReachable(agent, true));
            await Host.PostAsync("/api/cc/ccc/ccLogin", $$"""{"agent":"{{agent}}","queue":"sales"}""");
        }
        Reply login = await Host.PostAsync("/api/sessions", """{"login":"1002","password":"Secret-1002"}""", null);
        return login.Json.GetProperty("token").GetString()!;
    }

    /// <summary>In a conversation with a customer; the agent's leg.</summary>
    private async Task<Guid> TalkAsync(string agent)
    {
        await Host.PostAsync("/api/cc/ccc/ccDial", $$"""{"agent":"{{agent}}","destNumber":"13900000000"}""");
        Guid leg = Host.Centre.Orders.OfType<OriginateLeg>().Last().Leg;
        Host.Centre.Tell(new LegAnswered(leg));
        Guid customer = Host.Centre.Orders.OfType<OriginateLeg>().Last().Leg;
        Host.Centre.Tell(new LegAnswered(customer));
        Host.Centre.Tell(new LegsJoined(leg, customer));
        return leg;
    }

    private async Task<int> IdAsync(string login)
    {
        JsonElement users = (await Host.GetAsync("/api/users")).Json.GetProperty("data");
        return users.EnumerateArray().First(user => user.GetProperty("login").GetString() == login).GetProperty("id").GetInt32();
    }
}
