namespace Tandem.Bayeux;

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

/// <summary>The reply to one message (Bayeux 1.0 §4).</summary>
internal static class BayeuxReply
{
    public static readonly string[] ConnectionTypes =
    [
        "long-polling",
        "cross-origin-long-polling",
        "callback-polling",
        "websocket",
        "eventsource",
        "in-process",
    ];

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="message">What is answered: its id and channel come back.</param>
    /// <param name="error">Null for a success.</param>
    /// <param name="more">What the kind of message adds.</param>
    public static string Of(JsonElement message, string clientId, string? error, Action<Utf8JsonWriter>? more = null)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, Options))
        {
            json.WriteStartObject();
            if (message.TryGetProperty("id", out JsonElement id))
            {
                json.WritePropertyName("id");
                id.WriteTo(json);
            }
            if (clientId.Length > 0)
            {
                json.WriteString("clientId", clientId);
            }
            json.WriteString("channel", TextOf(message, "channel"));
            if (error is not null)
            {
                json.WriteString("error", error);
            }
            json.WriteBoolean("successful", error is null);
            more?.Invoke(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>How to go on: at once, after a while for who is told over a stream, or with a new handshake.</summary>
    public static void WriteAdvice(Utf8JsonWriter json, bool isGood, TimeSpan poll, bool isStream)
    {
        json.WriteStartObject("advice");
        json.WriteString("reconnect", isGood ? "retry" : "handshake");
        if (isGood)
        {
            json.WriteNumber("interval", isStream ? (long)poll.TotalMilliseconds : 0);
            json.WriteNumber("timeout", isStream ? 0 : (long)poll.TotalMilliseconds);
        }
        json.WriteEndObject();
    }

    /// <summary>A property that is text; else empty.</summary>
    public static string TextOf(JsonElement message, string name)
    {
        if (!message.TryGetProperty(name, out JsonElement value) || value.ValueKind != JsonValueKind.String)
        {
            return "";
        }
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }
}
