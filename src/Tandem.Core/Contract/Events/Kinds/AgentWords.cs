namespace Tandem.Core.Contract.Events.Kinds;

/// <summary>The words of <see cref="AgentStateChanged"/> and <see cref="AgentCallModeChanged"/>.</summary>
public static class AgentWords
{
    public const string LoggedOut = "logged_out";
    public const string OnBreak = "on_break";
    public const string Available = "available";
    public const string OnDemand = "on_demand";

    public const string Idle = "idle";
    public const string Waiting = "waiting";
    public const string Receiving = "receiving";
    public const string InQueueCall = "in_queue_call";
    public const string InCall = "in_call";
    public const string WrapUp = "wrap_up";
    public const string Delayed = "delayed";
    public const string Unreachable = "unreachable";

    public const string Sip = "sip";
    public const string WebRtc = "webrtc";

    /// <summary>The word for a status in mod_callcenter's words.</summary>
    public static string StatusWord(string text) =>
        text switch
        {
            "Available" => Available,
            "Available (On Demand)" => OnDemand,
            "On Break" => OnBreak,
            _ => LoggedOut,
        };

    /// <summary>The status in mod_callcenter's words, as a session keeps it.</summary>
    public static string StatusText(string status) =>
        status switch
        {
            Available => "Available",
            OnDemand => "Available (On Demand)",
            OnBreak => "On Break",
            _ => "Logged Out",
        };
}
