namespace Tandem.Verto;

using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tandem.Access;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Inputs;
using Tandem.Engine.Outputs;
using Tandem.Foundation;
using Tandem.Http.Reading;

/// <summary>
/// Verto, as the phone bars of XSwitch speak it: JSON-RPC 2.0 over a WebSocket. Calls go to the exchange, the functions of the call centre to its verbs, and
/// what becomes of agents comes on channels.
/// </summary>
public sealed partial class VertoServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<long, VertoSession> sessions = new();
    private readonly ConcurrentDictionary<string, int> sources = new();
    private readonly VertoEvents events;
    private readonly ILogger log;
    private int connections;

    /// <param name="door">Who is let in.</param>
    /// <param name="face">Under which tokens of the dialect are given.</param>
    /// <param name="exchange">Calls.</param>
    /// <param name="verbs">The functions.</param>
    public VertoServer(FrontDoor door, string face, IVertoExchange exchange, IVertoVerbs verbs, VertoLimits limits, ILoggerFactory logs)
    {
        (Exchange, Verbs, Limits) = (exchange, verbs, limits);
        log = logs.CreateLogger("tandem.verto");
        Login = new VertoLogin(door, face);
        events = new VertoEvents(door, Tell, Failed);
    }

    internal IVertoExchange Exchange { get; }

    internal IVertoVerbs Verbs { get; }

    internal VertoLimits Limits { get; }

    internal VertoLogin Login { get; }

    /// <summary>Serves a connection until it ends; at once false when there is no place for it.</summary>
    public async Task<bool> ServeAsync(HttpContext http, Func<Task<WebSocket>> accept)
    {
        string source = ClientSource.Of(http);
        bool isProxy = ClientSource.IsLoopback(http);
        if (
            Interlocked.Increment(ref connections) > Limits.Connections
            || sources.AddOrUpdate(source, 1, (_, count) => count + 1) > Limits.OfOneSource && !isProxy
        )
        {
            Leave(source);
            return false;
        }
        try
        {
            using WebSocket socket = await accept();
            await ServeAsync(http, socket);
        }
        catch (Exception e) when (e is not (WebSocketException or OperationCanceledException or IOException))
        {
            Failed(e);
        }
        catch (Exception)
        {
            // Networks and pages fail all the time.
        }
        finally
        {
            Leave(source);
        }
        return true;
    }

    /// <summary>Tells a page what becomes of its calls. The loop's thread.</summary>
    public void Tell(PageOrder order)
    {
        if (sessions.TryGetValue(order.Page, out VertoSession? session))
        {
            session.Tell(order);
        }
    }

    public ValueTask DisposeAsync() => events.DisposeAsync();

    internal void Entered(VertoUser user) => Entered(log, user.Extension);

    internal void Follow(int tenant) => events.Follow(tenant);

    /// <summary>A function was asked for: what came of a call that was ordered is told to who listens, as of those that phones make.</summary>
    internal void Asked(VertoUser by, string function, byte[]? document)
    {
        if (function != "ccDial" || document is null)
        {
            return;
        }
        bool isGood = JsonElement.Parse(document).Text("code") == "200";
        Tell(by.Tenant.Id, by.By.UserId, by.By.Name, isGood ? "ccDial_succ" : "ccDial_fail", json => { });
    }

    [LoggerMessage(1, LogLevel.Error, "A page's request failed", EventName = "verto-failed")]
    private static partial void Failed(ILogger log, Exception failure);

    [LoggerMessage(2, LogLevel.Debug, "A page of extension {Extension} is let in", EventName = "verto-entered")]
    private static partial void Entered(ILogger log, string extension);

    internal void Failed(Exception failure) => Failed(log, failure);

    private async Task ServeAsync(HttpContext http, WebSocket socket)
    {
        long page = Exchange.NextPage();
        using VertoSocket connection = new(socket, Limits, http.RequestAborted);
        VertoSession session = new(this, http, connection, page, RemoteOf(http));
        sessions[page] = session;
        connection.ExpectWithin(Limits.LoginWithin);
        try
        {
            await connection.RunAsync(session.TakeAsync);
        }
        finally
        {
            sessions.TryRemove(page, out _);
            if (session.User is not null)
            {
                Exchange.Say(new PageSaid(page, PageWord.Leave));
            }
        }
    }

    private void Tell(int tenant, int agentId, string agent, string word, Action<Utf8JsonWriter> more)
    {
        foreach (VertoSession session in sessions.Values)
        {
            if (session.User is not { } user || user.Tenant.Id != tenant)
            {
                continue;
            }
            if (user.By.UserId == agentId || OwnerOf(user) == agentId)
            {
                session.Publish(VertoChannels.Own, json => Write(json, word, agent, more));
            }
            session.Publish(VertoChannels.Of(agent), json => Write(json, word, agent, more));
        }
    }

    private static int OwnerOf(VertoUser user)
    {
        ExtensionRow? own = user.Tenant.Door.Views.Extension(user.Extension);
        return own?.UserId ?? 0;
    }

    private static void Write(Utf8JsonWriter json, string word, string agent, Action<Utf8JsonWriter> more)
    {
        json.WriteString("event"u8, word);
        json.WriteString("agent"u8, agent);
        more(json);
    }

    private void Leave(string source)
    {
        Interlocked.Decrement(ref connections);
        if (sources.AddOrUpdate(source, 0, (_, count) => count - 1) <= 0)
        {
            sources.TryRemove(new KeyValuePair<string, int>(source, 0));
        }
    }

    private static NetAddress RemoteOf(HttpContext http)
    {
        IPAddress address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return NetAddress.FromBytes(address.GetAddressBytes(), (ushort)http.Connection.RemotePort);
    }
}
