namespace Tandem.Server.CommandLine;

using System.CommandLine;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tandem.Server.Words;

/// <summary>Which running server a command talks to: the one whose data folder is named, with the key of its credentials file.</summary>
internal sealed class RunningServerOptions
{
    private readonly Option<string> data = new("--data")
    {
        Description = Texts.Say("The server's data folder, for its address and key", "服务器的数据目录，从中读取地址与密钥"),
        DefaultValueFactory = _ => "data",
    };

    private readonly Option<string?> tenant = new("--tenant")
    {
        Description = Texts.Say("A tenant's name; the default one when not given", "租户名；缺省为默认租户"),
    };

    /// <summary>The command with these options, and what it asks the server; what goes wrong is told to a person.</summary>
    public static Command Ask(Command command, Func<ParseResult, RunningServer, CancellationToken, Task> ask)
    {
        RunningServerOptions options = new();
        command.Add(options.data);
        command.Add(options.tenant);
        command.SetAction((result, cancel) => options.AskAsync(result, server => ask(result, server, cancel)));
        return command;
    }

    private async Task<int> AskAsync(ParseResult result, Func<RunningServer, Task> ask)
    {
        string folder = result.GetValue(data)!;
        string file = Path.Combine(folder, result.GetValue(tenant) is { } name ? $"credentials-{name}.json" : "credentials.json");
        try
        {
            using RunningServer server = RunningServer.Of(file);
            await ask(server);
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException)
        {
            return Complain($"{file} cannot be read: {e.Message}", $"无法读取 {file}：{e.Message}");
        }
        catch (HttpRequestException e)
        {
            return Complain($"the server does not answer: {e.Message}", $"服务器无应答：{e.Message}");
        }
        catch (RefusedException e)
        {
            return Complain(e.Message, e.Message);
        }
    }

    private static int Complain(string english, string chinese)
    {
        Console.Error.WriteLine($"tandem: {Texts.Say(english, chinese)}");
        return 1;
    }

    /// <summary>The server refuses, and says why.</summary>
    internal sealed class RefusedException(string message) : Exception(message);

    /// <summary>A server's native API.</summary>
    internal sealed class RunningServer : IDisposable
    {
        private readonly HttpClient http;

        private RunningServer(HttpClient http) => this.http = http;

        public static RunningServer Of(string credentials)
        {
            JsonElement all = JsonElement.Parse(File.ReadAllText(credentials));
            HttpClient http = new(new SocketsHttpHandler { UseProxy = false })
            {
                BaseAddress = new Uri(all.GetProperty("http").GetString()!),
            };
            http.DefaultRequestHeaders.Add("X-API-Key", all.GetProperty("native").GetProperty("apiKey").GetString());
            return new RunningServer(http);
        }

        public async Task<JsonElement> GetAsync(string path, CancellationToken cancel)
        {
            using HttpResponseMessage answer = await http.GetAsync(path, cancel);
            return await ReadAsync(answer, cancel);
        }

        public async Task PostAsync(string path, object? body, CancellationToken cancel)
        {
            using HttpResponseMessage answer = body is null
                ? await http.PostAsync(path, null, cancel)
                : await http.PostAsJsonAsync(path, body, cancel);
            await ReadAsync(answer, cancel);
        }

        /// <summary>A body that is JSON already; none when null.</summary>
        public async Task<JsonElement> SendAsync(HttpMethod method, string path, string? json, CancellationToken cancel)
        {
            using HttpRequestMessage request = new(method, path);
            request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
            using HttpResponseMessage answer = await http.SendAsync(request, cancel);
            return await ReadAsync(answer, cancel);
        }

        public void Dispose() => http.Dispose();

        private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer, CancellationToken cancel)
        {
            string text = await answer.Content.ReadAsStringAsync(cancel);
            JsonElement body = text.Length > 0 ? JsonElement.Parse(text) : default;
            if (answer.IsSuccessStatusCode)
            {
                return body;
            }
            string detail = body.ValueKind == JsonValueKind.Object && body.TryGetProperty("detail", out JsonElement why) ? $"{why}" : "";
            throw new RefusedException($"HTTP {(int)answer.StatusCode}: {detail}{FlowFaultLines.Of(body)}");
        }
    }
}
