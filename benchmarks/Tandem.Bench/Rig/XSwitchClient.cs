namespace Tandem.Bench.Rig;

using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

/// <summary>Prepares the call centre as an integration would: through the XSwitch API.</summary>
internal sealed class XSwitchClient(string address, string token) : IDisposable
{
    private const int FirstExtension = 1001;
    private const int AtOnce = 16;
    private const int BoundAtOnce = 200;
    private readonly HttpClient http = new() { BaseAddress = new Uri(address), DefaultRequestHeaders = { { "X-XTRA-AUTH-ID", token } } };

    public static string ExtensionOf(int agent) => (FirstExtension + agent).ToString(CultureInfo.InvariantCulture);

    public static string SecretOf(int agent) => $"Load{ExtensionOf(agent)}secret";

    public async Task<string[]> CreateAgentsAsync(int count, CancellationToken cancel)
    {
        string[] ids = new string[count];
        await Many(
            count,
            async agent =>
            {
                string name = ExtensionOf(agent);
                object info = new { wrap_up_time = "0", timeout = "20" };
                object user = new
                {
                    name,
                    login = name,
                    extn = name,
                    extn_password = SecretOf(agent),
                    type = "AGENT",
                    agent_info = info,
                };
                JsonElement made = await PostAsync("/api/users", user, cancel);
                ids[agent] = made.GetProperty("data").GetProperty("id").ToString();
            },
            cancel
        );
        return ids;
    }

    public async Task CreateQueueAsync(string name, bool records, IReadOnlyList<string> agents, CancellationToken cancel)
    {
        object draft = new
        {
            name,
            strategy = "longest-idle-agent",
            auto_record = records ? "1" : "0",
            type = "callcenter",
        };
        JsonElement made = await PostAsync("/api/queues", draft, cancel);
        string id = made.GetProperty("data").ToString();
        foreach (string[] some in agents.Chunk(BoundAtOnce))
        {
            object bound = new { agents = some.Select(agent => new { agent_id = agent }) };
            await PostAsync($"/api/queues/{id}/agents", bound, cancel);
        }
    }

    public Task SignInAsync(string queue, int first, int count, CancellationToken cancel) =>
        Many(
            count,
            async i =>
            {
                string name = ExtensionOf(first + i);
                await PostAsync(
                    "/api/cc/ccc/ccLogin",
                    new
                    {
                        agent = name,
                        extn = name,
                        queue,
                    },
                    cancel
                );
                await PostAsync("/api/cc/ccc/ccGoReady", new { agent = name, queue }, cancel);
            },
            cancel
        );

    /// <summary>Ids of all agents.</summary>
    public async Task<int[]> UserIdsAsync(CancellationToken cancel)
    {
        JsonElement list = JsonElement.Parse(await http.GetStringAsync("/api/users", cancel));
        return [.. list.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("id").GetInt32()).Where(id => id > 1)];
    }

    /// <summary>More users until there are so many.</summary>
    public async Task FillUsersAsync(int count, CancellationToken cancel)
    {
        int have = (await UserIdsAsync(cancel)).Length;
        for (int first = 100_000; have < count; first += 1_000, have += 1_000)
        {
            object many = new
            {
                users_start = first,
                users_end = first + 999,
                extn_password = "Load1234secret",
                type = "AGENT",
            };
            await PostAsync("/api/users/muti_add", many, cancel);
        }
    }

    public void Dispose() => http.Dispose();

    private static Task Many(int count, Func<int, Task> one, CancellationToken cancel) =>
        Parallel.ForAsync(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (i, _) => await one(i)
        );

    private async Task<JsonElement> PostAsync(string path, object body, CancellationToken cancel)
    {
        using HttpResponseMessage answer = await http.PostAsJsonAsync(path, body, cancel);
        JsonElement json = await answer.Content.ReadFromJsonAsync<JsonElement>(cancel);
        return answer.IsSuccessStatusCode && json.GetProperty("code").ToString() == "200"
            ? json
            : throw new BenchException($"{path} answered {(int)answer.StatusCode}: {json}");
    }
}
