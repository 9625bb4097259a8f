namespace Tandem.Webhooks.Planning;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;

/// <summary>Events of one lane are delivered one after the other, in order: those of a call, those of an agent outside calls, and all others.</summary>
public readonly record struct Lane(Guid Call, int Agent)
{
    public static Lane Of(Event happened) =>
        happened.Call != Guid.Empty ? new Lane(happened.Call, 0)
        : happened.Data is IOfAgent { AgentId: > 0 } ofAgent ? new Lane(Guid.Empty, ofAgent.AgentId)
        : default;
}
