namespace Tandem.Core.Ivr.Nodes;

using Tandem.Core.Ivr.Walking;

/// <summary>Where a call begins. Its variables <c>caller</c>, <c>called</c>, <c>trunk</c> and <c>call</c> are set by then.</summary>
internal sealed class StartNode : FlowNode
{
    public const string KindName = "start";

    public static FlowNodeKind Row { get; } =
        new(KindName, 200005, "Where a call begins.", [new("next", IsRequired: true)], _ => new StartNode());

    public override void Enter(FlowWalk walk) => walk.Leave("next");
}
