namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>An agent signed out of everything.</summary>
/// <param name="AgentId">The user who is the agent.</param>
/// <param name="Agent">His login then.</param>
/// <param name="Reason">What for.</param>
[GenerateShape]
public sealed partial record AgentSignedOut(
    [property: Key(0)] int AgentId,
    [property: Key(1)] string Agent,
    [property: Key(2)] string Reason
) : EventData, IOfAgent;
