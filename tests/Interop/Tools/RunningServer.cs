namespace Tandem.Interop.Tests.Tools;

using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

/// <summary>The real program in a process of its own, on free loopback ports and in a folder of its own.</summary>
public sealed class RunningServer : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private const int FirstPort = 10_000;
    private const int PortsPerServer = 200;

    /// <summary>Above are those of servers inside of other tests, which run beside.</summary>
    private const int RangePorts = 12_000;
    private const int FirstSinglePort = 5_200;

    /// <summary>From 8 888 on each sipp takes one to be controlled by.</summary>
    private const int SinglePorts = 3_600;
    private static int nextPort = Random.Shared.Next(0, SinglePorts);
    private static int nextRange = Random.Shared.Next(0, 100) * PortsPerServer;
    private readonly int rtpPorts;
    private readonly List<string> extra;
    private readonly IReadOnlyDictionary<string, string> variables;
    private Process process = null!;

    public RunningServer(params string[] extra)
        : this(new Dictionary<string, string>(), extra) { }

    /// <param name="variables">Of its environment, beside those of the tests.</param>
    /// <param name="extra">Options beside data folder, addresses and ports.</param>
    public RunningServer(IReadOnlyDictionary<string, string> variables, params string[] extra)
        : this(PortsPerServer, variables, extra) { }

    /// <param name="rtpPorts">How many ports for audio it gets, two a leg.</param>
    /// <param name="extra">Options beside data folder, addresses and ports.</param>
    public RunningServer(int rtpPorts, params string[] extra)
        : this(rtpPorts, new Dictionary<string, string>(), extra) { }

    private RunningServer(int rtpPorts, IReadOnlyDictionary<string, string> variables, string[] extra)
    {
        this.rtpPorts = rtpPorts;
        this.variables = variables;
        this.extra = [.. extra];
        SipPort = FreePort();
        HttpPort = FreePort();
        RtpLow = FreeRange();
        Start();
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("tandem-interop-").FullName;

    public int SipPort { get; }

    public int HttpPort { get; }

    public int RtpLow { get; }

    public JsonElement Credentials { get; private set; }

    public string Domain => Credentials.GetProperty("domain").GetString()!;

    public HttpClient Http { get; private set; } = null!;

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    /// <summary>The one that was packed, where the environment says so; else what was built to beside the tests.</summary>
    public static string Program { get; } =
        Environment.GetEnvironmentVariable("INTEROP_PROGRAM") is { Length: > 0 } packed
            ? packed
            : Path.Combine(AppContext.BaseDirectory, "tandem");

    /// <summary>A port nobody uses, below those the system gives out by itself: each is given out once in a run.</summary>
    public static int FreePort()
    {
        while (true)
        {
            int port = FirstSinglePort + Interlocked.Increment(ref nextPort) % SinglePorts;
            if (IsFree(port) && IsFreeForStreams(port))
            {
                return port;
            }
        }
    }

    /// <summary>A free port whose next one is free and given out with it, for programs that take that one too.</summary>
    public static int FreePair()
    {
        while (true)
        {
            int port = FirstSinglePort + (Interlocked.Add(ref nextPort, 2) - 1) % SinglePorts;
            if (IsFree(port) && IsFreeForStreams(port) && IsFreeForStreams(port + 1))
            {
                return port;
            }
        }
    }

    private static bool IsFreeForStreams(int port)
    {
        using TcpListener listener = new(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Two hundred ports that nobody seems to use; each server of a run gets its own.</summary>
    internal static int FreeRange()
    {
        while (true)
        {
            int low = FirstPort + Interlocked.Add(ref nextRange, PortsPerServer) % RangePorts;
            if (IsFree(low) && IsFree(low + PortsPerServer / 2) && IsFree(low + PortsPerServer - 2))
            {
                return low;
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>From the process to its health, the last time: what else may take is measured by it, since machines differ and are busy.</summary>
    public TimeSpan StartTook { get; private set; }

    /// <summary>Starts it, also again after a kill.</summary>
    public void Start()
    {
        ProcessStartInfo start = new(Program)
        {
            ArgumentList =
            {
                "serve",
                "--data",
                Folder,
                "--http",
                $"127.0.0.1:{HttpPort}",
                "--sip",
                $"127.0.0.1:{SipPort}",
                "--rtp",
                $"{RtpLow}-{RtpLow + rtpPorts - 1}",
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        extra.ForEach(start.ArgumentList.Add);
        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }
        Stopwatch watch = Stopwatch.StartNew();
        process = Process.Start(start)!;
        LeftBehind.Watch(process);
        process.OutputDataReceived += (_, line) => Log.Add(line.Data);
        process.ErrorDataReceived += (_, line) => Log.Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{HttpPort}") };
        Await.Until(IsHealthy, StartLimit, () => $"the server did not become healthy:\n{Log}");
        StartTook = watch.Elapsed;
        Credentials = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "credentials.json"))).RootElement.Clone();
        string token = Credentials.GetProperty("xswitch").GetProperty("token").GetString()!;
        Http.DefaultRequestHeaders.Add("X-XTRA-AUTH-ID", token);
    }

    public ProcessLog Log { get; } = new();

    /// <summary>As the kernel does it: no goodbye.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>SIGTERM.</summary>
    public void Terminate() => Process.Start("kill", $"-TERM {process.Id}").WaitForExit();

    /// <summary>SIGHUP.</summary>
    public void HangUp() => Process.Start("kill", $"-HUP {process.Id}").WaitForExit();

    public bool WaitForExit(TimeSpan limit) => process.WaitForExit(limit);

    public JsonElement Post(string path, object body)
    {
        using HttpResponseMessage answer = Http.PostAsJsonAsync(path, body).GetAwaiter().GetResult();
        return answer.Content.ReadFromJsonAsync<JsonElement>().GetAwaiter().GetResult();
    }

    public JsonElement Get(string path)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.Add("X-API-Key", Credentials.GetProperty("native").GetProperty("apiKey").GetString());
        using HttpResponseMessage answer = Http.Send(request);
        return answer.Content.ReadFromJsonAsync<JsonElement>().GetAwaiter().GetResult();
    }

    public HttpStatusCode Put(string path, object body)
    {
        using HttpRequestMessage request = new(HttpMethod.Put, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-API-Key", Credentials.GetProperty("native").GetProperty("apiKey").GetString());
        using HttpResponseMessage answer = Http.Send(request);
        return answer.StatusCode;
    }

    /// <summary>Agents with extensions and a queue they are bound to.</summary>
    public void BuildQueue(string queue, params string[] agents)
    {
        List<object> ids = [];
        foreach (string agent in agents)
        {
            object info = new { wrap_up_time = 0, timeout = 10 };
            JsonElement made = Post(
                "/api/users",
                new
                {
                    login = agent,
                    extn = agent,
                    type = "AGENT",
                    extn_password = SecretOf(agent),
                    agent_info = info,
                }
            );
            ids.Add(new { agent_id = int.Parse(made.GetProperty("data").GetProperty("id").GetString()!) });
        }
        string id = Post(
                "/api/queues",
                new
                {
                    name = queue,
                    strategy = "longest-idle-agent",
                    auto_record = 1,
                }
            )
            .GetProperty("data")
            .GetString()!;
        Post($"/api/queues/{id}/agents", new { agents = ids });
    }

    public void SignIn(string queue, params string[] agents)
    {
        foreach (string agent in agents)
        {
            Post(
                "/api/cc/ccc/ccLogin",
                new
                {
                    agent,
                    extn = agent,
                    queue,
                }
            );
            Post("/api/cc/ccc/ccGoReady", new { agent, queue });
        }
    }

    public static string SecretOf(string agent) => $"Pw-{agent}-x9";

    public double Metric(string name)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/metrics");
        request.Headers.Add("X-API-Key", Credentials.GetProperty("native").GetProperty("apiKey").GetString());
        using HttpResponseMessage answer = Http.Send(request);
        string text = answer.Content.ReadAsStringAsync().GetAwaiter().GetResult();
        string line = text.Split('\n').First(each => each.StartsWith(name + "{", StringComparison.Ordinal));
        return double.Parse(line[(line.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>What /healthz says.</summary>
    public string Health() => Http.GetStringAsync("/healthz").GetAwaiter().GetResult();

    public JsonElement[] Records() => [.. Get("/v1/records?limit=1000").GetProperty("records").EnumerateArray()];

    public JsonElement[] AgentStates(string queue)
    {
        string text = Http.GetStringAsync($"/api/cc/agent_state?queue={queue}").GetAwaiter().GetResult();
        return [.. JsonDocument.Parse(text).RootElement.Clone().EnumerateArray()];
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }
        LeftBehind.Forget(process);
        process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private bool IsHealthy()
    {
        Assert.False(process.HasExited, $"the server ended:\n{Log}");
        try
        {
            return Http.GetStringAsync("/healthz").GetAwaiter().GetResult().StartsWith("ok", StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
