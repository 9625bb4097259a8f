namespace Tandem.Store.Recovery;

using System.Buffers;
using System.Text.Json;
using Tandem.Engine.Ports;
using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Flows;
using Tandem.Sip.Settings;
using Tandem.Store.Contract;

/// <summary>Dialogs as JSON: bytes of the wire as base64, addresses as text.</summary>
internal static class DialogCodec
{
    // Used over and over: a block is written for every commit.
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? scratch;

    /// <summary>Good until the thread writes the next ones.</summary>
    public static ReadOnlyMemory<byte> Write(IEnumerable<SaveDialog> orders)
    {
        (ArrayBufferWriter<byte> buffer, Utf8JsonWriter json) = scratch ??= Scratch();
        buffer.ResetWrittenCount();
        json.Reset();
        json.WriteStartArray();
        foreach (SaveDialog order in orders)
        {
            foreach (DialogState dialog in order.Dialogs)
            {
                Write(json, order.Leg, dialog);
            }
        }
        json.WriteEndArray();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>Legs and their dialogs; throws <see cref="DatabaseException"/> for what is none.</summary>
    public static IEnumerable<(Guid Leg, DialogState Dialog)> Read(byte[] body)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            return [.. json.RootElement.EnumerateArray().Select(each => (each.GetProperty("leg").GetGuid(), Read(each)))];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw new DatabaseException(DatabaseTrouble.Corrupt, $"a block of dialogs cannot be read: {e.Message}", e);
        }
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) Scratch()
    {
        ArrayBufferWriter<byte> buffer = new();
        return (buffer, new Utf8JsonWriter(buffer));
    }

    private static void Write(Utf8JsonWriter json, Guid leg, DialogState dialog)
    {
        json.WriteStartObject();
        json.WriteString("leg", leg);
        json.WriteString("callId", dialog.CallId);
        json.WriteBase64String("from", dialog.LocalParty);
        json.WriteBase64String("to", dialog.RemoteParty);
        json.WriteBase64String("target", dialog.RemoteTarget);
        json.WriteStartArray("routes");
        foreach (byte[] route in dialog.Routes)
        {
            json.WriteBase64StringValue(route);
        }
        json.WriteEndArray();
        json.WriteNumber("transport", (int)dialog.Flow.Transport);
        Write(json, "local", dialog.Flow.Local);
        Write(json, "remote", dialog.Flow.Remote);
        json.WriteBoolean("usesFlow", dialog.UsesFlow);
        json.WriteNumber("cseq", dialog.LocalCSeq);
        if (dialog.Branch.Length > 0)
        {
            json.WriteBase64String("branch", dialog.Branch);
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, NetAddress address)
    {
        Span<byte> text = stackalloc byte[NetAddress.LongestText];
        json.WriteString(name, text[..address.Write(text)]);
    }

    private static DialogState Read(JsonElement json) =>
        new(
            json.GetProperty("callId").GetString() ?? "",
            json.GetProperty("from").GetBytesFromBase64(),
            json.GetProperty("to").GetBytesFromBase64(),
            json.GetProperty("target").GetBytesFromBase64(),
            [.. json.GetProperty("routes").EnumerateArray().Select(route => route.GetBytesFromBase64())],
            new Flow(
                (SipTransport)json.GetProperty("transport").GetInt32(),
                Address(json.GetProperty("local")),
                Address(json.GetProperty("remote"))
            ),
            json.GetProperty("usesFlow").GetBoolean(),
            json.GetProperty("cseq").GetUInt32()
        )
        {
            Branch = json.TryGetProperty("branch", out JsonElement branch) ? branch.GetBytesFromBase64() : [],
        };

    private static NetAddress Address(JsonElement json) =>
        NetAddress.TryParse(json.GetString() ?? "", out NetAddress address) ? address : throw new FormatException("no address");
}
