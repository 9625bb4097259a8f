namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>An agent's status or state is another one now.</summary>
/// <param name="AgentId">The user who is the agent.</param>
/// <param name="Agent">His login then.</param>
/// <param name="Status"><c>logged_out</c>, <c>on_break</c>, <c>available</c>.</param>
/// <param name="State"><c>idle</c>, <c>waiting</c>, <c>receiving</c>, <c>in_queue_call</c>, <c>in_call</c>, <c>wrap_up</c>, <c>delayed</c>, <c>unreachable</c>.</param>
/// <param name="Reason">Why: a break's reason, or what changed it.</param>
/// <param name="PreviousStatus">The status before.</param>
/// <param name="PreviousState">The state before.</param>
/// <param name="LastedMillis">How long that was.</param>
[GenerateShape]
public sealed partial record AgentStateChanged(
    [property: Key(0)] int AgentId,
    [property: Key(1)] string Agent,
    [property: Key(2)] string Status,
    [property: Key(3)] string State,
    [property: Key(4)] string Reason,
    [property: Key(5)] string PreviousStatus,
    [property: Key(6)] string PreviousState,
    [property: Key(7)] long LastedMillis
) : EventData, IOfAgent;
