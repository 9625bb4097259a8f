namespace Tandem.Core.Ivr.Nodes;

using Tandem.Core.Ivr.Expressions;
using Tandem.Core.Ivr.Walking;

/// <summary>Records what the caller says after a beep, until a key, a pause or the longest time.</summary>
internal sealed class VoicemailNode(IReadOnlyList<Prompt> prompts, Template box, TimeSpan most, TimeSpan silence, string endKeys) : FlowNode
{
    /// <summary>800 Hz for 400 ms.</summary>
    private const string Beep = "tone_stream://%(400,100,800)";

    public static FlowNodeKind Row { get; } =
        new(
            "voicemail",
            200008,
            "Records a message after a beep.",
            [new("next", IsRequired: true), new("failed")],
            reader => new VoicemailNode(
                reader.Prompts("prompts"),
                reader.Template("box", ""),
                reader.Seconds("longest", 120, 600),
                reader.Seconds("silence", 5, 60),
                reader.Keys("endKeys", "#")
            )
        );

    public override void Enter(FlowWalk walk) => walk.Play(prompts, Beep);

    public override void Played(FlowWalk walk)
    {
        walk.Arm(most);
        walk.Ask(new RecordAsk(box.Fill(walk.Scope), silence));
    }

    public override void Digit(FlowWalk walk, char digit)
    {
        if (endKeys.Contains(digit, StringComparison.Ordinal))
        {
            walk.StopRecording();
        }
    }

    public override void Due(FlowWalk walk) => walk.StopRecording();

    public override void Done(FlowWalk walk, FlowResult result)
    {
        walk.Set("voicemail.seconds", FlowValue.Of(result.Status));
        walk.Leave(!result.IsGood && Exits.ContainsKey("failed") ? "failed" : "next");
    }
}
