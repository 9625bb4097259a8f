namespace Tandem.Bench.Rows;

using System.Globalization;
using System.Text.Json;
using Tandem.Bench.Rig;

/// <summary>
/// Pages of records among five million, filtered by agent, number, state and period, each with its count, while calls write five hundred records a second: the
/// native API's (calls and legs) and Meiqia's.
/// </summary>
internal sealed class RecordsRow : IRow
{
    private const int Records = 5_000_000;
    private const int Agents = 200;

    // A queue call writes two legs and a call.
    private const int CallRate = 170;
    private const int RecordsPerCall = 3;
    private const int HoldMillis = 800;
    private const int Seconds = 20;
    private const int WarmSeconds = 6;
    private const int Requests = 400;
    private const int Connections = 1;

    private const string MeiqiaPath = "/unified-api/call/openapi/ent/v1/records";

    private static readonly string[] States = ["not_routed", "abandoned", "not_answered", "caller_missed", "callee_missed", "answered"];
    private static readonly string[] Words = ["ivr", "队列放弃", "振铃未接", "主叫未接", "被叫未接", "接听"];

    public string Name => "records";

    public bool HasUnpinned => false;

    public async Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        int records = stage.Quick ? 20_000 : Records;
        DateTimeOffset now = DateTimeOffset.UtcNow;
        long micros = now.ToUnixTimeMilliseconds() * 1_000;
        await using Scene scene = await stage.OpenAsync(Agents, Stage.Queue, [], cancel, data => RecordFill.Run(data, records, micros));
        Random random = new(5);
        string[] native = Many(i => Get(scene, $"/v1/call-records?limit=50{NativeFilter(random, i, now)}"));
        string[] legs = Many(i => Get(scene, $"/v1/records?limit=50{LegFilter(random, i, now)}"));
        string[] meiqia = Many(i => Post(scene, MeiqiaFilter(random, i, now)));
        await LoadAsync(stage, scene, stage.Quick ? 1 : WarmSeconds, [.. native, .. legs, .. meiqia], cancel);

        int seconds = stage.Quick ? 2 : Seconds;
        Task<CallStep> calls = CallStep.RunAsync(scene, CallRate, seconds * 3 + 2, HoldMillis, cancel);
        JsonElement ofCalls = await LoadAsync(stage, scene, seconds, native, cancel);
        JsonElement ofLegs = await LoadAsync(stage, scene, seconds, legs, cancel);
        JsonElement ofMeiqia = await LoadAsync(stage, scene, seconds, meiqia, cancel);
        CallStep step = await calls;
        findings.Details["calls"] = step;
        findings.Details["native"] = ofCalls;
        findings.Details["legs"] = ofLegs;
        findings.Details["meiqia"] = ofMeiqia;
        findings.Add("records_page_p99", P99(ofCalls), Note(ofCalls, step));
        findings.Add("records_meiqia_p99", P99(ofMeiqia), Note(ofMeiqia, step));
        findings.Add("records_legs_p99", P99(ofLegs), Note(ofLegs, step));
        findings.Add("records_written", step.Offered * step.WholePercent / 100 * RecordsPerCall, step.Describe());
    }

    private static string[] Many(Func<int, string> make) => [.. Enumerable.Range(0, Requests).Select(make)];

    // One after the other: by agent and state, by a customer, by an own number and state, by a period and state; all within a period.
    private static string NativeFilter(Random random, int i, DateTimeOffset now)
    {
        string state = States[random.Next(States.Length)];
        string period = Period(random, now, out string from, out string to) ? $"&from={from}&to={to}" : "";
        return (i % 4) switch
        {
            0 => $"&agent={Agent(random)}&state={state}&own={Escaped(RecordFill.Own(random.Next(RecordFill.Numbers)))}{period}",
            1 => $"&customer={Escaped(Customer(random))}",
            2 => $"&own={Escaped(RecordFill.Own(random.Next(RecordFill.Numbers)))}&state={state}{period}",
            _ => $"&state={state}{period}",
        };
    }

    private static string LegFilter(Random random, int i, DateTimeOffset now)
    {
        Period(random, now, out string from, out string to);
        return (i % 4) switch
        {
            0 => $"&agent={Agent(random)}&cause=no_answer&from={from}&to={to}",
            1 => $"&number={Escaped(Customer(random))}",
            2 => $"&queue=queue%20{random.Next(50)}&from={from}&to={to}",
            _ => $"&cause=rejected&from={from}&to={to}",
        };
    }

    private static string MeiqiaFilter(Random random, int i, DateTimeOffset now)
    {
        string state = Words[random.Next(Words.Length)];
        Period(random, now, out string from, out string to);
        string period = $", \"start_time\": \"{from}\", \"end_time\": \"{to}\"";
        string more = (i % 4) switch
        {
            0 => $", \"agent_id\": {Agent(random)}, \"states\": [\"{state}\"]{period}",
            1 => $", \"customer_phone\": \"{Customer(random)}\"",
            2 => $", \"trunk_number\": \"{RecordFill.Own(random.Next(RecordFill.Numbers))}\"{period}",
            _ => $", \"states\": [\"{state}\"]{period}",
        };
        return $"{{ \"page_size\": 50{more} }}";
    }

    private static int Agent(Random random) => random.Next(RecordFill.Agents) + 2;

    private static string Customer(Random random) => RecordFill.Customer(random.Next(RecordFill.Customers));

    private static bool Period(Random random, DateTimeOffset now, out string from, out string to)
    {
        DateTimeOffset first = now.AddDays(-1 - random.Next(RecordFill.Days - 1));
        from = Text(first);
        to = Text(first.AddHours(1 + random.Next(72)));
        return true;

        static string Text(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    private static string Escaped(string number) => Uri.EscapeDataString(number);

    private static string Get(Scene scene, string path) =>
        $"GET {path} HTTP/1.1\r\nHost: {scene.Server.Http}\r\nX-API-Key: {scene.Server.Credential("native", "apiKey")}\r\n\r\n";

    private static string Post(Scene scene, string body) =>
        $"POST {MeiqiaPath} HTTP/1.1\r\nHost: {scene.Server.Http}\r\nAuthorization: Bearer {scene.Server.Credential("meiqia", "accessToken")}\r\n"
        + $"Content-Type: application/json\r\nContent-Length: {System.Text.Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

    private static Task<JsonElement> LoadAsync(Stage stage, Scene scene, double seconds, string[] requests, CancellationToken cancel) =>
        HttpLoad.RunAsync(stage.Pinned, stage.HttpLoad(), stage.Work, scene.Server.Http, Connections, seconds, requests, cancel);

    private static double P99(JsonElement http) =>
        http.GetProperty("bad").GetInt64() == 0 ? http.GetProperty("p99").GetDouble() : double.PositiveInfinity;

    private static string Note(JsonElement http, CallStep calls) =>
        $"median {http.GetProperty("p50").GetDouble():0.0} ms, {http.GetProperty("rate").GetDouble():0} pages/s, {http.GetProperty("bad")} bad; {calls.Describe()}";
}
