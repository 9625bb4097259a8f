namespace Tandem.Core.Configuration;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;

/// <summary>What a configuration command comes to: an answer at once, or changes to commit, with what to give back if that fails.</summary>
/// <param name="Answer">The answer when there is nothing to commit.</param>
/// <param name="Changes">To be committed.</param>
/// <param name="Value">Answered with success.</param>
internal sealed record Plan(Outcome? Answer, IReadOnlyList<ConfigurationChange> Changes, object? Value)
{
    /// <summary>Given back when the commit fails.</summary>
    public IReadOnlyList<KeyHold> Holds { get; private init; } = [];

    public static Plan Done(object? value) => new(new Outcome(OutcomeCode.Ok, "", value), [], value);

    public static Plan Refuse(OutcomeCode code, string why) => new(new Outcome(code, why), [], null);

    /// <summary>Refused, with more to say than a sentence.</summary>
    public static Plan Refuse(OutcomeCode code, string why, object value) => new(new Outcome(code, why, value), [], null);

    public static Plan Commit(object? value, params IReadOnlyList<ConfigurationChange> changes) => new(null, changes, value);

    public Plan Holding(params IReadOnlyList<KeyHold> holds) => this with { Holds = holds };
}
