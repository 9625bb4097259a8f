namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A signed-in agent came into a queue or left one.</summary>
/// <param name="AgentId">The user who is the agent.</param>
/// <param name="Agent">His login then.</param>
/// <param name="Queues">Ids of all queues he is signed in to now, in order of id.</param>
[GenerateShape]
public sealed partial record AgentQueuesChanged(
    [property: Key(0)] int AgentId,
    [property: Key(1)] string Agent,
    [property: Key(2)] int[] Queues
) : EventData, IOfAgent;
