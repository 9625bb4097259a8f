namespace Tandem.Core.Agents;

using Tandem.Core.Queues;

/// <summary>Status and state in mod_callcenter's words, as clients know them.</summary>
internal static class Statuses
{
    public const string Available = "Available";
    public const string OnBreak = "On Break";
    public const string LoggedOut = "Logged Out";

    public static string Of(AgentStatus status) =>
        status switch
        {
            AgentStatus.Available => Available,
            AgentStatus.OnBreak => OnBreak,
            _ => LoggedOut,
        };

    public static string StateOf(Agent agent)
    {
        if (agent.QueueLegs.Count > 0 || agent.Offers.Exists(offer => offer.State != OfferState.Ringing))
        {
            return "In a queue call";
        }
        if (agent.Offers.Count > 0)
        {
            return "Receiving";
        }
        return agent.Standing switch
        {
            AgentStanding.WrapUp => "Wrap-up",
            AgentStanding.SignedOut or AgentStanding.OnBreak => "Idle",
            _ => "Waiting",
        };
    }
}
