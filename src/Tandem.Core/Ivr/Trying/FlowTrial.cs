namespace Tandem.Core.Ivr.Trying;

using Tandem.Core.Contract.Views;
using Tandem.Core.Ivr.Expressions;
using Tandem.Core.Ivr.Walking;

/// <summary>Walks a flow in virtual time, with a caller who presses the keys he is given: the same nodes that real calls go through.</summary>
public sealed class FlowTrial : IFlowHost
{
    /// <summary>A flow that goes on longer than this is shown no further.</summary>
    private const int MaxSteps = 10_000;

    /// <summary>Characters of one step; the rest is cut off.</summary>
    private const int TextLength = 1_000;

    /// <summary>How long a caller listens to a prompt, as far as a trial can know.</summary>
    private static readonly TimeSpan PromptLasts = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan KeyTakes = TimeSpan.FromMilliseconds(500);

    private readonly TrialInput input;
    private readonly Func<string, FlowDocument?> flows;
    private readonly List<TrialStep> steps = [];
    private readonly FlowWalk walk;
    private long millis;
    private int keyAt;
    private bool isPlaying;
    private long? due;
    private FlowResult? answer;
    private bool isRecording;

    private FlowTrial(TrialInput input, Func<string, FlowDocument?> flows)
    {
        this.input = input;
        this.flows = flows;
        walk = new FlowWalk(this);
    }

    /// <summary>All steps, in order.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="input">What caller and world do.</param>
    /// <param name="flows">Other flows by name.</param>
    public static IReadOnlyList<TrialStep> Run(FlowDocument flow, TrialInput input, Func<string, FlowDocument?> flows)
    {
        FlowTrial trial = new(input, flows);
        trial.Run(flow);
        return trial.steps;
    }

    long IFlowFacts.WallMicros => input.WallMicros + millis * 1_000;

    QueueFacts? IFlowFacts.QueueOf(string name) =>
        input.Queues.TryGetValue(name, out QueueFacts facts) ? facts : new QueueFacts(0, 1, 1, 0);

    string IFlowFacts.SoundOf(string name) => name;

    private void Run(FlowDocument flow)
    {
        walk.Begin(
            flow,
            [
                new("caller", FlowValue.Of(input.Caller)),
                new("called", FlowValue.Of(input.Called)),
                new("trunk", FlowValue.Of(input.Trunk)),
                .. input
                    .Variables.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => new KeyValuePair<string, FlowValue>(pair.Key, FlowValue.Of(pair.Value))),
            ]
        );
        while (!walk.IsOver && steps.Count < MaxSteps && Next()) { }
        if (!walk.IsOver)
        {
            Say("fail", steps.Count < MaxSteps ? "nothing will ever come that this node waits for" : "the trial is too long");
        }
    }

    // What comes next: a key while something is heard or awaited, the end of what is heard, the answer, the time that is up.
    private bool Next()
    {
        if (answer is { } result)
        {
            answer = null;
            Say("answer", result.Status != 0 ? $"{result.Word} {result.Status}" : result.Word);
            walk.Done(result);
            return true;
        }
        if ((isPlaying || due != null) && TakeKey() is { } key)
        {
            millis += (long)KeyTakes.TotalMilliseconds;
            Say("key", key.ToString());
            walk.Digit(key);
            return true;
        }
        if (isPlaying)
        {
            isPlaying = false;
            millis += (long)PromptLasts.TotalMilliseconds;
            walk.Played();
            return true;
        }
        if (due is { } at)
        {
            due = null;
            millis = Math.Max(at, millis);
            Say("wait", "");
            walk.Due();
            return true;
        }
        return false;
    }

    // A dash is a caller who does nothing this time.
    private char? TakeKey()
    {
        if (keyAt >= input.Keys.Length)
        {
            return null;
        }
        if (input.Keys[keyAt] != '-')
        {
            return input.Keys[keyAt++];
        }
        if (!isPlaying)
        {
            keyAt++;
        }
        return null;
    }

    void IFlowHost.Play(string path, string text)
    {
        isPlaying = true;
        Say("hear", text);
    }

    void IFlowHost.PlayMusic() => Say("music", "");

    void IFlowHost.StopPlaying() => isPlaying = false;

    void IFlowHost.Arm(TimeSpan after) => due = millis + (long)after.TotalMilliseconds;

    void IFlowHost.Disarm() => due = null;

    void IFlowHost.Ask(FlowAsk ask)
    {
        Say("ask", Describe(ask));
        if (ask is RecordAsk)
        {
            isRecording = true;
            return;
        }
        TrialAnswer given = input.Answers.GetValueOrDefault(walk.At!.Id) ?? new TrialAnswer(ask is FlowSpeechAsk ? "heard" : "answered");
        bool isGood = given.Word is "answered" or "heard";
        int status = ask is FlowWebAsk && isGood && given.Status == 0 ? 200 : given.Status;
        answer = new FlowResult(isGood, given.Word, status, given.Body, isGood ? 1 : 0);
    }

    void IFlowHost.StopRecording()
    {
        if (isRecording)
        {
            isRecording = false;
            answer = new FlowResult(true, "recorded", 5);
        }
    }

    void IFlowHost.HangUp(string cause) => Say("end", cause);

    FlowDocument? IFlowHost.FindFlow(string name) => flows(name);

    void IFlowHost.Entered(FlowDocument flow) => Say("flow", flow.Name);

    void IFlowHost.Entered(FlowNode node) => Say("enter", node.Kind.Name);

    void IFlowHost.Left(FlowNode node, string exit) => Say("leave", node.Exits.TryGetValue(exit, out string? to) ? $"{exit} → {to}" : exit);

    void IFlowHost.Score(char key) => Say("score", key.ToString());

    void IFlowHost.Took(CollectedValue value) { }

    void IFlowHost.Failed(FlowNode node, string reason) => Say("fail", reason);

    private void Say(string what, string text) =>
        steps.Add(new TrialStep(millis, walk.At?.Id ?? "", what, text.Length > TextLength ? text[..TextLength] + "…" : text));

    private static string Describe(FlowAsk ask) =>
        ask switch
        {
            QueueAsk queue => queue.Skills.Length == 0 ? $"queue {queue.Queue}" : $"queue {queue.Queue} for {queue.Skills}",
            TransferAsk transfer => $"ring {transfer.To.ToString().ToLowerInvariant()} {transfer.Target}",
            FlowWebAsk web => $"{web.Method} {web.Url}",
            RecordAsk => "record",
            FlowSpeechAsk => "listen",
            _ => ask.GetType().Name,
        };
}
