namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A caller said how it was, by a key.</summary>
/// <param name="Score">The key.</param>
/// <param name="AgentId">The agent he talked with last; 0 for none.</param>
/// <param name="Agent">His login then.</param>
/// <param name="QueueId">The queue he waited in last; 0 for none.</param>
[GenerateShape]
public sealed partial record CallScored(
    [property: Key(0)] string Score,
    [property: Key(1)] int AgentId,
    [property: Key(2)] string Agent,
    [property: Key(3)] int QueueId
) : EventData, IOfAgent, IOfQueue;
