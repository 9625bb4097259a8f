namespace Tandem.Core.Agents;

using Tandem.Core.Contract.Events.Kinds;

/// <summary>What agents do as whoever looks on is told, and why where they cannot be offered a call although they are ready.</summary>
internal static class Doings
{
    /// <param name="agent">Who.</param>
    /// <param name="callState">See <see cref="Contract.Views.AgentView"/>.</param>
    public static string Of(Agent agent, string callState) =>
        callState switch
        {
            "RINGING" => AgentDoings.Ringing,
            "HELD" => AgentDoings.Held,
            // A leg that stands by between calls is no conversation.
            "ACTIVE" when agent.QueueLegs.Count > 0 || agent.IsInCall || agent.Line == null => AgentDoings.Talking,
            _ => Without(agent),
        };

    /// <summary>Why he is delayed or cannot be reached; empty in all else.</summary>
    public static string CauseOf(Agent agent, string doing) =>
        doing switch
        {
            AgentDoings.Delayed => agent.DelayedBy,
            AgentDoings.Unreachable => agent.Availability.Word(),
            _ => "",
        };

    private static string Without(Agent agent) =>
        agent.Availability switch
        {
            Availability.SignedOut => AgentDoings.SignedOut,
            Availability.OnBreak => AgentDoings.OnBreak,
            Availability.WrapUp => AgentDoings.WrapUp,
            Availability.Delayed => AgentDoings.Delayed,
            Availability.NotRegistered or Availability.NoStandbyLeg => AgentDoings.Unreachable,
            Availability.Idle => AgentDoings.Idle,
            _ => AgentDoings.Ready,
        };
}
