namespace Tandem.Dialects.Udesk.Events;

using System.Text.Json;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Dialects.Udesk.Wire;
using Tandem.Numbering;

/// <summary>Which of the document's events tell of what happens here, and with what.</summary>
internal static class EventMapping
{
    /// <summary>The events that may tell of it; whether they do can depend on the call.</summary>
    public static EventName[] NamesOf(Event happened) =>
        happened.Data switch
        {
            AgentStateChanged => [EventNames.AgentState],
            ExtensionReachable => [EventNames.ExtensionState],
            AgentCallModeChanged => [EventNames.CallMode],
            LegMade { Direction: "outbound", Party: { } party } when PartyName.IsTrunk(party) => [EventNames.DialOut],
            LegRinging or LegAnswered => [EventNames.ExtensionState],
            LegEnded => [EventNames.HangupCause, EventNames.ExtensionState],
            CallEnded => [EventNames.Hangup],
            QueueEntered => [EventNames.Enqueued],
            QueueLeft => [EventNames.Dequeued],
            RecordingEnded => [EventNames.Recorded],
            AnnouncementPlayed => [EventNames.Played],
            DigitPressed => [EventNames.Digits],
            FlowNodeLeft { Exit: "timeout" or "invalid" or "limit" } => [],
            FlowNodeLeft => [EventNames.Digits, EventNames.Played],
            SpeechHeard { Error: "", Text.Length: > 0 } => [EventNames.Speech],
            VoicemailLeft => [EventNames.VoiceMail],
            ConsultAnswered => [EventNames.Consulted],
            Core.Contract.Events.Kinds.ConsultEnded { Result: "transferred" } => [EventNames.ConsultEnded, EventNames.Outside],
            Core.Contract.Events.Kinds.ConsultEnded { Result: not "failed" } => [EventNames.ConsultEnded],
            ThirdPartyJoined => [EventNames.ThreeWay],
            InterceptSucceeded => [EventNames.Substituted],
            LegHeld => [EventNames.Held],
            TransferSucceeded => [EventNames.Outside],
            MonitorStarted => [EventNames.Eavesdropped],
            _ => [],
        };

    public static bool IsTold(EventName name, Event happened, CallStory story) =>
        name == EventNames.ExtensionState ? happened.Data is ExtensionReachable || story.Extension.Length > 0
        : name == EventNames.Outside ? IsOutside(happened.Data, story)
        : name == EventNames.Digits ? (happened.Data is FlowNodeLeft left ? story.Collected(left.Exit) is not null : !story.IsCollecting)
        : name != EventNames.Played || happened.Data is AnnouncementPlayed || story.HasPlayed;

    /// <summary>What the event says beside call, leg and parties.</summary>
    public static void Write(
        Utf8JsonWriter json,
        EventName name,
        Event happened,
        CallStory story,
        Func<int, string> agentOf,
        Func<string, string> shown
    )
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
            case AgentCallModeChanged mode:
                json.WriteString("AgentId", agentOf(mode.AgentId));
                json.WriteString("Extension", mode.Extension);
                json.WriteNumber("SignalType", mode.Mode == AgentWords.WebRtc ? (int)ExtensionKind.WebRtc : (int)ExtensionKind.Sip);
                json.WriteString("PreviousExtension", mode.PreviousExtension);
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
                json.WriteString("Node", story.Node);
                break;
            case FlowNodeLeft left when name == EventNames.Digits:
                json.WriteString("Dtmf", story.Collected(left.Exit) ?? "");
                json.WriteString("Node", left.Node);
                break;
            case FlowNodeLeft left:
                json.WriteString("Node", left.Node);
                break;
            case AnnouncementPlayed:
                json.WriteString("Node", story.Node);
                break;
            case SpeechHeard heard:
                json.WriteString("Text", heard.Text);
                json.WriteNumber("Confidence", heard.ConfidencePercent);
                json.WriteString("Node", story.Node);
                break;
            case VoicemailLeft mail:
                json.WriteString("RecordId", mail.Recording);
                json.WriteNumber("Duration", mail.DurationMillis);
                json.WriteString("Box", mail.Box);
                json.WriteString("Node", story.Node);
                break;
            case ConsultAnswered consult:
                json.WriteString("Target", shown(consult.Target));
                break;
            case ThirdPartyJoined third:
                json.WriteString("Target", shown(third.Target));
                break;
            case Core.Contract.Events.Kinds.ConsultEnded ended when name == EventNames.Outside:
                json.WriteString("Target", shown(story.TargetOf(ended.Third)));
                break;
            case Core.Contract.Events.Kinds.ConsultEnded ended:
                json.WriteString("Outcome", ended.Result);
                break;
            case TransferSucceeded transfer:
                json.WriteString("Target", shown(transfer.Target));
                break;
            default:
                break;
        }
    }

    // By the leg that took over; where another call was taken in there is none, but what it had dialled.
    private static bool IsOutside(EventData data, CallStory story) =>
        data switch
        {
            TransferSucceeded { To: var to, Target: { } target } => to == Guid.Empty
                ? NumberForms.IsInternational(target)
                : story.IsOutside(to),
            Core.Contract.Events.Kinds.ConsultEnded { Third: var third } => story.IsOutside(third),
            _ => false,
        };

    private static int ExtensionStateOf(EventData data) =>
        data switch
        {
            LegRinging => States.ExtensionRinging,
            LegAnswered => States.ExtensionTalking,
            _ => States.ExtensionIdle,
        };
}
