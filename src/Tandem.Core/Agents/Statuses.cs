namespace Tandem.Core.Agents;

using Tandem.Core.Contract.Events.Kinds;

/// <summary>Status and state in mod_callcenter's words, as clients know them.</summary>
internal static class Statuses
{
    public const string Available = "Available";
    public const string OnDemand = "Available (On Demand)";
    public const string OnBreak = "On Break";
    public const string LoggedOut = "Logged Out";

    public static string Of(AgentStatus status) =>
        status switch
        {
            AgentStatus.Available => Available,
            AgentStatus.OnDemand => OnDemand,
            AgentStatus.OnBreak => OnBreak,
            _ => LoggedOut,
        };

    public static AgentStatus Read(string status) =>
        status switch
        {
            Available => AgentStatus.Available,
            OnDemand => AgentStatus.OnDemand,
            LoggedOut => AgentStatus.LoggedOut,
            _ => AgentStatus.OnBreak,
        };

    /// <summary>The status in the words of events.</summary>
    public static string Word(AgentStatus status) =>
        status switch
        {
            AgentStatus.Available => AgentWords.Available,
            AgentStatus.OnDemand => AgentWords.OnDemand,
            AgentStatus.OnBreak => AgentWords.OnBreak,
            _ => AgentWords.LoggedOut,
        };

    /// <summary>The state in the words of events.</summary>
    public static string WordOfState(Agent agent)
    {
        if (agent.QueueLegs.Count > 0 || agent.Offers.Exists(offer => offer.IsJoining))
        {
            return AgentWords.InQueueCall;
        }
        if (agent.Offers.Count > 0)
        {
            return AgentWords.Receiving;
        }
        if (!agent.IsSignedIn)
        {
            return AgentWords.Idle;
        }
        if (agent.IsInCall)
        {
            return AgentWords.InCall;
        }
        return agent.Availability switch
        {
            Availability.OnBreak or Availability.Idle => AgentWords.Idle,
            Availability.WrapUp => AgentWords.WrapUp,
            Availability.Delayed => AgentWords.Delayed,
            Availability.NotRegistered or Availability.NoStandbyLeg => AgentWords.Unreachable,
            _ => AgentWords.Waiting,
        };
    }

    public static string StateOf(Agent agent)
    {
        if (agent.QueueLegs.Count > 0 || agent.Offers.Exists(offer => offer.IsJoining))
        {
            return "In a queue call";
        }
        if (agent.Offers.Count > 0)
        {
            return "Receiving";
        }
        return agent.Availability switch
        {
            Availability.WrapUp => "Wrap-up",
            Availability.SignedOut or Availability.OnBreak or Availability.Idle => "Idle",
            _ => "Waiting",
        };
    }
}
