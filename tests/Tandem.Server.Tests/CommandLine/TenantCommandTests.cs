namespace Tandem.Server.Tests.CommandLine;

using System.CommandLine;
using Tandem.Server.CommandLine.Tenants;
using Tandem.Server.Tests.Rig;

/// <summary>Tenants from the command line: the same on a running server and in the folder of one that is stopped.</summary>
[Collection(LiveServerTests.Name)]
public sealed class TenantCommandTests(LiveServer server)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tenants_are_added_listed_disabled_and_removed(bool running)
    {
        string name = running ? "cli-running" : "cli-stopped";
        if (!running)
        {
            await server.StopAsync();
        }
        (int code, string credentials) = await RunAsync("add", name, "--domain", $"{name}.example");
        Assert.Equal(0, code);
        Assert.Contains("apiKey", credentials, StringComparison.Ordinal);
        Assert.NotEqual(0, (await RunAsync("add", name, "--domain", "another.example")).Code);
        Assert.NotEqual(0, (await RunAsync("add", "no way", "--domain", "another.example")).Code);
        Assert.Matches($"{name} +{name}.example +served", (await RunAsync("list")).Text);

        Assert.Equal(0, (await RunAsync("disable", name)).Code);
        Assert.Matches($"{name} +{name}.example +disabled", (await RunAsync("list")).Text);
        Assert.Equal(0, (await RunAsync("enable", name)).Code);
        Assert.Matches($"{name} +{name}.example +served", (await RunAsync("list")).Text);
        Assert.NotEqual(0, (await RunAsync("remove", "default")).Code);
        Assert.NotEqual(0, (await RunAsync("disable", "nobody")).Code);

        if (!running)
        {
            await server.StartAsync();
        }
        string key = System.Text.Json.JsonElement.Parse(credentials).GetProperty("native").GetProperty("apiKey").GetString()!;
        (await server.GetAsync("/v1/me", key)).Is(200);
        Assert.Equal(0, (await RunAsync("remove", name)).Code);
        (await server.GetAsync("/v1/me", key)).Is(401);
    }

    private async Task<(int Code, string Text)> RunAsync(params string[] line)
    {
        TextWriter before = Console.Out;
        await using StringWriter said = new();
        Console.SetOut(said);
        try
        {
            int code = await TenantCommand.Make().Parse([.. line, "--data", server.Folder]).InvokeAsync();
            return (code, said.ToString());
        }
        finally
        {
            Console.SetOut(before);
        }
    }
}
