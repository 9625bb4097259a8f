namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Legs;

/// <summary>Somebody who hears a conversation without taking part in it.</summary>
internal sealed class Listener(CallLeg leg)
{
    public CallLeg Leg { get; } = leg;

    /// <summary>The one party that hears him; null when nobody does.</summary>
    public CallLeg? HeardBy { get; set; }
}
