namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>An agent was given more time for wrap-up, or had done with it before its end.</summary>
/// <param name="AgentId">The user who is the agent.</param>
/// <param name="Agent">His login then.</param>
/// <param name="Millis">How much longer from now on; 0: it is over.</param>
[GenerateShape]
public sealed partial record AgentWrapUpChanged(
    [property: Key(0)] int AgentId,
    [property: Key(1)] string Agent,
    [property: Key(2)] long Millis
) : EventData, IOfAgent;
