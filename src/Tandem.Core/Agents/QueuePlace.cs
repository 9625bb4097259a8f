namespace Tandem.Core.Agents;

/// <summary>An agent's place in a queue it is signed in to: follows what the agent is up to.</summary>
internal abstract class QueuePlace
{
    public abstract int QueueId { get; }

    /// <summary>The agent's availability changed, or what orders it among others.</summary>
    public abstract void Follow();

    /// <summary>The agent serves the queue no longer.</summary>
    public abstract void Leave();
}
