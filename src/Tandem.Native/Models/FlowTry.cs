namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Core.Ivr.Expressions;
using Tandem.Core.Ivr.Trying;
using Tandem.Native.Requests;

/// <summary>A caller and a world for a flow to be tried with, in virtual time.</summary>
internal sealed record FlowTry : IBody
{
    private const int MostKeys = 1_000;

    /// <summary>Keys the caller presses whenever he is asked; - for none until the time is over.</summary>
    [StringLength(MostKeys)]
    [RegularExpression("[0-9A-D*#,-]*")]
    public string? Keys { get; init; }

    [StringLength(Lengths.Number)]
    public string? Caller { get; init; }

    [StringLength(Lengths.Number)]
    public string? Called { get; init; }

    [StringLength(Lengths.Name)]
    public string? Trunk { get; init; }

    /// <summary>When the call comes in; now when not given.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Variables the call brings along.</summary>
    public IReadOnlyDictionary<string, string>? Variables { get; init; }

    /// <summary>What nodes that ask the world are answered, by their ids; else what goes well.</summary>
    public IReadOnlyDictionary<string, FlowTryAnswer>? Answers { get; init; }

    /// <summary>How queues stand, by name; else nobody waits and one agent is ready.</summary>
    public IReadOnlyDictionary<string, FlowTryQueue>? Queues { get; init; }

    /// <summary>A version that was published; the draft when not given.</summary>
    public int? Version { get; init; }

    public TrialInput Input(DateTimeOffset now) =>
        new()
        {
            Keys = (Keys ?? "").Replace(",", "", StringComparison.Ordinal),
            Caller = Caller ?? "13800138000",
            Called = Called ?? "",
            Trunk = Trunk ?? "",
            WallMicros = (At ?? now).ToUnixTimeMilliseconds() * 1_000,
            Variables = Variables ?? new Dictionary<string, string>(),
            Answers = (Answers ?? new Dictionary<string, FlowTryAnswer>()).ToDictionary(
                each => each.Key,
                each => new TrialAnswer(each.Value.Word ?? "answered", each.Value.Status ?? 0, each.Value.Body ?? "")
            ),
            Queues = (Queues ?? new Dictionary<string, FlowTryQueue>()).ToDictionary(
                each => each.Key,
                each => new QueueFacts(each.Value.Waiting, each.Value.Ready, each.Value.SignedIn, each.Value.EstimatedSeconds)
            ),
        };
}

/// <summary>What a node that asks the world is answered.</summary>
internal sealed record FlowTryAnswer
{
    /// <summary>answered, timeout, full, no-agent, key; busy, no-answer …; failed.</summary>
    public string? Word { get; init; }

    /// <summary>Status of HTTP, or seconds recorded.</summary>
    public int? Status { get; init; }

    /// <summary>The HTTP answer, or the words said.</summary>
    public string? Body { get; init; }
}

/// <summary>How a queue stands.</summary>
internal sealed record FlowTryQueue
{
    public int Waiting { get; init; }

    public int Ready { get; init; }

    public int SignedIn { get; init; }

    public int EstimatedSeconds { get; init; }
}

/// <summary>The way a call took, step by step.</summary>
internal sealed record FlowTrialModel(IReadOnlyList<FlowStepModel> Steps);

/// <summary>One step.</summary>
/// <param name="Millis">Since the call came in, of virtual time.</param>
/// <param name="Node">In which node; empty for none.</param>
/// <param name="What">flow, enter, hear, music, key, wait, ask, answer, leave, record, score, fail, end.</param>
/// <param name="Text">What is heard, pressed, asked ….</param>
internal sealed record FlowStepModel(long Millis, string Node, string What, string Text);
