namespace Tandem.Dialects.Meiqia.Wire;

using System.Globalization;
using System.Text.Json;
using Tandem.Core.Contract.Rows;
using Tandem.Numbering;

/// <summary>A call as a row of the list, and as the webhook's <c>cdr</c>.</summary>
internal static class CallWire
{
    private const long MicrosPerSecond = 1_000_000;

    /// <param name="names">What the tenant calls its numbers and phones.</param>
    /// <param name="recording">Where its recording can be fetched; empty for none.</param>
    public static void Write(Utf8JsonWriter json, CallRecord call, CallNames names, string recording)
    {
        NumberRegion region = names.Region;
        json.WriteStartObject();
        json.WriteNumber(
            "agent_evaluated",
            int.TryParse(call.Score, NumberStyles.None, CultureInfo.InvariantCulture, out int score) ? score : 0
        );
        json.WriteNumber("agent_id", call.AgentId);
        json.WriteString("agent_phone", NumberForms.National(call.Extension, region));
        json.WriteString("answer_way", WayOf(call, names));
        json.WriteString("call_type", Words.TypeOf(call));
        json.WriteString("call_uuid", call.Call);
        json.WriteString("customer_attribution", NumberOrigins.Of(call.Customer).ToString());
        json.WriteNumber("customer_duration", Seconds(call.TalkMillis * 1_000));
        json.WriteString("customer_phone", NumberForms.National(call.Customer, region));
        json.WriteNumber("duration", Seconds(call.EndMicros - call.StartMicros));
        json.WriteString("end_time", Moment(call.EndMicros));
        json.WriteString("hangup_disposition", Words.EnderOf(call));
        json.WriteNumber("queue_wait_time", Seconds(call.QueueMillis * 1_000));
        json.WriteString("record_path", recording);
        json.WriteString("start_time", Moment(call.StartMicros));
        json.WriteString("states", Words.StateOf(call));
        json.WriteString("trunk_number", NumberForms.National(call.Own, region));
        json.WriteString("trunk_number_name", names.OfNumber(call.Own));
        json.WriteNumber("wait_time", Seconds((call.AnswerMicros > 0 ? call.AnswerMicros : call.EndMicros) - call.StartMicros));
        json.WriteString("user_data", call.UserData);
        json.WriteEndObject();
    }

    // Who answered on what; the document names the field and no values.
    private static string WayOf(CallRecord call, CallNames names) =>
        call.Outcome != CallOutcome.Answered ? ""
        : names.PhoneOf(call.Extension) is not { } phone ? "手机"
        : phone.Kind == ExtensionKind.WebRtc ? "网页"
        : "SIP话机";

    private static long Seconds(long micros) => Math.Max(0, micros + MicrosPerSecond / 2) / MicrosPerSecond;

    private static string Moment(long micros) =>
        DateTime.UnixEpoch.AddMicroseconds(micros).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
