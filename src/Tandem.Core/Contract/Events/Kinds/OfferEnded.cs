namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>What came of the offer.</summary>
/// <param name="QueueId">The queue.</param>
/// <param name="Queue">Its name then.</param>
/// <param name="AgentId">The user who is the agent.</param>
/// <param name="Agent">His login then.</param>
/// <param name="Result"><c>won</c>, <c>no_answer</c>, <c>busy</c>, <c>rejected</c>, <c>not_registered</c>, <c>cancelled</c>, <c>lost_race</c>, <c>failed</c>.</param>
/// <param name="SipCode">The SIP status that goes with it.</param>
/// <param name="RangMillis">From the offer to its end.</param>
[GenerateShape]
public sealed partial record OfferEnded(
    [property: Key(0)] int QueueId,
    [property: Key(1)] string Queue,
    [property: Key(2)] int AgentId,
    [property: Key(3)] string Agent,
    [property: Key(4)] string Result,
    [property: Key(5)] int SipCode,
    [property: Key(6)] long RangMillis
) : EventData, IOfQueue, IOfAgent;
