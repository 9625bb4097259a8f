namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Distribution;
using Tandem.Core.Legs;

/// <summary>The echo test, for everybody inside under the same name; what the tenant itself calls so comes first.</summary>
internal sealed class EchoDestination(FlowServices services) : Destination(Name)
{
    public const string Name = "echo";

    public override void Receive(CallLeg caller) => new EchoFlow(services, caller).Start();

    public override void Admit(CallLeg caller, Member? before) => new EchoFlow(services, caller).Start();
}
