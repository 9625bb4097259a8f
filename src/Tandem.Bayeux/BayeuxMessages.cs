namespace Tandem.Bayeux;

using System.Text.Json;
using Microsoft.AspNetCore.Http;

/// <summary>Answers the messages of one request or one frame, in their order.</summary>
/// <param name="source">Where they come from, as limits count it; empty where it is not counted.</param>
internal sealed class BayeuxMessages(BayeuxServer server, HttpContext http, string source)
{
    private const string EventSource = "eventsource";

    /// <summary>The first client that is named in them; null when it is none of ours.</summary>
    public BayeuxClient? Named(IReadOnlyList<JsonElement> messages)
    {
        foreach (JsonElement message in messages)
        {
            if (BayeuxReply.TextOf(message, "clientId") is { Length: > 0 } id)
            {
                return server.Find(id);
            }
        }
        return null;
    }

    /// <summary>Replies, and what waited for the client, as an array.</summary>
    public async Task<string> AnswerAsync(IReadOnlyList<JsonElement> messages, CancellationToken cancel)
    {
        List<string> replies = [];
        foreach (JsonElement message in messages)
        {
            string channel = BayeuxReply.TextOf(message, "channel");
            switch (channel)
            {
                case "/meta/handshake":
                    replies.Add(Handshake(message));
                    break;
                case "/meta/connect":
                    await ConnectAsync(message, replies, cancel);
                    break;
                case "/meta/subscribe":
                    replies.Add(Subscription(message, subscribes: true));
                    break;
                case "/meta/unsubscribe":
                    replies.Add(Subscription(message, subscribes: false));
                    break;
                case "/meta/disconnect":
                    replies.Add(Disconnect(message));
                    break;
                default:
                    // Clients listen here and say nothing.
                    replies.Add(BayeuxReply.Of(message, "", BayeuxErrors.Forbidden(channel)));
                    break;
            }
        }
        return $"[{string.Join(',', replies)}]";
    }

    private string Handshake(JsonElement message)
    {
        string? error =
            BayeuxReply.TextOf(message, "version").Length == 0 ? BayeuxErrors.Missing("version")
            : !message.TryGetProperty("supportedConnectionTypes", out JsonElement types) || types.ValueKind != JsonValueKind.Array
                ? BayeuxErrors.Missing("supportedConnectionTypes")
            : !types
                .EnumerateArray()
                .Any(type => type.ValueKind == JsonValueKind.String && BayeuxReply.ConnectionTypes.Contains(type.GetString()))
                ? BayeuxErrors.ConnectionTypes(string.Join(',', types.EnumerateArray().Select(type => type.ToString())))
            : null;
        BayeuxClient? client = null;
        if (error is null)
        {
            int tenant = server.Door.TenantOf(http, message);
            client = tenant == 0 ? null : server.Add(tenant, source);
            error =
                tenant == 0 ? BayeuxErrors.NotAllowed
                : client is null ? BayeuxErrors.TooMany
                : null;
        }
        return BayeuxReply.Of(
            message,
            client?.Id ?? "",
            error,
            json =>
            {
                json.WriteString("version", "1.0");
                json.WriteStartArray("supportedConnectionTypes");
                foreach (string type in BayeuxReply.ConnectionTypes)
                {
                    json.WriteStringValue(type);
                }
                json.WriteEndArray();
                if (error is BayeuxErrors.NotAllowed)
                {
                    // Who may not would ask again and again.
                    json.WriteStartObject("advice");
                    json.WriteString("reconnect", "none");
                    json.WriteEndObject();
                    return;
                }
                BayeuxReply.WriteAdvice(json, error is null, server.Limits.Poll, isStream: false);
            }
        );
    }

