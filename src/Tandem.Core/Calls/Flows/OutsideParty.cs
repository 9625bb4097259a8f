namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Contract.Rows;
using Tandem.Core.Directory;
using Tandem.Core.Legs;

/// <summary>A number outside, through a trunk.</summary>
/// <param name="services">What it uses.</param>
/// <param name="number">In its inner form.</param>
/// <param name="trunk">Through which.</param>
internal sealed class OutsideParty(FlowServices services, string number, TrunkRow trunk) : Party(services, number)
{
    private readonly FlowServices services = services;

    protected override string Kind => "trunk";

    public override CallAuthority Reach { get; } = NumberReach.Of(number, services.TenantNumbers.Region);

    /// <summary>The machine of the trunk's carrier to call; empty for its usual one.</summary>
    public string At { get; set; } = "";

    public override CallLeg Ring(Call call, CallLeg? near, CallerNumbers shown, bool autoAnswer = false) =>
        services.Legs.CallTrunk(call, near, trunk, Number, shown.Outside, At);
}
