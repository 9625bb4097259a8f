namespace Tandem.Core.Ivr.Nodes;

using Tandem.Core.Contract.Views;
using Tandem.Core.Ivr.Expressions;
using Tandem.Core.Ivr.Walking;

/// <summary>Sets variables, in the order of the document: each is worked out with those before it.</summary>
internal sealed class SetNode(IReadOnlyList<(string Name, FlowExpression Value)> values) : FlowNode
{
    public static FlowNodeKind Row { get; } =
        new("set", 200002, "Sets variables.", [new("next", IsRequired: true)], reader => new SetNode(reader.Assignments("values")));

    public override void Enter(FlowWalk walk)
    {
        foreach ((string name, FlowExpression value) in values)
        {
            walk.Take(name, walk.Evaluate(value), CollectedSources.Flow);
        }
        walk.Leave("next");
    }
}
