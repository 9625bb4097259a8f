namespace Tandem.Core.Ivr.Nodes;

using Tandem.Core.Contract.Views;
using Tandem.Core.Ivr.Expressions;
using Tandem.Core.Ivr.Reading;
using Tandem.Core.Ivr.Walking;

/// <summary>Asks for words and has them recognised; what was understood and how surely goes into variables.</summary>
internal sealed class SpeechNode(SpeechSettings settings) : FlowNode
{
    public static FlowNodeKind Row { get; } =
        new(
            "speech",
            200008,
            "Collects words by speech recognition.",
            [new("next", IsRequired: true, IsAct: true), new("timeout"), new("failed")],
            reader => new SpeechNode(SpeechSettings.Read(reader))
        );

    public override void Enter(FlowWalk walk)
    {
        walk.Memory = new Listening();
        walk.Play(settings.Prompts);
    }

    public override void Played(FlowWalk walk) => walk.Ask(new FlowSpeechAsk(settings.Longest, settings.Silence));

    public override void Done(FlowWalk walk, FlowResult result)
    {
        Listening so = walk.Recall<Listening>();
        bool isSure = result.IsGood && result.Body.Length > 0 && result.Confidence >= settings.Confidence;
        walk.Take(settings.Variable, FlowValue.Of(result.Body), CollectedSources.Words);
        walk.Set(settings.Variable + ".confidence", FlowValue.Of(result.Confidence));
        if (isSure)
        {
            walk.Leave("next");
        }
        else if (so.Retries++ < settings.Retries)
        {
            walk.Play([.. settings.RetryPrompts, .. settings.Prompts]);
        }
        else
        {
            string exit = result.IsGood ? "timeout" : "failed";
            walk.Leave(Exits.ContainsKey(exit) ? exit : "next");
        }
    }

    private sealed class Listening
    {
        public int Retries { get; set; }
    }
}

/// <summary>What a <see cref="SpeechNode"/> was told.</summary>
/// <param name="Longest">Most that is listened to.</param>
/// <param name="Silence">A pause this long ends it.</param>
/// <param name="Confidence">What was understood less surely (0–1) is asked for again.</param>
internal sealed record SpeechSettings(
    string Variable,
    IReadOnlyList<Prompt> Prompts,
    TimeSpan Longest,
    TimeSpan Silence,
    double Confidence,
    int Retries,
    IReadOnlyList<Prompt> RetryPrompts
)
{
    public static SpeechSettings Read(NodeReader reader)
    {
        reader.MustRecognise();
        return new(
            reader.Variable("variable", "speech"),
            reader.Prompts("prompts"),
            reader.Seconds("longest", 10, 60),
            reader.Seconds("silence", 2, 10),
            reader.Number("confidence", 50, 0, 100) / 100.0,
            reader.Number("retries", 2, 0, 10),
            reader.Prompts("retryPrompts")
        );
    }
}
