namespace Tandem.Dialects.XSwitch.Requests;

using System.Text.Json;
using Tandem.Dialects.XSwitch.Wire;

/// <summary><c>{"code":200,"message":"success","data":…}</c>, as most writes are answered.</summary>
internal static class Envelope
{
    /// <summary>Up to the data, which follows.</summary>
    public static Utf8JsonWriter Begin(XSwitchRequest request)
    {
        Utf8JsonWriter json = request.Json;
        json.WriteStartObject();
        json.WriteNumber("code"u8, 200);
        json.WriteString("message"u8, "success"u8);
        json.WritePropertyName("data"u8);
        return json;
    }

    public static Answer End(XSwitchRequest request)
    {
        request.Json.WriteEndObject();
        return Answer.Written;
    }

    /// <summary>With an id as text.</summary>
    public static Answer Of(XSwitchRequest request, int id)
    {
        Begin(request).WriteTextValue(id);
        return End(request);
    }

    /// <summary>What a command came to: the envelope with that id, or its failure.</summary>
    public static Answer Of(XSwitchRequest request, Core.Contract.Commands.Outcome outcome, int id) =>
        outcome.IsOk ? Of(request, id) : Errors.Of(outcome);
}
