namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Legs;

/// <summary>The phones of an extension.</summary>
internal sealed class ExtensionParty(FlowServices services, string number) : Party(services, number)
{
    private readonly FlowServices services = services;

    protected override string Kind => "extension";

    public override CallLeg Ring(Call call, CallLeg? near, CallerNumbers shown, bool autoAnswer = false) =>
        services.Legs.CallExtension(call, near, Number, shown.Inside, autoAnswer);

    public override Outcome? Refusal(Call call)
    {
        Line line = services.Lines.Of(Number);
        return line.Legs.Exists(each => each.Call == call && each.IsLive && !each.IsEnding)
                ? new Outcome(OutcomeCode.Conflict, $"extension {Number} is in this call already")
            : line.Reachable ? null
            : new Outcome(OutcomeCode.Unreachable, $"no phone is registered on extension {Number}");
    }
}
