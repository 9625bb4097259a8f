namespace Tandem.Dialects.XSwitch.Tests;

using System.Text.Json;
using Tandem.Dialects.XSwitch.Tests.Host;

/// <summary>A fresh server per test, and short words for what tests set up.</summary>
public abstract class DialectTest : IAsyncLifetime
{
    private protected DialectHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await DialectHost.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Creates an agent whose login, name and extension are the same number; answers his id.</summary>
    private protected async Task<int> AgentAsync(string number, string domain = "192.168.0.122", string context = "context-1")
    {
        Reply reply = await Host.PostAsync(
            "/api/users",
            $$"""
            {"name":"{{number}}","login":"{{number}}","password":"Secret-{{number}}","extn":"{{number}}","extn_password":"Phone-{{number}}",
             "context":"{{context}}","domain":"{{domain}}","type":"AGENT"}
            """
        );
        Assert.True(reply.Status == 200, reply.Text);
        return IdOf(reply.Json.GetProperty("data").GetProperty("id"));
    }

    private protected async Task<int> QueueAsync(string name)
    {
        Reply reply = await Host.PostAsync("/api/queues", $$"""{"name":"{{name}}","type":"callcenter"}""");
        Assert.True(reply.Status == 200, reply.Text);
        return IdOf(reply.Json.GetProperty("data"));
    }

    private protected async Task BindAsync(int queue, params int[] agents)
    {
        string rows = string.Join(",", agents.Select(id => $$"""{"agent_id":"{{id}}"}"""));
        Reply reply = await Host.PostAsync($"/api/queues/{queue}/agents", $$"""{"agents":[{{rows}}]}""");
        Assert.True(reply.Status == 200, reply.Text);
    }

    private protected static int IdOf(JsonElement text) => int.Parse(text.GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The envelope <c>{"code":…,"message":"…"}</c> under the status.</summary>
    private protected static void Refused(Reply reply, int status, int code, string? message = null)
    {
        Assert.True(status == reply.Status, $"{reply.Status} {reply.Text}");
        Assert.Equal(code, reply.Json.GetProperty("code").GetInt32());
        string said = reply.Json.GetProperty("message").GetString()!;
        Assert.NotEmpty(said);
        if (message is not null)
        {
            Assert.Equal(message, said);
        }
    }
}
