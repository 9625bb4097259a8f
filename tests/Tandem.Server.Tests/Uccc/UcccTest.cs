namespace Tandem.Server.Tests.Uccc;

using Tandem.Server.Tests.Native;
using Tandem.Server.Tests.Rig;

/// <summary>UCCC's dialect over a real HTTP server of its own, with a carrier where it needs one.</summary>
public abstract class UcccTest(LiveServer shared) : NativeTest(shared), IAsyncLifetime
{
    protected const string Callee = "13800138000";

    private static int nextNumber = 77_000_000;

    protected LiveServer Own { get; private set; } = null!;

    protected string Tenant => Own.Host.Tenants[0].Credentials["uccc", "tenantId"];

    protected string Token => Own.Host.Tenants[0].Credentials["uccc", "accessToken"];

    public async ValueTask InitializeAsync()
    {
        Own = new LiveServer();
        await Own.InitializeAsync();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Own.DisposeAsync();
    }

    /// <summary>A path below the tenant's, with its token in the header.</summary>
    protected Task<Reply> AskAsync(string method, string area, string path, string? body = null, string? token = null) =>
        Own.SendAsync(method, $"/api/v31/{area}/tenants/{Tenant}/{path}", body, token ?? Token);

    protected Task<Reply> CallAsync(string body) => AskAsync("POST", "tserver", "calls", body);

    protected static void Fails(Reply reply, int status, int code, string field = "")
    {
        reply.Is(status);
        Assert.Equal(
            (status, code),
            (reply.Json.GetProperty("status").GetInt32(), reply.Json.GetProperty("error").GetProperty("code").GetInt32())
        );
        Assert.NotEmpty(reply.Value("error", "message"));
        Assert.Equal(field, reply.Json.GetProperty("error").TryGetProperty("field", out var named) ? named.GetString() : "");
    }

    protected async Task<(int Id, string Extension)> AgentAsync(string more = "")
    {
        string extension = Fresh();
        Reply made = await Own.PostAsync("/v1/users", $$"""{ "login": "{{extension}}", "extensionSecret": "secret"{{more}} }""");
        return (int.Parse(made.Is(201).Value("id")), extension);
    }

    protected async Task<string> NumberAsync()
    {
        string number = $"021{Interlocked.Increment(ref nextNumber)}";
        (await Own.SendAsync("PUT", $"/v1/numbers/{number}", "{}")).Is(200);
        return number;
    }
}
