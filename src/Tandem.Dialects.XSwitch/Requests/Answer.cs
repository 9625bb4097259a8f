namespace Tandem.Dialects.XSwitch.Requests;

using System.Text.Json;
using Tandem.Dialects.XSwitch.Wire;

/// <summary>What goes back: an HTTP status and whoever writes the JSON.</summary>
/// <param name="RetryAfterSeconds">When to ask again, as a header; 0 for none.</param>
internal readonly record struct Answer(int Status, Action<Utf8JsonWriter> Write, int RetryAfterSeconds = 0)
{
    /// <summary><c>{"code":200,"message":"success"}</c>.</summary>
    public static readonly Answer Success = Error(200, 200, "success");

    /// <summary>A document without envelope, as single rows and bare arrays are answered.</summary>
    public static Answer Bare(Action<Utf8JsonWriter> write) => new(200, write);

    /// <summary><c>{"code":200,"message":"success","data":…}</c>.</summary>
    public static Answer Data(Action<Utf8JsonWriter> data) =>
        new(
            200,
            json =>
            {
                json.WriteStartObject();
                json.WriteNumber("code", 200);
                json.WriteString("message", "success");
                json.WritePropertyName("data");
                data(json);
                json.WriteEndObject();
            }
        );

    /// <summary>The envelope with an id as text, as most writes are answered.</summary>
    public static Answer Data(int id) => Data(json => json.WriteStringValue(WireText.Of(id)));

    /// <summary><c>{"code":…,"message":"…"}</c> under an HTTP status of its own.</summary>
    public static Answer Error(int status, int code, string message) =>
        new(
            status,
            json =>
            {
                json.WriteStartObject();
                json.WriteNumber("code", code);
                json.WriteString("message", message);
                json.WriteEndObject();
            }
        );
}
