namespace Tandem.Bench.Rows;

using System.Globalization;
using Tandem.Bench.Rig;

/// <summary>
/// Five thousand pages follow a hundred agents, half over WebSocket, half by long-polling; calls are asked for that these agents' phones do not answer. How long it
/// is from a call's beginning until a page has it, fifty pages a call, and three messages each.
/// </summary>
internal sealed class FayeRow : IRow
{
    private const int Clients = 5_000;
    private const int Followed = 100;
    private const int Agents = 4;
    private const int CallsPerSecond = 10;
    private const int Seconds = 20;
    private const int WarmSeconds = 8;
    private const int HttpConnections = 7_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public string Name => "faye";

    public bool HasUnpinned => true;

    public async Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        int clients = stage.Quick ? 200 : Clients;
        string[] options = ["--http-connections", $"{HttpConnections}"];
        await using Scene scene = await stage.OpenAsync(Agents, Stage.Queue, options, cancel);
        stage.Pinned.PutReceiversFirst();
        using XSwitchClient api = scene.Server.Api();
        // Those whose phones are not registered.
        int[] agents = [.. (await api.UserIdsAsync(cancel)).Skip(Agents + 100).Take(Followed)];
        using FayeClients pages = new(scene.Server.Http);
        await pages.OpenAsync(clients, agents, cancel);
        int warm = await CallAsync(scene.Server, agents, stage.Quick ? 1 : WarmSeconds, 0, cancel);
        pages.Take();
        TimeSpan before = scene.Server.Figures.Cpu;
        int seconds = stage.Quick ? 3 : Seconds;
        int calls = await CallAsync(scene.Server, agents, seconds, warm, cancel);
        double used = (scene.Server.Figures.Cpu - before).TotalSeconds / seconds;
        int Expected(int client) => Enumerable.Range(0, calls).Count(call => call % agents.Length == client % agents.Length);
        int having = await AllAsync(pages, clients, Expected, cancel);
        List<double> delays = pages.Take();
        delays.Sort();
        findings.Add(
            "faye_p99",
            delays.Count == 0 ? double.PositiveInfinity : delays[(int)(delays.Count * 0.99)],
            $"{delays.Count} of {(calls - warm) * clients / agents.Length} beginnings, median {Median(delays):0} ms, longest {delays.LastOrDefault():0} ms; "
                + $"{CallsPerSecond} calls/s, {used * 100:0} % of a core"
        );
        findings.Add("faye_subscribers", having);
    }

    // Returns how many have been asked for by then, those before counted.
    private static async Task<int> CallAsync(BenchServer server, int[] agents, int seconds, int asked, CancellationToken cancel)
    {
        string path = string.Create(
            CultureInfo.InvariantCulture,
            $"/api/v31/tserver/tenants/{server.Credential("uccc", "tenantId")}/calls?access_token={server.Credential("uccc", "accessToken")}"
        );
        using PeriodicTimer every = new(TimeSpan.FromSeconds(1.0 / CallsPerSecond));
        for (int i = 0; i < seconds * CallsPerSecond; i++, asked++)
        {
            await every.WaitForNextTickAsync(cancel);
            string body = $$"""{ "agentId": {{agents[asked % agents.Length]}}, "calleeNumber": "13800138000" }""";
            await server.PostAsync(path, body, cancel);
        }
        return asked;
    }

    private static async Task<int> AllAsync(FayeClients pages, int clients, Func<int, int> expected, CancellationToken cancel)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        while (pages.Having(expected) < clients && !patience.IsCancellationRequested)
        {
            await Task.Delay(50, CancellationToken.None);
        }
        return pages.Having(expected);
    }

    private static double Median(List<double> sorted) => sorted.Count == 0 ? 0 : sorted[sorted.Count / 2];
}
