namespace Tandem.Core.Agents;

using Tandem.Core.Legs;

/// <summary>A call offered to an agent, as far as the agent is concerned.</summary>
internal abstract class AgentOffer
{
    public abstract int QueueId { get; }

    /// <summary>The agent's leg.</summary>
    public abstract CallLeg Leg { get; }

    /// <summary>Answered; media is being joined.</summary>
    public abstract bool IsJoining { get; }

    /// <summary>The agent is not ready any more: taken back at the end of this step, if it still rings.</summary>
    public abstract void Withdraw();
}
