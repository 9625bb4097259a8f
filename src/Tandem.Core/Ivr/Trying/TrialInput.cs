namespace Tandem.Core.Ivr.Trying;

using Tandem.Core.Ivr.Expressions;

/// <summary>What a trial of a flow assumes of the caller and the world.</summary>
public sealed record TrialInput
{
    public string Caller { get; init; } = "13800138000";

    public string Called { get; init; } = "";

    public string Trunk { get; init; } = "";

    /// <summary>What the caller does whenever he is asked: a key, or <c>-</c> for nothing until the time is over. When they are used up, nothing.</summary>
    public string Keys { get; init; } = "";

    /// <summary>When the call comes in: microseconds since 1970, UTC.</summary>
    public long WallMicros { get; init; }

    /// <summary>What becomes of the nodes that ask the world, by the id of the node; else the first that goes well.</summary>
    public IReadOnlyDictionary<string, TrialAnswer> Answers { get; init; } = new Dictionary<string, TrialAnswer>();

    /// <summary>Queues by name; one that is not here has nobody waiting and one agent ready.</summary>
    public IReadOnlyDictionary<string, QueueFacts> Queues { get; init; } = new Dictionary<string, QueueFacts>();

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();
}

/// <summary>What a node that asks the world is answered in a trial.</summary>
/// <param name="Word">As in the log: answered, timeout, full, no-agent, key; busy, no-answer …; failed.</param>
/// <param name="Status">HTTP status (0: 200), or seconds recorded.</param>
/// <param name="Body">The HTTP answer, or the words said.</param>
public sealed record TrialAnswer(string Word, int Status = 0, string Body = "");

/// <summary>One step of a trial.</summary>
/// <param name="Millis">Since the call came in.</param>
/// <param name="Node">In which node; empty for none.</param>
/// <param name="What">enter, hear, music, key, wait, ask, answer, leave, record, score, fail, end.</param>
/// <param name="Text">What was heard, pressed, asked …</param>
public sealed record TrialStep(long Millis, string Node, string What, string Text);
