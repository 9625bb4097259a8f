namespace Tandem.Bench.Rows;

using System.Text.Json;
using Tandem.Bench.Rig;

/// <summary>
/// The XSwitch API under load while calls go through the queue: reads (a user, an agent's state), writes that are answered when they are
/// durable (a user's name), and a list of 10 000 users.
/// </summary>
internal sealed class ApiRow : IRow
{
    private const int Agents = 100;
    private const int Connections = 64;
    private const int CallRate = 100;
    private const int Seconds = 15;
    private const int WarmSeconds = 8;
    private const int HoldMillis = 1_000;
    private const int Users = 10_000;
    private const int Lists = 40;

    public string Name => "api";

    public bool HasUnpinned => true;

    public async Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        int seconds = stage.Quick ? 3 : Seconds;
        int users = stage.Quick ? 500 : Users;
        await using Scene scene = await stage.OpenAsync(Agents, Stage.Queue, [], cancel);
        using XSwitchClient api = scene.Server.Api();
        int[] ids = [.. (await api.UserIdsAsync(cancel)).Take(Agents * 4)];
        string[] reads = [.. ids.Select(id => Get(scene, $"/api/users/{id}"))];
        string[] writes = [.. ids.Select(id => Put(scene, $"/api/users/{id}", $$"""{"name":"agent {{id}}"}"""))];
        string[] both = [.. reads.SelectMany((read, i) => i % 8 == 0 ? [read, Get(scene, "/api/queues/1")] : new[] { read })];
        await LoadAsync(stage, scene, stage.Quick ? 1 : WarmSeconds, [.. both.Zip(writes, (a, b) => a + b)], cancel);

        findings.Add("api_read_bytes", await AllocatedAsync(stage, scene, both, cancel));
        (JsonElement read, CallStep whileRead) = await MeasureAsync(stage, scene, seconds, both, cancel);
        (JsonElement written, CallStep whileWritten) = await MeasureAsync(stage, scene, seconds, writes, cancel);
        findings.Details["reads"] = read;
        findings.Details["writes"] = written;
        findings.Details["calls_while_read"] = whileRead;
        findings.Details["calls_while_written"] = whileWritten;
        findings.Add("api_reads", Rate(read), Note(read, whileRead));
        findings.Add("api_writes", Rate(written), Note(written, whileWritten));
        findings.Add("api_ring_p99", Math.Max(whileRead.RingP99, whileWritten.RingP99));

        await api.FillUsersAsync(users, cancel);
        JsonElement list = await LoadAsync(stage, scene, stage.Quick ? 1 : Lists * 0.1, [Get(scene, "/api/users")], cancel, 1);
        findings.Details["list"] = list;
        findings.Add("api_list", list.GetProperty("p50").GetDouble(), $"p99 {list.GetProperty("p99").GetDouble():0.0} ms");
    }

    /// <summary>Managed bytes a read costs, with nothing else to do.</summary>
    private static async Task<double> AllocatedAsync(Stage stage, Scene scene, string[] reads, CancellationToken cancel)
    {
        const string Allocated = "tandem_gc_allocated_bytes_total";
        double before = (await scene.Server.MetricsAsync(cancel))[Allocated];
        JsonElement http = await LoadAsync(stage, scene, stage.Quick ? 1 : 3, reads, cancel);
        double after = (await scene.Server.MetricsAsync(cancel))[Allocated];
        return (after - before) / http.GetProperty("good").GetInt64();
    }

    private static async Task<(JsonElement Http, CallStep Calls)> MeasureAsync(
        Stage stage,
        Scene scene,
        int seconds,
        string[] requests,
        CancellationToken cancel
    )
    {
        Task<CallStep> calls = CallStep.RunAsync(scene, CallRate, seconds, HoldMillis, cancel);
        JsonElement http = await LoadAsync(stage, scene, seconds, requests, cancel);
        return (http, await calls);
    }

    private static Task<JsonElement> LoadAsync(
        Stage stage,
        Scene scene,
        double seconds,
        string[] requests,
        CancellationToken cancel,
        int connections = Connections
    ) => HttpLoad.RunAsync(stage.Pinned, stage.HttpLoad(), stage.Work, scene.Server.Http, connections, seconds, requests, cancel);

    private static double Rate(JsonElement http) => http.GetProperty("bad").GetInt64() == 0 ? http.GetProperty("rate").GetDouble() : 0;

    private static string Note(JsonElement http, CallStep calls) =>
        $"p99 {http.GetProperty("p99").GetDouble():0.0} ms, {http.GetProperty("bad")} bad; {calls.Describe()}";

    private static string Get(Scene scene, string path) =>
        $"GET {path} HTTP/1.1\r\nHost: {scene.Server.Http}\r\nX-XTRA-AUTH-ID: {scene.Server.Token}\r\n\r\n";

    private static string Put(Scene scene, string path, string body) =>
        $"PUT {path} HTTP/1.1\r\nHost: {scene.Server.Http}\r\nX-XTRA-AUTH-ID: {scene.Server.Token}\r\n"
        + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}";
}
