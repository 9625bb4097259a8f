namespace Tandem.Bench.Rig;

using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

/// <summary>A Tandem server under measurement: its own process, folder and ports.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    // Below the ports the system gives out itself; far more than are needed, for others may have taken some.
    public const int RtpLow = 10_000;
    public const int RtpHigh = 32_767;

    /// <summary>A label that every figure has.</summary>
    private const string Scope = "otel_scope_name=\"tandem\"";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly Process process;
    private readonly TextWriter log;
    private readonly HttpClient http;

    private BenchServer(Process process, TextWriter log, string data, int httpPort, string sip)
    {
        http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{httpPort}") };
        Sip = sip;
        this.process = process;
        this.log = log;
        Data = data;
        Figures = new ProcessFigures(process);
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Data { get; }

    /// <summary>Where its SIP listens.</summary>
    public string Sip { get; }

    public ProcessFigures Figures { get; }

    public bool HasExited => process.HasExited;

    public static async Task<BenchServer> StartAsync(
        Pinned pinned,
        string program,
        string data,
        IEnumerable<string> more,
        CancellationToken cancel
    )
    {
        int httpPort = FreePorts.Tcp();
        string sip = $"127.0.0.1:{FreePorts.Udp()}";
        List<string> arguments =
        [
            program,
            "serve",
            "--data",
            data,
            "--http",
            $"127.0.0.1:{httpPort}",
            "--sip",
            $"udp:{sip}",
            "--rtp",
            $"{RtpLow}-{RtpHigh}",
            "--trunk",
            "load=127.0.0.1:5060",
            "--drain-seconds",
            "1",
            "--requests-per-second",
            "0",
            .. more,
        ];
        TextWriter log = TextWriter.Synchronized(new StreamWriter(data + ".log", append: true) { AutoFlush = true });
        BenchServer server = new(Process.Start(pinned.Server("dotnet", arguments))!, log, data, httpPort, sip);
        long start = Stopwatch.GetTimestamp();
        while (!await server.IsReadyAsync(cancel))
        {
            if (server.HasExited || Stopwatch.GetElapsedTime(start) > StartLimit)
            {
                await server.DisposeAsync();
                throw new BenchException($"the server did not start: see {data}.log");
            }
            await Task.Delay(100, cancel);
        }
        return server;
    }

    /// <summary>Host and port of its HTTP.</summary>
    public string Http => http.BaseAddress!.Authority;

    /// <summary>The administrator's token.</summary>
    public string Token => Credential("xswitch", "token");

    public XSwitchClient Api() => new(http.BaseAddress!.ToString(), Credential("xswitch", "token"));

    /// <summary>A page of call records, newest first.</summary>
    public async Task<JsonElement> RecordsAsync(int limit, int offset, CancellationToken cancel)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"/v1/records?limit={limit}&offset={offset}");
        request.Headers.Add("X-API-Key", Credential("native", "apiKey"));
        using HttpResponseMessage answer = await http.SendAsync(request, cancel);
        answer.EnsureSuccessStatusCode();
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync(cancel)).GetProperty("records");
    }

    /// <summary>Somebody who watches the default tenant's events.</summary>
    public EventWatcher Watcher() => new(http, Credential("native", "apiKey"));

    /// <summary>Subscribes a URL to some kinds of events.</summary>
    public async Task SubscribeAsync(string url, IReadOnlyList<string> types, CancellationToken cancel)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/v1/subscriptions") { Content = JsonContent.Create(new { url, types }) };
        request.Headers.Add("X-API-Key", Credential("native", "apiKey"));
        using HttpResponseMessage answer = await http.SendAsync(request, cancel);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Asks the native API for something, with a body of JSON.</summary>
    public async Task<JsonElement> PostAsync(string path, string json, CancellationToken cancel)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path)
        {
            Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-API-Key", Credential("native", "apiKey"));
        using HttpResponseMessage answer = await http.SendAsync(request, cancel);
        string text = await answer.Content.ReadAsStringAsync(cancel);
        return answer.IsSuccessStatusCode ? JsonElement.Parse(text) : throw new BenchException($"{path}: {text}");
    }

    /// <summary>Id of the newest durable event.</summary>
    public async Task<long> NewestEventAsync(CancellationToken cancel)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/v1/subscriptions");
        request.Headers.Add("X-API-Key", Credential("native", "apiKey"));
        using HttpResponseMessage answer = await http.SendAsync(request, cancel);
        JsonElement all = JsonElement.Parse(await answer.Content.ReadAsStringAsync(cancel)).GetProperty("subscriptions");
        return all[2].GetProperty("state").GetProperty("cursor").GetInt64();
    }

    /// <summary>Bytes of a recording.</summary>
    public async Task<byte[]> RecordingAsync(string id, CancellationToken cancel)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"/v1/recordings/{id}");
        request.Headers.Add("X-API-Key", Credential("native", "apiKey"));
        using HttpResponseMessage answer = await http.SendAsync(request, cancel);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync(cancel);
    }

    /// <summary>The server's own figures; reading them starts a new "longest turn".</summary>
    public async Task<IReadOnlyDictionary<string, double>> MetricsAsync(CancellationToken cancel)
    {
        Dictionary<string, double> figures = [];
        using HttpRequestMessage request = new(HttpMethod.Get, "/metrics");
        request.Headers.Add("Authorization", $"Bearer {Credential("native", "apiKey")}");
        using HttpResponseMessage answer = await http.SendAsync(request, cancel);
        answer.EnsureSuccessStatusCode();
        foreach (string line in (await answer.Content.ReadAsStringAsync(cancel)).Split('\n'))
        {
            int space = line.LastIndexOf(' ');
            if (space > 0 && line[0] != '#')
            {
                figures[line[..space].Replace(Scope + ",", "").Replace($"{{{Scope}}}", "")] = double.Parse(
                    line.AsSpan(space + 1),
                    CultureInfo.InvariantCulture
                );
            }
        }
        return figures;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (!process.HasExited)
        {
            Process.Start("kill", ["-TERM", $"{process.Id}"]).Dispose();
            using CancellationTokenSource limit = new(StopLimit);
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                await process.WaitForExitAsync();
            }
        }
        process.Dispose();
        await log.DisposeAsync();
    }

    /// <summary>One of the credentials that it made at its first start.</summary>
    public string Credential(string dialect, string name)
    {
        JsonElement all = JsonElement.Parse(File.ReadAllText(Path.Combine(Data, "credentials.json")));
        return all.GetProperty(dialect).GetProperty(name).GetString()!;
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancel)
    {
        try
        {
            using HttpResponseMessage answer = await http.GetAsync("/healthz", cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Note(string? line)
    {
        if (line != null)
        {
            log.WriteLine(line);
        }
    }
}
