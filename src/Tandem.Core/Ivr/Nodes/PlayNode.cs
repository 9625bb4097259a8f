namespace Tandem.Core.Ivr.Nodes;

using Tandem.Core.Ivr.Expressions;
using Tandem.Core.Ivr.Walking;

/// <summary>Plays prompts in a row; a key ends them where barge-in is on.</summary>
internal sealed class PlayNode(IReadOnlyList<Prompt> prompts, bool bargeIn) : FlowNode
{
    public static FlowNodeKind Row { get; } =
        new(
            "play",
            200007,
            "Plays files, tones, texts, numbers and digits.",
            [new("next", IsRequired: true)],
            reader => new PlayNode(reader.Prompts("prompts", isRequired: true), reader.Flag("bargeIn", true))
        );

    public override void Enter(FlowWalk walk) => walk.Play(prompts);

    public override void Digit(FlowWalk walk, char digit)
    {
        if (bargeIn)
        {
            walk.KeepDigit(digit);
            walk.Leave("next");
        }
    }

    public override void Played(FlowWalk walk) => walk.Leave("next");
}
