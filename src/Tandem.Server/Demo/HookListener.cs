namespace Tandem.Server.Demo;

using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tandem.Foundation;

/// <summary>Somebody's server that is told of calls: takes webhooks of two shapes, and checks how Meiqia's are signed.</summary>
internal sealed class HookListener : IAsyncDisposable
{
    private const string Signature = "Meiqia-Signature";

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, JsonElement> byCall = [];
    private int forged;

    private HookListener(WebApplication app) => this.app = app;

    public string Url { get; private set; } = "";

    /// <summary>What Meiqia's messages are signed with.</summary>
    public string Secret { get; set; } = "";

    /// <summary>Messages whose signature was not right.</summary>
    public int Forged => Volatile.Read(ref forged);

    public static async Task<HookListener> StartAsync(NetAddress loopback)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Parse(loopback.HostText), 0));
        HookListener listener = new(builder.Build());
        listener.app.Run(listener.TakeAsync);
        await listener.app.StartAsync();
        listener.Url = listener.app.Urls.First();
        return listener;
    }

    /// <summary>How many calls were told of under that event's name.</summary>
    public int Told(string name) => byCall.Keys.Count(key => key.StartsWith(name, StringComparison.Ordinal));

    /// <summary>What was told of a call under that event's name; null for nothing.</summary>
    public JsonElement? Of(string name, string call) => byCall.TryGetValue($"{name} {call}", out JsonElement told) ? told : null;

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext http)
    {
        using StreamReader reader = new(http.Request.Body);
        string body = await reader.ReadToEndAsync(http.RequestAborted);
        JsonElement told = JsonElement.Parse(body);
        string name = told.GetProperty("event").GetString()!;
        bool isMeiqias = told.TryGetProperty("cdr", out JsonElement record);
        string call = isMeiqias
            ? record.GetProperty("call_uuid").GetString()!
            : told.GetProperty("data").GetProperty("CallId").GetString()!;
        if (isMeiqias && http.Request.Headers[Signature] != SignatureOf(body))
        {
            Interlocked.Increment(ref forged);
        }
        byCall[$"{name} {call}"] = told;
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "the vendor's own scheme")]
    private string SignatureOf(string body) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(body + Secret)));
}
