namespace Tandem.Server.Demo;

using System.Net.Http.Json;
using System.Text.Json;

/// <summary>The demo as an integration sees the server: nothing but the XSwitch API.</summary>
internal sealed class XSwitchClient(string address, string token)
{
    private readonly HttpClient http = new() { BaseAddress = new Uri(address), DefaultRequestHeaders = { { "X-XTRA-AUTH-ID", token } } };

    public static string SecretOf(string agent) => $"Demo-{agent}-secret";

    /// <summary>A queue with its agents.</summary>
    public async Task PrepareAsync(IEnumerable<string> names, CancellationToken cancel)
    {
        List<object> ids = [];
        foreach (string name in names)
        {
            object info = new { wrap_up_time = 1, timeout = 10 };
            object user = new
            {
                login = name,
                extn = name,
                type = "AGENT",
                extn_password = SecretOf(name),
                agent_info = info,
            };
            JsonElement made = await PostAsync("/api/users", user, cancel);
            ids.Add(new { agent_id = int.Parse(made.GetProperty("data").GetProperty("id").GetString()!) });
        }
        object queue = new
        {
            name = "sales",
            strategy = "longest-idle-agent",
            auto_record = 1,
        };
        JsonElement queued = await PostAsync("/api/queues", queue, cancel);
        await PostAsync($"/api/queues/{queued.GetProperty("data").GetString()}/agents", new { agents = ids }, cancel);
    }

    public async Task SignInAsync(IEnumerable<string> names, CancellationToken cancel)
    {
        foreach (string name in names)
        {
            await PostAsync(
                "/api/cc/ccc/ccLogin",
                new
                {
                    agent = name,
                    extn = name,
                    queue = "sales",
                },
                cancel
            );
            await PostAsync("/api/cc/ccc/ccGoReady", new { agent = name, queue = "sales" }, cancel);
        }
    }

    private async Task<JsonElement> PostAsync(string path, object body, CancellationToken cancel)
    {
        using HttpResponseMessage answer = await http.PostAsJsonAsync(path, body, cancel);
        JsonElement json = await answer.Content.ReadFromJsonAsync<JsonElement>(cancel);
        return answer.IsSuccessStatusCode && json.GetProperty("code").GetInt32() == 200
            ? json
            : throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}: {json}");
    }
}
