namespace Tandem.Verto;

using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tandem.Engine.Inputs;
using Tandem.Engine.Outputs;
using Tandem.Foundation;
using Tandem.Http.Reading;

/// <summary>One page: what it asks, and what it is told.</summary>
internal sealed class VertoSession(VertoServer server, HttpContext http, VertoSocket socket, long page, NetAddress remote)
{
    private const int LongestSdp = 32_768;

    private readonly ConcurrentDictionary<long, Action<PageOrder>> waiting = new();
    private readonly ConcurrentDictionary<string, int> channels = new();
    private readonly SemaphoreSlim room = new(server.Limits.UnderWay);
    private long lastRequest;
    private long lastEvent;
    private long lastSerial;
    private VertoUser? user;
    private string sessid = Guid.NewGuid().ToString();

    /// <summary>Who it is; null until it is let in.</summary>
    public VertoUser? User => user;

    /// <summary>A message of the page.</summary>
    public async Task TakeAsync(ReadOnlyMemory<byte> message)
    {
        JsonElement root;
        try
        {
            root = JsonElement.Parse(message.Span);
        }
        catch (JsonException)
        {
            socket.Send(VertoText.Error(default, VertoError.Invalid));
            return;
        }
        bool isArray = root.ValueKind == JsonValueKind.Array;
        JsonElement[] requests = isArray ? [.. root.EnumerateArray().Take(server.Limits.Batch + 1)] : [root];
        if (requests.Length == 0 || requests.Length > server.Limits.Batch)
        {
            socket.Send(VertoText.Error(default, VertoError.Invalid));
            return;
        }
        VertoBatch batch = new(requests.Length, isArray, socket.Send);
        for (int i = 0; i < requests.Length; i++)
        {
            await room.WaitAsync(http.RequestAborted).ConfigureAwait(false);
            int at = i;
            int given = 0;
            Take(
                requests[i],
                answer =>
                {
                    // Once: what comes of a call may answer a request a second time.
                    if (Interlocked.Exchange(ref given, 1) == 0)
                    {
                        batch.Answer(at, answer);
                        room.Release();
                    }
                }
            );
        }
    }

    /// <summary>What becomes of its calls. The loop's thread.</summary>
    public void Tell(PageOrder order)
    {
        if (order.Verb == PageVerb.Reply)
        {
            if (waiting.TryRemove(order.Request, out Action<PageOrder>? complete))
            {
                complete(order);
            }
        }
        else if (order.Verb == PageVerb.Punt)
        {
            socket.Send(VertoText.Event(Interlocked.Increment(ref lastEvent), "verto.punt", static _ => { }));
            socket.Close();
        }
        else if (VertoText.OfOrder(order, Interlocked.Increment(ref lastEvent)) is { } message)
        {
            socket.Send(message);
        }
    }

    /// <summary>Something on a channel, for whoever listens to it.</summary>
    public void Publish(string channel, Action<Utf8JsonWriter> data)
    {
        if (!channels.ContainsKey(channel))
        {
            return;
        }
        long serial = Interlocked.Increment(ref lastSerial);
        socket.Send(
            VertoText.Event(
                Interlocked.Increment(ref lastEvent),
                "verto.event",
                json =>
                {
                    json.WriteString("eventChannel"u8, channel);
                    json.WriteNumber("eventSerno"u8, serial);
                    json.WriteStartObject("data"u8);
                    data(json);
                    json.WriteEndObject();
                }
            )
        );
    }

    // One request; its answer comes now or later, but once.
    private void Take(JsonElement request, Action<byte[]?> answer)
    {
        JsonElement id = request.Part("id");
        string method = request.Part("method").ValueKind == JsonValueKind.String ? request.Text("method") : "";
        if (
            request.ValueKind == JsonValueKind.Object
            && method.Length == 0
            && (request.Part("result").ValueKind != default || request.Part("error").ValueKind != default)
        )
        {
            // The page's answer to something of ours: nobody waits for it.
            answer(null);
            return;
        }
        if (request.ValueKind != JsonValueKind.Object || method.Length == 0)
        {
            answer(VertoText.Error(id, VertoError.Invalid));
            return;
        }
        JsonElement fields = request.Part("params");
        switch (method)
        {
            case "login":
                Login(id, fields, answer);
                break;
            case "echo":
                answer(VertoText.Result(id, Encoding.UTF8.GetBytes(fields.ValueKind == JsonValueKind.Object ? fields.GetRawText() : "{}")));
                break;
            default:
                if (user is null)
                {
                    answer(VertoText.Error(id, VertoError.AuthRequired));
                }
                else
                {
                    Take(user, id, method, fields, answer);
                }
                break;
        }
    }

    private void Take(VertoUser by, JsonElement id, string method, JsonElement fields, Action<byte[]?> answer)
    {
        switch (method)
        {
            case "jsapi":
                _ = AskAsync(by, id, fields, answer);
                break;
            case "verto.subscribe":
                answer(Subscribe(by, id, fields));
                break;
            case "verto.unsubscribe":
                answer(Unsubscribe(id, fields));
                break;
            default:
                if (VertoCalls.Read(method, fields, page, LongestSdp, out PageSaid said) is { } error)
                {
                    answer(VertoText.Error(id, error));
                    return;
                }
                Say(id, said, answer, (json, order) => VertoCalls.WriteResult(json, said, order, sessid));
                break;
        }
    }

