namespace Tandem.Core.Ivr.Walking;

using Tandem.Core.Announcements;
using Tandem.Core.Contract.Views;
using Tandem.Core.Ivr.Expressions;

/// <summary>
/// One call on its way through a flow: the node it is in, what its variables hold, the way it has come. Every call either ends or waits for
/// something that will come.
/// </summary>
internal sealed class FlowWalk(IFlowHost host)
{
    private const int KeptDigits = 32;

    private readonly Dictionary<FlowNode, int> visits = [];
    private readonly Queue<char> kept = [];
    private FlowDocument flow = null!;
    private FlowNode? node;
    private FlowNode? next;
    private bool isWalking;
    private int stepsInTurn;
    private int steps;
    private int flows;

    public FlowScope Scope { get; private set; } = null!;

    /// <summary>What the node it is in remembers of it.</summary>
    public object? Memory { get; set; }

    public bool IsOver { get; private set; }

    public FlowNode? At => node;

    public TMemory Recall<TMemory>()
        where TMemory : class => (TMemory)Memory!;

    /// <summary>The call comes in.</summary>
    /// <param name="document">The flow.</param>
    /// <param name="variables">What is known of the call.</param>
    public void Begin(FlowDocument document, IEnumerable<KeyValuePair<string, FlowValue>> variables)
    {
        flow = document;
        Scope = new FlowScope(document.Settings, host);
        foreach ((string name, FlowValue value) in variables)
        {
            Scope.Set(name, value);
        }
        flows++;
        host.Entered(document);
        next = document.Start;
        Walk();
    }

    public void Digit(char digit) => Step(at => at.Digit(this, digit));

    public void Played() => Step(at => at.Played(this));

    public void Due() => Step(at => at.Due(this));

    public void Done(FlowResult result) => Step(at => at.Done(this, result));

    /// <summary>The call is over, whoever ended it.</summary>
    public void Over()
    {
        IsOver = true;
        host.Disarm();
    }

    // What nodes do.

    public void Leave(string exit)
    {
        host.Disarm();
        host.StopPlaying();
        host.Left(node!, exit);
        if (node!.Exits.TryGetValue(exit, out string? to))
        {
            next = flow.Node(to);
        }
        else
        {
            End($"{node.Id} has no exit {exit}");
        }
    }

    public void End(string cause)
    {
        if (!IsOver)
        {
            Over();
            host.HangUp(cause);
        }
    }

    /// <summary>Walks on in another flow, with the variables it has.</summary>
    public void GoTo(string name)
    {
        if (host.FindFlow(name) is not { } other || flows >= FlowLimits.FlowsOfACall)
        {
            host.Failed(node!, flows >= FlowLimits.FlowsOfACall ? "too many flows in one call" : $"there is no flow {name}");
            Scope.Set("transfer.result", FlowValue.Of("no-flow"));
            Leave(node!.Exits.ContainsKey("failed") ? "failed" : "next");
            return;
        }
        host.Left(node!, "flow");
        List<KeyValuePair<string, FlowValue>> carried = [.. Scope.All];
        flow = other;
        Scope = new FlowScope(other.Settings, host);
        carried.ForEach(pair => Scope.Set(pair.Key, pair.Value));
        visits.Clear();
        flows++;
        host.Entered(other);
        next = other.Start;
    }

    /// <summary>Plays in a row; nothing to play is played at once.</summary>
    /// <param name="prompts">What.</param>
    /// <param name="last">A sound after them.</param>
    public void Play(IReadOnlyList<Prompt> prompts, string last = "")
    {
        string path = SoundPath.Of([.. prompts.Select(PathOf), last]);
        if (path.Length == 0)
        {
            node!.Played(this);
            return;
        }
        string text = string.Join(" + ", prompts.Select(prompt => prompt.Describe(Scope)));
        host.Play(path, last.Length == 0 ? text : $"{text} + beep");
    }

