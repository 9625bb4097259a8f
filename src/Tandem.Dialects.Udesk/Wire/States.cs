namespace Tandem.Dialects.Udesk.Wire;

using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Views;

/// <summary>An agent's state as the document counts them.</summary>
internal readonly record struct AgentStateCode(int Code, string Word)
{
    public static readonly AgentStateCode Idle = new(0, "idle");
    public static readonly AgentStateCode Busy = new(1, "busy");
    public static readonly AgentStateCode Ringing = new(2, "ringing");
    public static readonly AgentStateCode Talking = new(2, "talking");
    public static readonly AgentStateCode WrapUp = new(3, "neaten");
    public static readonly AgentStateCode Offline = new(4, "offline");
}

/// <summary>States of agents and extensions in the document's numbers.</summary>
internal static class States
{
    public const int ExtensionIdle = 0;
    public const int ExtensionRinging = 1;
    public const int ExtensionTalking = 2;
    public const int ExtensionUnregistered = 3;

    /// <param name="agent">Null for one who has not been signed in.</param>
    public static AgentStateCode Of(AgentView? agent) =>
        agent is null ? AgentStateCode.Offline
        : agent.CallState == "RINGING" ? AgentStateCode.Ringing
        : Of(AgentWords.StatusWord(agent.Status), agent.Word);

    /// <summary>The same from what an event says.</summary>
    public static AgentStateCode Of(AgentStateChanged changed) => Of(changed.Status, changed.State);

    private static AgentStateCode Of(string status, string state) =>
        status == AgentWords.LoggedOut
            ? AgentStateCode.Offline
            : state switch
            {
                AgentWords.Receiving => AgentStateCode.Ringing,
                AgentWords.InQueueCall or AgentWords.InCall => AgentStateCode.Talking,
                AgentWords.WrapUp => AgentStateCode.WrapUp,
                AgentWords.Waiting => AgentStateCode.Idle,
                _ => AgentStateCode.Busy,
            };

    public static int OfExtension(AgentView? agent) =>
        agent is not { Reachable: true } ? ExtensionUnregistered
        : agent.CallState == "RINGING" ? ExtensionRinging
        : agent.CallState is "ACTIVE" or "HELD" ? ExtensionTalking
        : ExtensionIdle;
}
