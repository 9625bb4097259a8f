namespace Tandem.Server.Api;

using System.Globalization;
using Tandem.Core.Contract.Rows;

/// <summary>A call record as JSON: times in ISO 8601 UTC, null where it never came to that.</summary>
internal static class RecordJson
{
    public static object Of(LegRecord record) =>
        new
        {
            leg = record.Leg,
            call = record.Call,
            parent = Known(record.Parent),
            direction = record.Direction,
            party = record.Party,
            callerNumber = record.CallerNumber,
            callerName = record.CallerName,
            dialled = record.Dialled,
            queue = record.Queue,
            agentId = record.AgentId,
            agent = record.AgentLogin,
            start = Moment(record.StartMicros),
            ring = Moment(record.RingMicros),
            answer = Moment(record.AnswerMicros),
            bridge = Moment(record.BridgeMicros),
            end = Moment(record.EndMicros),
            talkMillis = record.TalkMillis,
            cause = record.Cause,
            sipCode = record.SipCode,
            sipCallId = record.SipCallId,
            recording = Known(record.Recording),
            offerReason = record.OfferReason,
            candidates = record.Candidates,
        };

    public static string? Moment(long micros) =>
        micros == 0
            ? null
            : DateTime.UnixEpoch.AddTicks(micros * 10).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static Guid? Known(Guid id) => id == Guid.Empty ? null : id;
}