    private async Task ConnectAsync(JsonElement message, List<string> replies, CancellationToken cancel)
    {
        BayeuxClient? client = ClientOf(message, out string? error);
        string type = BayeuxReply.TextOf(message, "connectionType");
        error =
            type.Length == 0 ? BayeuxErrors.Missing("connectionType")
            : !BayeuxReply.ConnectionTypes.Contains(type) ? BayeuxErrors.ConnectionTypes(type)
            : error;
        bool isStream = type == EventSource;
        IReadOnlyList<string> news = [];
        if (error is null)
        {
            news = await client!.PollAsync(isStream ? TimeSpan.Zero : PatienceOf(message), server.Clock, cancel);
            server.Find(client.Id);
        }
        replies.Add(
            BayeuxReply.Of(
                message,
                error is null ? client!.Id : "",
                error,
                json => BayeuxReply.WriteAdvice(json, error is null, server.Limits.Poll, isStream)
            )
        );
        replies.AddRange(news);
    }

    private string Subscription(JsonElement message, bool subscribes)
    {
        BayeuxClient? client = ClientOf(message, out string? error);
        List<string> wanted = Wanted(message);
        error ??= wanted.Count == 0 ? BayeuxErrors.Missing("subscription") : null;
        foreach (string channel in wanted)
        {
            if (error is not null)
            {
                break;
            }
            error = Refusal(channel);
            if (error is null && subscribes && !server.Subscribe(client!, channel))
            {
                error = BayeuxErrors.Forbidden(channel);
            }
            else if (error is null && !subscribes)
            {
                server.Unsubscribe(client!, channel);
            }
        }
        return BayeuxReply.Of(
            message,
            client?.Id ?? "",
            error,
            json =>
            {
                json.WritePropertyName("subscription");
                if (message.TryGetProperty("subscription", out JsonElement asked))
                {
                    asked.WriteTo(json);
                }
                else
                {
                    json.WriteStartArray();
                    json.WriteEndArray();
                }
            }
        );
    }

    private string Disconnect(JsonElement message)
    {
        BayeuxClient? client = ClientOf(message, out string? error);
        if (client is not null)
        {
            server.Remove(client);
        }
        return BayeuxReply.Of(message, client?.Id ?? "", error);
    }

    // Wildcards are no proper names.
    private string? Refusal(string channel) =>
        ChannelName.IsReserved(channel) || channel.Contains('*', StringComparison.Ordinal) ? BayeuxErrors.Forbidden(channel)
        : !ChannelName.IsProper(channel) ? BayeuxErrors.Invalid(channel)
        : !server.Door.IsChannel(channel) ? BayeuxErrors.Forbidden(channel)
        : null;

    private List<string> Wanted(JsonElement message)
    {
        if (!message.TryGetProperty("subscription", out JsonElement asked))
        {
            return [];
        }
        return asked.ValueKind switch
        {
            JsonValueKind.String => [asked.GetString()!],
            JsonValueKind.Array => [.. asked.EnumerateArray().Take(server.Limits.Channels + 1).Select(each => each.ToString())],
            _ => [],
        };
    }

    private BayeuxClient? ClientOf(JsonElement message, out string? error)
    {
        string id = BayeuxReply.TextOf(message, "clientId");
        BayeuxClient? client = id.Length == 0 ? null : server.Find(id);
        error =
            id.Length == 0 ? BayeuxErrors.Missing("clientId")
            : client is null ? BayeuxErrors.UnknownClient(id.Length <= 64 ? id : id[..64])
            : null;
        return client;
    }

    private TimeSpan PatienceOf(JsonElement message)
    {
        TimeSpan longest = server.Limits.Poll;
        return
            message.TryGetProperty("advice", out JsonElement advice)
            && advice.ValueKind == JsonValueKind.Object
            && advice.TryGetProperty("timeout", out JsonElement timeout)
            && timeout.ValueKind == JsonValueKind.Number
            && timeout.TryGetDouble(out double millis)
            && millis < longest.TotalMilliseconds
            ? TimeSpan.FromMilliseconds(Math.Max(0, millis))
            : longest;
    }
}
