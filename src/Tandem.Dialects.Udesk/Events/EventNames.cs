namespace Tandem.Dialects.Udesk.Events;

/// <summary>An event of the document.</summary>
internal sealed record EventName(string Category, string Name);

/// <summary>The document's events, one row each.</summary>
internal static class EventNames
{
    public static readonly EventName AgentState = new("agent_state", "acd_agent_state");
    public static readonly EventName ExtensionState = new("ext_state", "extension_state_update");
    public static readonly EventName CallMode = new("agent_call_mode", "agent_call_mode_change");
    public static readonly EventName Hangup = new("call", "general_hangup");
    public static readonly EventName Enqueued = new("call", "enqueue_succ");
    public static readonly EventName Recorded = new("call", "record_stop");
    public static readonly EventName HangupCause = new("call", "hangup_cause");
    public static readonly EventName Dequeued = new("call", "dequeue_succ");
    public static readonly EventName DialOut = new("call", "start_dialout");
    public static readonly EventName VoiceMail = new("call", "voice_mail_succ");
    public static readonly EventName Played = new("call", "play_succ");
    public static readonly EventName Digits = new("call", "dtmf_gather_succ");
    public static readonly EventName Speech = new("call", "asr_gather_succ");
    public static readonly EventName Consulted = new("call", "consult_succ");
    public static readonly EventName ConsultEnded = new("call", "end_consult_succ");
    public static readonly EventName ThreeWay = new("call", "three_way_succ");
    public static readonly EventName Substituted = new("call", "substitute_succ");
    public static readonly EventName Held = new("call", "hold_agent_succ");
    public static readonly EventName Outside = new("call", "extern_succ");
    public static readonly EventName Eavesdropped = new("call", "eavesdrop_succ");

    private static readonly EventName[] Rows =
    [
        AgentState,
        ExtensionState,
        CallMode,
        Hangup,
        Enqueued,
        Recorded,
        HangupCause,
        Dequeued,
        DialOut,
        VoiceMail,
        Played,
        Digits,
        Speech,
        Consulted,
        ConsultEnded,
        ThreeWay,
        Substituted,
        Held,
        Outside,
        Eavesdropped,
    ];

    public static readonly IReadOnlySet<string> All = Rows.Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
}
