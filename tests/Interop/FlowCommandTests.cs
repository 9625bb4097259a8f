namespace Tandem.Interop.Tests;

using System.Text.Json;
using Tandem.Interop.Tests.Tools;

/// <summary><c>tandem flow</c> beside a running server.</summary>
public sealed class FlowCommandTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    [Fact]
    public void A_document_goes_into_a_running_server_and_out_of_it_by_the_command_line()
    {
        using RunningServer server = new("--lang", "en");
        server.BuildQueue("sales", "1001");
        string file = Path.Combine(server.Folder, "flow.json");
        File.WriteAllText(
            file,
            """
            { "name": "线路", "nodes": [
              { "id": "start", "type": "start", "exits": { "next": "wait" } },
              { "id": "wait", "type": "queue", "queue": "nobody", "exits": { "next": "bye" } },
              { "id": "bye", "type": "hang-up" } ] }
            """
        );
        Assert.Contains("/nodes/1/queue", Run(server, 1, "import", file, "--publish"), StringComparison.Ordinal);
        File.WriteAllText(file, File.ReadAllText(file).Replace("nobody", "sales", StringComparison.Ordinal));
        Assert.Contains("a draft", Run(server, 0, "import", file), StringComparison.Ordinal);
        Assert.Contains("version 1", Run(server, 0, "publish", "线路"), StringComparison.Ordinal);
        Assert.Contains("version 1", Run(server, 0, "list"), StringComparison.Ordinal);
        string copy = Path.Combine(server.Folder, "copy.json");
        Run(server, 0, "export", "线路", "--number", "1", "--to", copy);
        JsonElement before = JsonElement.Parse(File.ReadAllText(file));
        Assert.True(JsonElement.DeepEquals(before, JsonElement.Parse(File.ReadAllText(copy))));
        Assert.Contains("there is no flow", Run(server, 1, "publish", "none"), StringComparison.Ordinal);
    }

    private static string Run(RunningServer server, int code, params string[] arguments)
    {
        using Tool tool = new(RunningServer.Program, server.Folder, ["flow", .. arguments, "--data", server.Folder, "--lang", "en"]);
        Assert.True(tool.Finish(Limit) == code, $"{tool.Log}");
        return tool.Log.ToString();
    }
}
