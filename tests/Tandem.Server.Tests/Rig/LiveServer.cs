namespace Tandem.Server.Tests.Rig;

using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Tandem.Access.Contract;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Foundation;
using Tandem.Server.Hosting;
using Tandem.Server.Options;
using Tandem.Server.Serving;
using Tandem.Sip.Settings;
using Tandem.Store;
using Tandem.Store.Files;

/// <summary>The whole server in this process, on free loopback ports and in a folder of its own, with two tenants.</summary>
public sealed class LiveServer : IAsyncLifetime
{
    public const string OtherDomain = "other.example";

    private const int PortPairs = 40;
    private static readonly NetAddress Loopback = NetAddress.FromV4(0x7F000001, 0);

    // Tests of the whole program run beside these, with ports below.
    private const int FirstRtp = 23_000;
    private const int RtpPorts = 9_600;
    private static int nextRtp = Environment.ProcessId % 60 * 160;

    private readonly string folder = Directory.CreateTempSubdirectory("tandem-live-").FullName;
    private ServerHost host = null!;

    internal Func<ServeOptions, ServeOptions> Change { get; set; } = options => options;

    internal ServerHost Host => host;

    /// <summary>One that is given options as on the command line.</summary>
    internal static LiveServer With(params (string Option, string Value)[] given) =>
        new()
        {
            Change = options =>
                given.Aggregate(
                    options,
                    (read, each) =>
                        ServeOptionTable.All.Single(option => option.Name == each.Option).Read(read, new Given(each.Option, [each.Value]))
                ),
        };

    public string Folder => folder;

    public HttpClient Http { get; private set; } = null!;

    /// <summary>The native key of the default tenant's credentials file.</summary>
    public string OperatorKey => host.Tenants[0].Credentials["native", "apiKey"];

    /// <summary>That of the other tenant's.</summary>
    public string OtherKey => host.Tenants[1].Credentials["native", "apiKey"];

    /// <summary>Where phones register.</summary>
    public NetAddress Sip => host.Node.Listeners[0].Local;

    public string Domain => host.Tenants[0].Row.Domain;

    public async ValueTask InitializeAsync()
    {
        using (DataFolder data = DataFolder.Open(folder))
        {
            using CentreStore store = new(data, new DeafSink());
            store.AddTenant("default", "tandem.local");
            store.AddTenant("other", OtherDomain);
        }
        await StartAsync();
    }

    public async Task StartAsync()
    {
        int rtp = FreeRange();
        ServeOptions options = new()
        {
            Data = folder,
            Http = [new WebListener(Loopback, false)],
            Sip = [(SipTransport.Udp, Loopback)],
            RtpLow = rtp,
            RtpHigh = rtp + 2 * PortPairs - 1,
            Drain = TimeSpan.FromSeconds(1),
            AllowedCallbacks = [NetBlock.Of(Loopback)],
            // All tests share a key, and ask again and again until something has happened.
            RequestsPerSecond = int.MaxValue,
        };
        host = Servers.Make(Change(options), NullLoggerFactory.Instance);
        await host.StartAsync();
        Http = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8, UseCookies = false })
        {
            BaseAddress = new Uri(host.Credentials.Http),
        };
    }

    /// <summary>Stops it as SIGTERM does; the folder stays.</summary>
    public async Task StopAsync()
    {
        Http.Dispose();
        await host.StopAsync(TimeSpan.FromSeconds(1), CancellationToken.None);
        await host.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>What the default tenant's log was told by now is on the disk then: it goes the same way behind it.</summary>
    public async Task SettleAsync()
    {
        await Host.Node.AskAsync(Host.Tenants[0].Row.Id, new LogEvent(new AlarmCleared("settled")), Actor.System);
        await Host.Store.CommitAsync(new RemoveTokens([]));
    }

    /// <summary>All that the log was told by now and that the filter takes, page by page: one page looks at so many events, of which it may take none.</summary>
    /// <param name="filter">As in a query of <c>/v1/events</c>.</param>
    public async Task<IReadOnlyList<JsonElement>> EventsAsync(string filter)
    {
        await SettleAsync();
        List<JsonElement> events = [];
        JsonElement page;
        string from = "";
        do
        {
            page = (await GetAsync($"/v1/events?{filter}&limit=1000{from}")).Is(200).Json;
            events.AddRange(page.GetProperty("events").EnumerateArray());
            from = $"&after={page.GetProperty("next").GetString()}";
        } while (!page.GetProperty("end").GetBoolean());
        return events;
    }

    public Task<Reply> GetAsync(string path, string? key = null, params (string Name, string Value)[] headers) =>
        SendAsync("GET", path, null, key, headers);

    public Task<Reply> PostAsync(string path, string? body, string? key = null, params (string Name, string Value)[] headers) =>
        SendAsync("POST", path, body, key, headers);

    /// <param name="key">The operator's when null; none when empty.</param>
    public async Task<Reply> SendAsync(
        string method,
        string path,
        string? body,
        string? key = null,
        params (string Name, string Value)[] headers
    )
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path);
        key ??= OperatorKey;
        if (key.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        }
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }
        foreach ((string name, string value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.Remove(name);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }
        using HttpResponseMessage answer = await Http.SendAsync(request);
        return await Reply.OfAsync(answer);
    }

    private static int FreeRange()
    {
        while (true)
        {
            int low = FirstRtp + Interlocked.Add(ref nextRtp, 2 * PortPairs) % RtpPorts;
            if (IsFree(low) && IsFree(low + PortPairs) && IsFree(low + 2 * PortPairs - 1))
            {
                return low & ~1;
            }
        }
    }

    private static bool IsFree(int port)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
