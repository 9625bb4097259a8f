namespace Tandem.Core.Ivr.Nodes;

using Tandem.Core.Ivr.Expressions;
using Tandem.Core.Ivr.Walking;

/// <summary>Asks how it was, by a key, and keeps the score with the call.</summary>
internal sealed class SatisfactionNode(
    IReadOnlyList<Prompt> prompts,
    string keys,
    TimeSpan timeout,
    IReadOnlyList<Prompt> thanks,
    int retries
) : FlowNode
{
    public static FlowNodeKind Row { get; } =
        new(
            "satisfaction",
            200002,
            "Asks for a score by a key and keeps it with the call.",
            [new("next", IsRequired: true), new("timeout")],
            reader => new SatisfactionNode(
                reader.Prompts("prompts", isRequired: true),
                reader.Keys("keys", "12345"),
                reader.Seconds("timeout", 10, 60),
                reader.Prompts("thanks"),
                reader.Number("retries", 1, 0, 5)
            )
        );

    public override void Enter(FlowWalk walk)
    {
        walk.Memory = new Asking();
        walk.Play(prompts);
        walk.TakeKeptDigits();
    }

    public override void Played(FlowWalk walk)
    {
        if (walk.Recall<Asking>().IsThanked)
        {
            walk.Leave("next");
            return;
        }
        walk.Arm(timeout);
    }

    public override void Digit(FlowWalk walk, char digit)
    {
        Asking asking = walk.Recall<Asking>();
        if (asking.IsThanked)
        {
            return;
        }
        if (!keys.Contains(digit, StringComparison.Ordinal))
        {
            Again(walk, asking);
            return;
        }
        walk.Disarm();
        walk.Set("satisfaction", FlowValue.Of(digit.ToString()));
        walk.Score(digit);
        asking.IsThanked = true;
        walk.Play(thanks);
    }

    public override void Due(FlowWalk walk) => Again(walk, walk.Recall<Asking>());

    private void Again(FlowWalk walk, Asking asking)
    {
        walk.Disarm();
        if (asking.Retries++ < retries)
        {
            walk.Play(prompts);
        }
        else
        {
            walk.Leave(Exits.ContainsKey("timeout") ? "timeout" : "next");
        }
    }

    private sealed class Asking
    {
        public int Retries { get; set; }

        public bool IsThanked { get; set; }
    }
}
