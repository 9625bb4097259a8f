namespace Tandem.Core.Configuration;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;

/// <summary>What a configuration command comes to: an answer at once, or changes to commit, with what to give back if that fails.</summary>
internal sealed class Plan
{
    private static readonly Action Nothing = () => { };

    private Plan(Outcome? answer, IReadOnlyList<ConfigurationChange> changes, object? value, Action release)
    {
        Answer = answer;
        Changes = changes;
        Value = value;
        Release = release;
    }

    /// <summary>The answer when there is nothing to commit.</summary>
    public Outcome? Answer { get; }

    public IReadOnlyList<ConfigurationChange> Changes { get; }

    /// <summary>Answered with success.</summary>
    public object? Value { get; }

    /// <summary>Gives reserved keys back.</summary>
    public Action Release { get; }

    public static Plan Done(object? value) => new(new Outcome(OutcomeCode.Ok, "", value), [], value, Nothing);

    public static Plan Refuse(OutcomeCode code, string why) => new(new Outcome(code, why), [], null, Nothing);

    public static Plan Commit(object? value, params IReadOnlyList<ConfigurationChange> changes) => new(null, changes, value, Nothing);

    public Plan OnFailure(Action release) => new(Answer, Changes, Value, release);
}
