namespace Tandem.Server.CommandLine;

using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Tandem.Server.Words;

/// <summary><c>tandem flow list|export|import|publish</c>: flows of a running server, through its native API.</summary>
internal static class ServedFlowCommands
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command MakeList()
    {
        Command command = new("list", Texts.Say("All flows of a running server", "列出运行中服务器的全部流程"));
        return RunningServerOptions.Ask(
            command,
            async (result, server, cancel) =>
            {
                JsonElement page = await server.GetAsync("/v1/flows?limit=1000", cancel);
                foreach (JsonElement flow in page.GetProperty("flows").EnumerateArray())
                {
                    Console.WriteLine(LineOf(flow));
                }
            }
        );
    }

    public static Command MakeExport()
    {
        Argument<string> name = Name();
        Option<int?> version = new("--number")
        {
            Description = Texts.Say("A version that was published; the draft when not given", "已发布的版本号；缺省为草稿"),
        };
        Option<string?> file = new("--to") { Description = Texts.Say("A file; printed when not given", "写入的文件；缺省为打印") };
        Command command = new("export", Texts.Say("The document of a flow", "导出流程文档")) { name, version, file };
        return RunningServerOptions.Ask(
            command,
            async (result, server, cancel) =>
            {
                int id = await IdOfAsync(server, result.GetValue(name)!, cancel);
                string which = result.GetValue(version) is { } number
                    ? string.Create(CultureInfo.InvariantCulture, $"versions/{number}")
                    : "draft";
                JsonElement document = await server.GetAsync($"/v1/flows/{id}/{which}", cancel);
                string text = JsonSerializer.Serialize(document, Readable);
                if (result.GetValue(file) is { } path)
                {
                    await WriteAsync(path, text, cancel);
                }
                else
                {
                    Console.WriteLine(text);
                }
            }
        );
    }

    public static Command MakeImport()
    {
        Argument<string> file = new("file") { Description = Texts.Say("The document, JSON", "流程文档，JSON 格式") };
        Option<bool> publish = new("--publish") { Description = Texts.Say("And publishes it", "并立即发布") };
        Command command = new(
            "import",
            Texts.Say("Makes a flow of a document, or another draft of the flow it names", "由文档新建流程，或更新同名流程的草稿")
        )
        {
            file,
            publish,
        };
        return RunningServerOptions.Ask(
            command,
            async (result, server, cancel) =>
            {
                (string text, JsonElement document) = await ReadAsync(result.GetValue(file)!, cancel);
                string name =
                    document.ValueKind == JsonValueKind.Object && document.TryGetProperty("name", out JsonElement named) ? $"{named}" : "";
                JsonElement? there = await FindAsync(server, name, cancel);
                JsonElement flow = there is { } known
                    ? await server.SendAsync(HttpMethod.Put, $"/v1/flows/{known.GetProperty("id")}/draft", text, cancel)
                    : await server.SendAsync(HttpMethod.Post, "/v1/flows", text, cancel);
                if (result.GetValue(publish))
                {
                    flow = await server.SendAsync(HttpMethod.Post, $"/v1/flows/{flow.GetProperty("id")}/publish", null, cancel);
                }
                Console.WriteLine(LineOf(flow));
            }
        );
    }

    public static Command MakePublish()
    {
        Argument<string> name = Name();
        Command command = new("publish", Texts.Say("A flow's draft becomes what new calls go through", "发布流程草稿，此后的来电走新版本"))
        {
            name,
        };
        return RunningServerOptions.Ask(
            command,
            async (result, server, cancel) =>
            {
                int id = await IdOfAsync(server, result.GetValue(name)!, cancel);
                Console.WriteLine(LineOf(await server.SendAsync(HttpMethod.Post, $"/v1/flows/{id}/publish", null, cancel)));
            }
        );
    }

    private static async Task WriteAsync(string file, string text, CancellationToken cancel)
    {
        try
        {
            await File.WriteAllTextAsync(file, text + "\n", cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RunningServerOptions.RefusedException(
                Texts.Say($"{file} cannot be written: {e.Message}", $"无法写入 {file}：{e.Message}")
            );
        }
    }

    private static async Task<(string Text, JsonElement Document)> ReadAsync(string file, CancellationToken cancel)
    {
        try
        {
            string text = await File.ReadAllTextAsync(file, cancel);
            return (text, JsonElement.Parse(text));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new RunningServerOptions.RefusedException(
                Texts.Say($"{file} cannot be read: {e.Message}", $"无法读取 {file}：{e.Message}")
            );
        }
    }

    private static Argument<string> Name() => new("name") { Description = Texts.Say("The flow's name", "流程名称") };

    private static async Task<JsonElement?> FindAsync(RunningServerOptions.RunningServer server, string name, CancellationToken cancel)
    {
        JsonElement page = await server.GetAsync($"/v1/flows?name={Uri.EscapeDataString(name)}", cancel);
        return page.GetProperty("flows").EnumerateArray().Select(flow => (JsonElement?)flow).FirstOrDefault();
    }

    private static async Task<int> IdOfAsync(RunningServerOptions.RunningServer server, string name, CancellationToken cancel) =>
        await FindAsync(server, name, cancel) is { } flow
            ? flow.GetProperty("id").GetInt32()
            : throw new RunningServerOptions.RefusedException(Texts.Say($"there is no flow {name}", $"没有流程 {name}"));

    private static string LineOf(JsonElement flow)
    {
        int version = flow.GetProperty("version").GetInt32();
        bool isChanged = flow.GetProperty("changed").GetBoolean();
        string state =
            version == 0 ? Texts.Say("a draft", "草稿")
            : isChanged ? Texts.Say($"version {version}, the draft is another", $"第 {version} 版，草稿有改动")
            : Texts.Say($"version {version}", $"第 {version} 版");
        string numbers = string.Join(", ", flow.GetProperty("numbers").EnumerateArray());
        return $"{flow.GetProperty("name"), -24} {state}{(numbers.Length > 0 ? $"  ← {numbers}" : "")}";
    }
}
