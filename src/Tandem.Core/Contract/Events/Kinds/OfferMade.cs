namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A waiting call is offered to an agent, and why to this one.</summary>
/// <param name="QueueId">The queue.</param>
/// <param name="Queue">Its name then.</param>
/// <param name="AgentId">The user who is the agent.</param>
/// <param name="Agent">His login then.</param>
/// <param name="Extension">Where it rings.</param>
/// <param name="Reason">The strategy that chose.</param>
/// <param name="Counts">How many of the queue's agents each reason ruled out or in.</param>
/// <param name="First">The first candidates in the strategy's order.</param>
[GenerateShape]
public sealed partial record OfferMade(
    [property: Key(0)] int QueueId,
    [property: Key(1)] string Queue,
    [property: Key(2)] int AgentId,
    [property: Key(3)] string Agent,
    [property: Key(4)] string Extension,
    [property: Key(5)] string Reason,
    [property: Key(6)] OfferCount[] Counts,
    [property: Key(7)] OfferCandidate[] First
) : EventData, IOfQueue, IOfAgent;
