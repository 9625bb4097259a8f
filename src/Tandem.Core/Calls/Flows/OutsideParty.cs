namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Contract.Rows;
using Tandem.Core.Directory;
using Tandem.Core.Legs;

/// <summary>A number outside, through a trunk.</summary>
internal sealed class OutsideParty(FlowServices services, string number, TrunkRow trunk) : Party(services, number)
{
    private readonly FlowServices services = services;

    protected override string Kind => "trunk";

    public override CallAuthority Reach { get; } = NumberReach.Of(number);

    public override CallLeg Ring(Call call, CallLeg near, CallerNumbers shown, bool autoAnswer = false) =>
        services.Legs.CallTrunk(call, near, trunk, Number, shown.Outside);
}
