namespace Tandem.Dialects.Udesk.Events;

using System.Text.Json;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Dialects.Udesk.Wire;

/// <summary>Which of the document's events tell of what happens here, and with what.</summary>
internal static class EventMapping
{
    private const string TrunkParty = "trunk:";
    private const string ExtensionField = "extension";

    /// <summary>The events that may tell of it; whether they do can depend on the call.</summary>
    public static EventName[] NamesOf(Event happened) =>
        happened.Data switch
        {
            AgentStateChanged => [EventNames.AgentState],
            ExtensionReachable => [EventNames.ExtensionState],
            ConfigUserPut => [EventNames.CallMode],
            LegMade { Direction: "outbound", Party: { } party } when party.StartsWith(TrunkParty, StringComparison.Ordinal) =>
            [
                EventNames.DialOut,
            ],
            LegRinging or LegAnswered => [EventNames.ExtensionState],
            LegEnded => [EventNames.HangupCause, EventNames.ExtensionState],
            CallEnded => [EventNames.Hangup],
            QueueEntered => [EventNames.Enqueued],
            QueueLeft => [EventNames.Dequeued],
            RecordingEnded => [EventNames.Recorded],
            AnnouncementPlayed => [EventNames.Played],
            DigitPressed => [EventNames.Digits],
            ConsultStarted => [EventNames.Consulted],
            Core.Contract.Events.Kinds.ConsultEnded => [EventNames.ConsultEnded],
            ConferenceJoined { Speaks: true } => [EventNames.ThreeWay],
            InterceptSucceeded => [EventNames.Substituted],
            LegHeld => [EventNames.Held],
            TransferSucceeded => [EventNames.Outside],
            MonitorStarted => [EventNames.Eavesdropped],
            _ => [],
        };

    public static bool IsTold(EventName name, Event happened, CallStory story) =>
        name == EventNames.CallMode ? happened.Data is ConfigUserPut put && ModeOf(put) is not null
        : name == EventNames.ExtensionState ? happened.Data is ExtensionReachable || story.Extension.Length > 0
        : name != EventNames.Outside || happened.Data is TransferSucceeded { Target: { Length: > 0 } target } && IsOutside(target);

    /// <summary>What the event says beside call, leg and parties.</summary>
    public static void Write(Utf8JsonWriter json, EventName name, Event happened, CallStory story, Func<int, string> agentOf)
    {
        switch (happened.Data)
        {
            case AgentStateChanged changed:
                AgentStateCode state = States.Of(changed);
                bool isBreak = state == AgentStateCode.Busy;
                json.WriteString("AgentId", agentOf(changed.AgentId));
                json.WriteNumber("State", state.Code);
                json.WriteString("StateDes", state.Word);
                json.WriteNumber("ReasonCode", isBreak && int.TryParse(changed.Reason, out int code) ? code : 0);
                json.WriteString("ReasonCodeDes", isBreak ? changed.Reason : "");
                break;
            case ExtensionReachable reachable:
                json.WriteString("Extension", reachable.Extension);
                json.WriteNumber("ExtState", reachable.Reachable ? States.ExtensionIdle : States.ExtensionUnregistered);
                break;
            case LegRinging or LegAnswered or LegEnded when name == EventNames.ExtensionState:
                json.WriteString("Extension", story.Extension);
                json.WriteNumber("ExtState", ExtensionStateOf(happened.Data));
                break;
            case ConfigUserPut put:
                json.WriteString("AgentId", agentOf(put.UserId));
                json.WriteString("Extension", ModeOf(put) ?? "");
                break;
            case LegEnded ended:
                json.WriteString("HangupCause", ended.Cause);
                json.WriteNumber("SipCode", ended.SipCode);
                break;
            case CallEnded ended:
                json.WriteString("HangupCause", ended.Cause);
                json.WriteNumber("StartTime", story.StartMillis);
                json.WriteNumber("AnswerTime", story.AnswerMillis);
                json.WriteNumber("EndTime", happened.WallMicros / 1000);
                break;
            case QueueLeft left:
                json.WriteString("Reason", left.Reason);
                json.WriteNumber("WaitTime", left.WaitedMillis);
                break;
            case QueueEntered entered:
                json.WriteNumber("Position", entered.Position);
                break;
            case RecordingEnded recorded:
                json.WriteString("RecordId", recorded.Recording);
                json.WriteNumber("Duration", recorded.DurationMillis);
                break;
            case DigitPressed:
                json.WriteString("Dtmf", story.Digits);
                break;
            case ConsultStarted consult:
                json.WriteString("Target", consult.Target);
                break;
            case Core.Contract.Events.Kinds.ConsultEnded ended:
                json.WriteString("Outcome", ended.Result);
                break;
            case TransferSucceeded transfer:
                json.WriteString("Target", transfer.Target);
                break;
            default:
                break;
        }
    }

    // Extensions have four digits and are numbers of the house; what is longer, or begins with 0 or +, leads outside.
    private static bool IsOutside(string target) =>
        target.Length > 4 && target.TrimStart('+').All(char.IsAsciiDigit) || target.StartsWith('0') || target.StartsWith('+');

    private static string? ModeOf(ConfigUserPut put) =>
        put.Changes.FirstOrDefault(change => string.Equals(change.Field, ExtensionField, StringComparison.OrdinalIgnoreCase))
            is { Was.Length: > 0, Is.Length: > 0 } change
            ? change.Is
            : null;

    private static int ExtensionStateOf(EventData data) =>
        data switch
        {
            LegRinging => States.ExtensionRinging,
            LegAnswered => States.ExtensionTalking,
            _ => States.ExtensionIdle,
        };
}
