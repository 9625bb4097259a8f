namespace Tandem.Dialects.Uccc.Wire;

using System.Globalization;
using System.Text.Json;
using Tandem.Core.Contract.Rows;
using Tandem.Numbering;

/// <summary>A call as the document shows it.</summary>
internal static class CallWire
{
    private const long MillisPerSecond = 1_000;

    /// <param name="isOver">It has an end.</param>
    /// <param name="recording">Where its recording can be fetched; empty for none.</param>
    public static void Write(Utf8JsonWriter json, CallRecord call, bool isOver, NumberRegion region, string recording)
    {
        bool isInbound = call.Direction == CallDirection.Inbound;
        json.WriteStartObject();
        json.WriteString("id", call.Call);
        json.WriteString("callerNumber", NumberForms.National(isInbound ? call.Customer : CallerOf(call), region));
        json.WriteString("calleeNumber", NumberForms.National(isInbound ? call.Own : call.Customer, region));
        json.WriteNumber("agentId", call.AgentId);
        json.WriteString("salesmanCode", call.SalesCode);
        WriteMoment(json, "startTime", call.StartMicros);
        WriteMoment(json, "answerTime", call.AnswerMicros);
        WriteMoment(json, "endTime", isOver ? call.EndMicros : 0);
        json.WriteString("duration", ((call.TalkMillis + MillisPerSecond / 2) / MillisPerSecond).ToString(CultureInfo.InvariantCulture));
        json.WriteString("cost", PriceRow.Text(call.CostMicros));
        json.WriteString("recordUrl", recording);
        json.WriteEndObject();
    }

    // Who called from a phone of his own outside is that number; else what the callee was shown.
    private static string CallerOf(CallRecord call) =>
        call.AgentId == 0 && NumberForms.IsInternational(call.Extension) ? call.Extension : call.Own;

    private static void WriteMoment(Utf8JsonWriter json, string name, long micros)
    {
        if (micros == 0)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteString(name, Moment(micros));
        }
    }

    private static string Moment(long micros) =>
        DateTime.UnixEpoch.AddMicroseconds(micros).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
