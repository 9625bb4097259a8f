namespace Tandem.Core.Ivr.Nodes;

using Tandem.Core.Ivr.Expressions;
using Tandem.Core.Ivr.Reading;
using Tandem.Core.Ivr.Walking;

/// <summary>To an extension, a number, an agent or another flow; comes back by <c>failed</c>, with the reason in <c>transfer.result</c>.</summary>
internal sealed class TransferNode(TransferTo to, Template target, TimeSpan ring) : FlowNode
{
    public static FlowNodeKind Row { get; } =
        new(
            "transfer",
            200002,
            "Puts the caller through to an extension, a number, an agent or a flow.",
            [new("failed"), new("answered"), new("next")],
            Read
        );

    public override void Enter(FlowWalk walk)
    {
        if (to == TransferTo.Flow)
        {
            walk.GoTo(target.Fill(walk.Scope));
        }
        else
        {
            walk.Ask(new TransferAsk(to, target.Fill(walk.Scope), ring));
        }
    }

    public override void Done(FlowWalk walk, FlowResult result)
    {
        walk.Set("transfer.result", FlowValue.Of(result.Word));
        if (result.IsGood && !Exits.ContainsKey("answered"))
        {
            walk.End("other party left");
            return;
        }
        string exit = result.IsGood ? "answered" : "failed";
        walk.Leave(Exits.ContainsKey(exit) ? exit : "next");
    }

    private static TransferNode Read(NodeReader reader)
    {
        TransferTo to = reader.Choice(
            "to",
            ("extension", TransferTo.Extension),
            ("number", TransferTo.Number),
            ("agent", TransferTo.Agent),
            ("flow", TransferTo.Flow)
        );
        return new TransferNode(to, reader.Destination("target", to), reader.Seconds("ring", 30, 300));
    }
}
