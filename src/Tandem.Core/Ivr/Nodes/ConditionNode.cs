namespace Tandem.Core.Ivr.Nodes;

using Tandem.Core.Ivr.Expressions;
using Tandem.Core.Ivr.Walking;

/// <summary>Takes the first case that is true, else <c>else</c>.</summary>
internal sealed class ConditionNode(IReadOnlyList<ConditionCase> cases) : FlowNode
{
    public static FlowNodeKind Row { get; } =
        new(
            "condition",
            200006,
            "Branches by expressions over variables, time, lists and queues.",
            [new("else", IsRequired: true)],
            reader => new ConditionNode(reader.Cases("cases"))
        );

    public override bool TakesExit(string exit) => cases.Any(each => each.Exit == exit);

    public override void Enter(FlowWalk walk)
    {
        foreach (ConditionCase each in cases)
        {
            if (walk.IsTrue(each.When))
            {
                walk.Leave(each.Exit);
                return;
            }
        }
        walk.Leave("else");
    }
}
