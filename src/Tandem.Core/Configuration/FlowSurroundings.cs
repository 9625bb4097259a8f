namespace Tandem.Core.Configuration;

using Tandem.Core.Contract.Rows;
using Tandem.Core.Ivr;

/// <summary>What a flow of the tenant may name.</summary>
internal sealed class FlowSurroundings(ConfigurationState state) : IFlowSurroundings
{
    public bool HasSound(string name) => state.Keys.HasSound(name);

    public bool HasQueue(string name) => state.Queues.Named(name) != null;

    public bool HasDestination(string number) =>
        state.Numbers.Find(number).To != null || state.Numbers.At(RouteTarget.Queue, number) != null;

    public bool HasFlow(string name) => state.Keys.Flows.Has(name);
}
