namespace Tandem.Core.Contract.Commands;

public enum OutcomeCode
{
    Ok,

    /// <summary>A value is missing or makes no sense; <see cref="Outcome.Detail"/> names it.</summary>
    Invalid,

    /// <summary>The thing named does not exist in this tenant.</summary>
    NotFound,

    /// <summary>A key (login, extension, queue name) is taken.</summary>
    Duplicate,

    /// <summary>It exists but may not change now (agent in a call, callers in the queue).</summary>
    Conflict,

    /// <summary>It was changed since the asker last saw it.</summary>
    Stale,

    /// <summary>Whoever asks may not.</summary>
    Forbidden,

    /// <summary>The agent is not signed in.</summary>
    NotSignedIn,

    /// <summary>The phone of the agent is not registered.</summary>
    Unreachable,

    /// <summary>A limit is reached; try later.</summary>
    Overloaded,

    /// <summary>The database could not commit; nothing was changed.</summary>
    CommitFailed,
}

/// <summary>The one answer to a command.</summary>
/// <param name="Detail">English text for people: what is wrong and what to do.</param>
/// <param name="Value">What the command says it answers; null otherwise.</param>
public sealed record Outcome(OutcomeCode Code, string Detail = "", object? Value = null)
{
    public static readonly Outcome Ok = new(OutcomeCode.Ok);

    public bool IsOk => Code == OutcomeCode.Ok;
}

/// <summary>The answer to the command of that number.</summary>
public readonly record struct CommandReply(long RequestId, Outcome Outcome);
