namespace Tandem.Core.Ivr.Nodes;

using Tandem.Core.Ivr.Expressions;
using Tandem.Core.Ivr.Walking;

/// <summary>Puts the caller into a queue. Answered, he talks; when the agent leaves first, the flow goes on at <c>answered</c> where that leads anywhere.</summary>
internal sealed class QueueNode(Template queue, int priority, string keys, TimeSpan longest, Template skills) : FlowNode
{
    public static FlowNodeKind Row { get; } =
        new(
            "queue",
            200009,
            "Puts the caller into a queue.",
            [new("answered"), new("timeout"), new("full"), new("no-agent"), new("key", IsAct: true), new("next")],
            reader => new QueueNode(
                reader.Queue("queue"),
                reader.Number("priority", 0, 0, 1_000_000),
                reader.Keys("exitKey", ""),
                TimeSpan.FromSeconds(reader.Number("timeout", 0, 0, 86_400)),
                reader.Template("skills", "")
            )
        );

    public override void Enter(FlowWalk walk) =>
        walk.Ask(new QueueAsk(queue.Fill(walk.Scope), priority, keys, longest, Exits.ContainsKey("no-agent"), skills.Fill(walk.Scope)));

    public override void Done(FlowWalk walk, FlowResult result)
    {
        walk.Set("queue.result", FlowValue.Of(result.Word));
        if (result.Word == "answered" && !Exits.ContainsKey("answered"))
        {
            walk.End("agent left");
            return;
        }
        walk.Leave(Exits.ContainsKey(result.Word) ? result.Word : "next");
    }
}