    private void Login(JsonElement id, JsonElement fields, Action<byte[]?> answer)
    {
        if (user is not null)
        {
            // Who is in stays who he is.
            answer(VertoText.Result(id, WriteLoggedIn));
            return;
        }
        if (server.Login.Try(ClientSource.Of(http), fields) is not { } found)
        {
            answer(VertoText.Error(id, VertoError.AuthFailed));
            return;
        }
        string own = fields.Text("sessid", 64);
        sessid = own.Length > 0 ? own : sessid;
        user = found;
        server.Entered(found);
        socket.Expected();
        PageSaid said = new(page, PageWord.Enter)
        {
            Tenant = found.Tenant.Id,
            Extension = found.Extension,
            Remote = remote,
            Session = own,
        };
        Say(id, said, answer, (json, _) => WriteLoggedIn(json), TellReady);
    }

    private void TellReady(PageOrder order) =>
        socket.Send(
            VertoText.Event(
                Interlocked.Increment(ref lastEvent),
                "verto.clientReady",
                json =>
                {
                    json.WriteStartArray("reattached_sessions"u8);
                    Array.ForEach(order.Calls, json.WriteStringValue);
                    json.WriteEndArray();
                }
            )
        );

    private void WriteLoggedIn(Utf8JsonWriter json)
    {
        json.WriteString("message"u8, "logged in"u8);
        json.WriteString("sessid"u8, sessid);
    }

    private void Say(
        JsonElement id,
        PageSaid said,
        Action<byte[]?> answer,
        Action<Utf8JsonWriter, PageOrder> write,
        Action<PageOrder>? then = null
    )
    {
        long request = Interlocked.Increment(ref lastRequest);
        waiting[request] = order =>
        {
            answer(
                order.Trouble.Length > 0
                    ? VertoText.Error(id, VertoError.Session(order.Trouble))
                    : VertoText.Result(id, json => write(json, order))
            );
            if (order.Trouble.Length == 0)
            {
                then?.Invoke(order);
            }
        };
        server.Exchange.Say(said with { Request = request });
    }

    private async Task AskAsync(VertoUser by, JsonElement id, JsonElement fields, Action<byte[]?> answer)
    {
        JsonElement data = fields.Part("data");
        string function = data.Text("func");
        if (fields.Text("command") != "lua" || data.Text("method") != "ccc" || function.Length == 0)
        {
            answer(VertoText.Error(id, VertoError.NoMethod));
            return;
        }
        JsonElement given = data.Part("data");
        string text = given.ValueKind == JsonValueKind.Object ? given.GetRawText() : "{}";
        try
        {
            byte[]? document = await server
                .Verbs.AskAsync(by.By, by.Tenant, http, function, Encoding.UTF8.GetBytes(text))
                .ConfigureAwait(false);
            answer(document is null ? VertoText.Error(id, VertoError.NoMethod) : VertoText.Result(id, document));
            server.Asked(by, function, document);
        }
        catch (Exception e)
        {
            server.Failed(e);
            answer(VertoText.Error(id, VertoError.Session("the command failed unexpectedly; the server's log says why")));
        }
    }

    private byte[] Subscribe(VertoUser by, JsonElement id, JsonElement fields)
    {
        List<string> subscribed = [];
        List<string> refused = [];
        List<string> already = [];
        foreach (string channel in fields.Texts("eventChannel").Take(server.Limits.Channels))
        {
            if (channels.Count >= server.Limits.Channels || !VertoChannels.MayHear(by, channel))
            {
                refused.Add(channel);
            }
            else
            {
                (channels.TryAdd(channel, 0) ? subscribed : already).Add(channel);
            }
        }
        if (subscribed.Count > 0)
        {
            server.Follow(by.Tenant.Id);
        }
        return VertoText.Result(
            id,
            json =>
            {
                Write(json, "subscribedChannels", subscribed, isAlways: true);
                Write(json, "unauthorizedChannels", refused);
                Write(json, "alreadySubscribedChannels", already);
                json.WriteString("sessid"u8, sessid);
            }
        );
    }

    private byte[] Unsubscribe(JsonElement id, JsonElement fields)
    {
        List<string> left = [];
        List<string> unknown = [];
        foreach (string channel in fields.Texts("eventChannel").Take(server.Limits.Channels))
        {
            (channels.TryRemove(channel, out _) ? left : unknown).Add(channel);
        }
        return VertoText.Result(
            id,
            json =>
            {
                Write(json, "unsubscribedChannels", left, isAlways: true);
                Write(json, "notSubscribedChannels", unknown);
                json.WriteString("sessid"u8, sessid);
            }
        );
    }

    private static void Write(Utf8JsonWriter json, string name, List<string> channels, bool isAlways = false)
    {
        if (channels.Count == 0 && !isAlways)
        {
            return;
        }
        json.WriteStartArray(name);
        channels.ForEach(json.WriteStringValue);
        json.WriteEndArray();
    }
}
