namespace Tandem.Core.Calls.Ivr;

using Tandem.Core.Calls.Flows;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Ivr.Walking;
using Tandem.Core.Legs;

/// <summary>A caller in a flow, as its parts share him.</summary>
internal sealed class IvrCall(FlowServices services, CallLeg leg, CallFlow flow)
{
    public FlowServices Services => services;

    public CallLeg Leg => leg;

    /// <summary>His way through the flow.</summary>
    public FlowWalk Walk { get; set; } = null!;

    /// <summary>He is in the flow, and not lent to anybody or on his way out.</summary>
    public bool IsHere => leg is { IsLive: true, IsEnding: false } && leg.Call.Flow == flow;

    public void Happened(EventData what) => services.Centre.Happened(leg, what);

    /// <summary>Something did not go as the node he is in wants.</summary>
    public void Failed(string reason) => Happened(new FlowNodeFailed(Walk.At?.Id ?? "", reason));

    /// <summary>Keys he presses are heard, however his phone sends them; and a pause, where one is waited for.</summary>
    public void Listen(TimeSpan pause = default) => services.Centre.Order(new ListenToLeg(leg.Id, true, pause));
}
