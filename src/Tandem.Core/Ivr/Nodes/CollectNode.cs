namespace Tandem.Core.Ivr.Nodes;

using System.Text.RegularExpressions;
using Tandem.Core.Contract.Views;
using Tandem.Core.Ivr.Expressions;
using Tandem.Core.Ivr.Reading;
using Tandem.Core.Ivr.Walking;

/// <summary>
/// Asks for keys: so many, ended by a key of its own or by a pause. What was pressed goes into a variable; an exit named by it is taken where there
/// is one (a menu), else <c>next</c>.
/// </summary>
internal sealed class CollectNode(CollectSettings settings) : FlowNode
{
    public static FlowNodeKind Row { get; } =
        new(
            "collect",
            200011,
            "Collects keys, with time-outs and retries.",
            [new("next", IsAct: true), new("timeout"), new("invalid")],
            reader => new CollectNode(CollectSettings.Read(reader))
        );

    public override string Collects => settings.Variable;

    public override bool TakesExit(string exit) => exit.Length <= settings.Most && exit.All(IsKey);

    public override void Enter(FlowWalk walk)
    {
        walk.Memory = new Collecting();
        Ask(walk, settings.Prompts);
    }

    public override void Played(FlowWalk walk)
    {
        walk.Recall<Collecting>().IsAsking = false;
        walk.Arm(settings.FirstTimeout);
    }

    public override void Digit(FlowWalk walk, char digit)
    {
        Collecting so = walk.Recall<Collecting>();
        if (so.IsAsking)
        {
            if (!settings.BargeIn)
            {
                return;
            }
            walk.StopPlaying();
            so.IsAsking = false;
        }
        if (settings.Terminator.Contains(digit, StringComparison.Ordinal))
        {
            Judge(walk, so);
            return;
        }
        so.Keys += digit;
        if (so.Keys.Length >= settings.Most)
        {
            Judge(walk, so);
            return;
        }
        walk.Arm(settings.DigitTimeout);
    }

    public override void Due(FlowWalk walk)
    {
        Collecting so = walk.Recall<Collecting>();
        if (so.Keys.Length > 0)
        {
            Judge(walk, so);
        }
        else
        {
            Again(walk, so, "timeout", settings.TimeoutPrompts);
        }
    }

    private void Judge(FlowWalk walk, Collecting so)
    {
        walk.Disarm();
        bool fits = so.Keys.Length >= settings.Least && (settings.Pattern == null || settings.Pattern.IsMatch(so.Keys));
        // A menu without next takes nothing but its own keys.
        bool leads = Exits.ContainsKey(so.Keys) || Exits.ContainsKey("next");
        if (fits && leads)
        {
            walk.Take(settings.Variable, FlowValue.Of(so.Keys), CollectedSources.Keys, so.Keys);
            walk.Leave(Exits.ContainsKey(so.Keys) ? so.Keys : "next");
        }
        else
        {
            Again(walk, so, "invalid", settings.InvalidPrompts);
        }
    }

    private void Again(FlowWalk walk, Collecting so, string exit, IReadOnlyList<Prompt> prompts)
    {
        walk.Take(settings.Variable, FlowValue.Of(so.Keys), CollectedSources.Keys);
        so.Keys = "";
        if (so.Retries >= settings.Retries)
        {
            walk.Leave(exit);
            return;
        }
        so.Retries++;
        Ask(walk, [.. prompts, .. settings.Prompts]);
    }

    private static void Ask(FlowWalk walk, IReadOnlyList<Prompt> prompts)
    {
        walk.Recall<Collecting>().IsAsking = true;
        walk.Play(prompts);
        walk.TakeKeptDigits();
    }

    private static bool IsKey(char sign) => sign is >= '0' and <= '9' or >= 'A' and <= 'D' or '*' or '#';

    private sealed class Collecting
    {
        public string Keys { get; set; } = "";

        public int Retries { get; set; }

        /// <summary>The prompts are still to be heard.</summary>
        public bool IsAsking { get; set; }
    }
}

/// <summary>What a <see cref="CollectNode"/> was told.</summary>
internal sealed record CollectSettings(
    string Variable,
    IReadOnlyList<Prompt> Prompts,
    bool BargeIn,
    int Least,
    int Most,
    string Terminator,
    Regex? Pattern,
    TimeSpan FirstTimeout,
    TimeSpan DigitTimeout,
    int Retries,
    IReadOnlyList<Prompt> TimeoutPrompts,
    IReadOnlyList<Prompt> InvalidPrompts
)
{
    private const int MostKeys = 32;
    private const int MostRetries = 20;

    public static CollectSettings Read(NodeReader reader)
    {
        int least = reader.Number("min", 1, 0, MostKeys);
        return new CollectSettings(
            reader.Variable("variable", "keys"),
            reader.Prompts("prompts"),
            reader.Flag("bargeIn", true),
            least,
            reader.Number("max", Math.Max(least, 1), Math.Max(least, 1), MostKeys),
            reader.Keys("terminator", "#"),
            reader.Pattern("pattern"),
            reader.Seconds("firstTimeout", 5, 300),
            reader.Seconds("digitTimeout", 3, 60),
            reader.Number("retries", 2, 0, MostRetries),
            reader.Prompts("timeoutPrompts"),
            reader.Prompts("invalidPrompts")
        );
    }
}
