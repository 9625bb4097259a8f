namespace Tandem.Verto;

using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tandem.Engine.Outputs;

/// <summary>Writes JSON-RPC 2.0 as Verto has it.</summary>
internal static class VertoText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Result(JsonElement id, Action<Utf8JsonWriter> members) =>
        Write(json =>
        {
            WriteId(json, id);
            json.WriteStartObject("result"u8);
            members(json);
            json.WriteEndObject();
        });

    /// <summary>A result that is a document already.</summary>
    public static byte[] Result(JsonElement id, byte[] document) =>
        Write(json =>
        {
            WriteId(json, id);
            json.WritePropertyName("result"u8);
            json.WriteRawValue(document);
        });

    public static byte[] Error(JsonElement id, VertoError error) =>
        Write(json =>
        {
            WriteId(json, id);
            json.WriteStartObject("error"u8);
            json.WriteNumber("code"u8, error.Code);
            json.WriteString("message"u8, error.Message);
            json.WriteEndObject();
        });

    /// <summary>Something for the page to act on. It may answer; nobody waits for it.</summary>
    public static byte[] Event(long number, string method, Action<Utf8JsonWriter> members) =>
        Write(json =>
        {
            json.WriteNumber("id"u8, number);
            json.WriteString("method"u8, method);
            json.WriteStartObject("params"u8);
            members(json);
            json.WriteEndObject();
        });

    /// <summary>What becomes of a call, for a page; null for what is no message of its own.</summary>
    public static byte[]? OfOrder(PageOrder order, long number) =>
        order.Verb switch
        {
            PageVerb.Invite => Call("verto.invite", order, number, "inbound"),
            PageVerb.Attach => Call("verto.attach", order, number, "inbound"),
            PageVerb.Ring => Event(number, "verto.ringing", json => json.WriteString("callID"u8, order.Call)),
            PageVerb.Media => Event(number, "verto.media", json => WriteCall(json, order)),
            PageVerb.Answer => Event(number, "verto.answer", json => WriteCall(json, order)),
            PageVerb.Bye => Event(number, "verto.bye", json => WriteCause(json, order)),
            _ => null,
        };

    public static void WriteCause(Utf8JsonWriter json, PageOrder order)
    {
        json.WriteString("callID"u8, order.Call);
        json.WriteNumber("causeCode"u8, order.Cause);
        json.WriteString("cause"u8, VertoCauses.NameOf(order.Cause));
    }

    private static byte[] Call(string method, PageOrder order, long number, string direction) =>
        Event(
            number,
            method,
            json =>
            {
                WriteCall(json, order);
                json.WriteString("caller_id_name"u8, order.Name);
                json.WriteString("caller_id_number"u8, order.Number);
                json.WriteString("callee_id_name"u8, "");
                json.WriteString("callee_id_number"u8, order.Called);
                json.WriteString("display_direction"u8, direction);
                if (order.AutoAnswer)
                {
                    json.WriteBoolean("auto_answer"u8, true);
                }
            }
        );

    private static void WriteCall(Utf8JsonWriter json, PageOrder order)
    {
        json.WriteString("callID"u8, order.Call);
        if (order.Sdp.Length > 0)
        {
            json.WriteString("sdp"u8, Encoding.UTF8.GetString(order.Sdp));
        }
    }

    private static void WriteId(Utf8JsonWriter json, JsonElement id)
    {
        json.WritePropertyName("id"u8);
        if (id.ValueKind is JsonValueKind.Number or JsonValueKind.String)
        {
            id.WriteTo(json);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        ArrayBufferWriter<byte> bytes = new();
        using (Utf8JsonWriter json = new(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("jsonrpc"u8, "2.0"u8);
            members(json);
            json.WriteEndObject();
        }
        return bytes.WrittenSpan.ToArray();
    }
}
