namespace Tandem.Server.Tests.Native;

using Tandem.Server.Tests.Rig;

/// <summary>The native API over a real HTTP server.</summary>
[Collection(LiveServerTests.Name)]
public abstract class NativeTest(LiveServer server)
{
    private static int nextName = 2_000;

    protected LiveServer Server => server;

    /// <summary>A login, extension or queue name that nobody has.</summary>
    protected static string Fresh() => $"{Interlocked.Increment(ref nextName)}";

    protected async Task<(int Id, string Login)> UserAsync(string role = "agent", string password = "")
    {
        string login = Fresh();
        string secret = password.Length > 0 ? $", \"password\": \"{password}\"" : "";
        Reply made = await server.PostAsync("/v1/users", $$"""{ "login": "{{login}}", "role": "{{role}}"{{secret}} }""");
        return (int.Parse(made.Is(201).Value("id")), login);
    }

    protected async Task<(int Id, string Name)> QueueAsync()
    {
        string name = $"q{Fresh()}";
        Reply made = await server.PostAsync("/v1/queues", $$"""{ "name": "{{name}}" }""");
        return (int.Parse(made.Is(201).Value("id")), name);
    }

    protected async Task<string> KeyAsync(string role, int? userId = null, params string[] scopes)
    {
        string user = userId is { } id ? $", \"userId\": {id}" : "";
        string limits = scopes.Length > 0 ? $", \"scopes\": [\"{string.Join("\", \"", scopes)}\"]" : "";
        Reply made = await server.PostAsync("/v1/keys", $$"""{ "name": "test", "role": "{{role}}"{{user}}{{limits}} }""");
        return made.Is(201).Value("secret");
    }

    protected async Task<string> TokenAsync(string login, string password)
    {
        Reply made = await server.PostAsync("/v1/tokens", $$"""{ "login": "{{login}}", "password": "{{password}}" }""", "");
        return made.Is(201).Value("secret");
    }
}
