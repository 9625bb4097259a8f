namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A standing leg serves a caller: it has a record of its own in this call until it returns.</summary>
/// <param name="Record">The id of that record, as of a leg of this call.</param>
/// <param name="Parent">The caller's leg.</param>
/// <param name="Party">The standing leg's other end.</param>
/// <param name="AgentId">The user who is the agent.</param>
/// <param name="Agent">His login then.</param>
[GenerateShape]
public sealed partial record LegLent(
    [property: Key(0)] Guid Record,
    [property: Key(1)] Guid Parent,
    [property: Key(2)] string Party,
    [property: Key(3)] int AgentId,
    [property: Key(4)] string Agent
) : EventData, IOfAgent;