    // What a flow names may have been removed since it was published; what comes of a variable may be nothing.
    private string PathOf(Prompt prompt)
    {
        string path = prompt.Path(Scope);
        if (path.Length == 0)
        {
            host.Failed(node!, $"there is nothing to be played for {prompt.Describe(Scope)}");
        }
        return path;
    }

    public void PlayMusic() => host.PlayMusic();

    public void StopPlaying() => host.StopPlaying();

    public void Arm(TimeSpan after) => host.Arm(after);

    public void Disarm() => host.Disarm();

    public void Ask(FlowAsk ask)
    {
        if (!ask.KeepsKeys)
        {
            kept.Clear();
        }
        host.Ask(ask);
    }

    public void StopRecording()
    {
        host.Disarm();
        host.StopRecording();
    }

    public void Score(char key) => host.Score(key);

    public void Set(string name, FlowValue value)
    {
        if (!Scope.Set(name, value))
        {
            host.Failed(node!, $"no room for the variable {name}");
        }
    }

    /// <summary>Likewise, and whoever talks with the caller sees it, unless the flow keeps that variable secret.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="value">What it holds.</param>
    /// <param name="source">See <see cref="CollectedSources"/>.</param>
    /// <param name="exit">Of a key that chose something: the exit it leads to.</param>
    public void Take(string name, FlowValue value, string source, string exit = "")
    {
        Set(name, value);
        if (!IsSecret(name))
        {
            string meaning = node!.Exits.TryGetValue(exit, out string? to) ? flow.Node(to).Label : "";
            string label = source is CollectedSources.Keys or CollectedSources.Words ? node.Label : "";
            host.Took(new CollectedValue(name, label, value.Text, meaning, source));
        }
    }

    /// <summary>Nobody but the flow is to know what the variable holds.</summary>
    public bool IsSecret(string name) => flow.Settings.Secret.Contains(name);

    /// <summary>What is pressed now goes into a variable that is secret.</summary>
    public bool HidesKeys => node?.Collects is { } name && IsSecret(name);

    public FlowValue Evaluate(FlowExpression expression)
    {
        if (expression.Evaluate(Scope, out string failure) is { } value)
        {
            return value;
        }
        host.Failed(node!, $"{expression.Written}: {failure}");
        return FlowValue.Empty;
    }

    /// <summary>What cannot be worked out is not true.</summary>
    public bool IsTrue(FlowExpression expression) =>
        Evaluate(expression).Raw switch
        {
            bool truth => truth,
            double number => number != 0,
            _ => false,
        };

    /// <summary>A key that came before it was asked for counts for the node that asks next.</summary>
    public void KeepDigit(char digit)
    {
        if (kept.Count < KeptDigits)
        {
            kept.Enqueue(digit);
        }
    }

    public void TakeKeptDigits()
    {
        FlowNode at = node!;
        while (next == null && node == at && !IsOver && kept.TryDequeue(out char digit))
        {
            at.Digit(this, digit);
        }
    }

    private void Step(Action<FlowNode> what)
    {
        if (IsOver || node == null)
        {
            return;
        }
        if (isWalking)
        {
            what(node);
            return;
        }
        stepsInTurn = 0;
        isWalking = true;
        what(node);
        isWalking = false;
        Walk();
    }

    // One node after the other, not one inside the other: a long way is no deep stack.
    private void Walk()
    {
        if (isWalking)
        {
            return;
        }
        isWalking = true;
        while (!IsOver && next is { } to)
        {
            next = null;
            node = to;
            Memory = null;
            if (++stepsInTurn > FlowLimits.StepsInOneTurn || ++steps > FlowLimits.StepsOfACall)
            {
                host.Failed(to, "the flow turns in itself");
                End("flow turns in itself");
                break;
            }
            host.Entered(to);
            int visit = visits[to] = visits.GetValueOrDefault(to) + 1;
            if (to.Limit > 0 && visit > to.Limit)
            {
                Leave("limit");
            }
            else
            {
                to.Enter(this);
            }
        }
        isWalking = false;
    }
}
