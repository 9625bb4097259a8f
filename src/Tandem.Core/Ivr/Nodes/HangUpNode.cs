namespace Tandem.Core.Ivr.Nodes;

using Tandem.Core.Ivr.Expressions;
using Tandem.Core.Ivr.Walking;

/// <summary>Ends the call, with a cause that its events tell.</summary>
internal sealed class HangUpNode(Template cause) : FlowNode
{
    public static FlowNodeKind Row { get; } =
        new("hang-up", 200018, "Ends the call, with a cause.", [], reader => new HangUpNode(reader.Template("cause", "flow")));

    public override void Enter(FlowWalk walk) => walk.End(cause.Fill(walk.Scope));
}
