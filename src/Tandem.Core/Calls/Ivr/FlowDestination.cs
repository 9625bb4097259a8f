namespace Tandem.Core.Calls.Ivr;

using Tandem.Core.Calls.Flows;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Directory;
using Tandem.Core.Distribution;
using Tandem.Core.Legs;

/// <summary>A flow: whoever comes is answered, and walks it as it is published now.</summary>
internal sealed class FlowDestination(FlowServices services, PublishedFlow flow) : Destination(flow.Flow.Name)
{
    public override void Receive(CallLeg caller) => Begin(caller);

    public override void Admit(CallLeg caller, Member? before) => Begin(caller);

    private void Begin(CallLeg caller)
    {
        services.Centre.Happened(caller, new CallRouted("flow", flow.Flow.Name));
        new IvrFlow(services, caller, flow).Start();
    }
}

/// <summary>All flows of the tenant.</summary>
internal sealed class FlowDestinations(FlowServices services) : IFlowDestinations
{
    public Destination? Named(string name) => services.Keys.Flows.Published(name) is { } flow ? new FlowDestination(services, flow) : null;
}
