namespace Tandem.Server.Tests.Meiqia;

using Tandem.Server.Tests.Native;
using Tandem.Server.Tests.Rig;

/// <summary>Meiqia's dialect over a real HTTP server.</summary>
public abstract class MeiqiaTest(LiveServer server) : NativeTest(server)
{
    private const string Prefix = "/unified-api/call/openapi/ent/v1/";

    private static int nextNumber = 88_000_000;

    protected static string TokenOf(LiveServer at) => at.Host.Tenants[0].Credentials["meiqia", "accessToken"];

    protected static Task<Reply> AskAsync(LiveServer at, string method, string path, string? body = null, string? token = null) =>
        at.SendAsync(method, Prefix + path, body, token ?? TokenOf(at));

    protected Task<Reply> AskAsync(string method, string path, string? body = null, string? token = null) =>
        AskAsync(Server, method, path, body, token);

    protected static void Fails(Reply reply, int status, string code)
    {
        reply.Is(status);
        Assert.Equal(code, reply.Value("error", "code"));
        Assert.NotEmpty(reply.Value("error", "message"));
    }

    /// <summary>A user with an extension of his own, called like his login.</summary>
    protected static async Task<(int Id, string Extension)> AgentAsync(LiveServer at)
    {
        string extension = Fresh();
        Reply made = await at.PostAsync("/v1/users", $$"""{ "login": "{{extension}}", "extensionSecret": "secret" }""");
        return (int.Parse(made.Is(201).Value("id")), extension);
    }

    /// <summary>A number of the tenant, in Peking.</summary>
    protected static async Task<string> NumberAsync(LiveServer at, string area = "010", string more = "")
    {
        string number = $"{area}{Interlocked.Increment(ref nextNumber)}";
        (await at.SendAsync("PUT", $"/v1/numbers/{number}", $$"""{ {{more}} }""")).Is(200);
        return number;
    }
}
