namespace Tandem.Core.Contract.Rows;

/// <summary>What is kept of a call as a whole, when it is over. Times in Unix microseconds UTC; 0 where it never came to that.</summary>
/// <param name="Customer">The number outside, in its inner form; of a call inside the one that was dialled.</param>
/// <param name="Own">The number of the tenant that was called or shown; an extension where there is none.</param>
/// <param name="AgentId">Who talked first; else at whom it rang last, or who called; 0 for nobody.</param>
/// <param name="Agent">His login then.</param>
/// <param name="Extension">His phone; a number outside where he has it there.</param>
/// <param name="Queue">The one it waited in last, or empty.</param>
/// <param name="RingMicros">When the called party's phone began to ring.</param>
/// <param name="AnswerMicros">When the called party answered: the customer of a call out, the agent of one that came in.</param>
/// <param name="TalkMillis">From the first conversation on to the end.</param>
/// <param name="EndedBy">Who ended it: <c>agent</c>, <c>customer</c> or <c>system</c>.</param>
/// <param name="Cause">Why the first leg ended that did.</param>
/// <param name="Recording">The first; empty for none.</param>
/// <param name="NumberReason">Why that number was shown: see <see cref="Events.Kinds.NumberChosen"/>.</param>
/// <param name="CostMicros">In millionths of the currency's unit.</param>
public sealed record CallRecord(
    Guid Call,
    CallDirection Direction,
    CallOutcome Outcome,
    string Customer,
    string Own,
    int AgentId,
    string Agent,
    string Extension,
    string Queue,
    long StartMicros,
    long RingMicros,
    long AnswerMicros,
    long EndMicros,
    long QueueMillis,
    long TalkMillis,
    string EndedBy,
    string Cause,
    Guid Recording,
    string UserData,
    string SalesCode,
    string NumberReason,
    long CostMicros
)
{
    /// <summary>How the caller said it was, by a key; empty when he was not asked or said nothing.</summary>
    public string Score { get; init; } = "";
}

/// <summary>Kept by its number.</summary>
public enum CallDirection
{
    Inbound = 1,
    Outbound = 2,

    /// <summary>Between phones of the tenant, or to its own queues.</summary>
    Internal = 3,
}

/// <summary>How far a call came. Kept by its number.</summary>
public enum CallOutcome
{
    /// <summary>Came in and was over before it reached a queue or a phone.</summary>
    NotRouted = 1,

    /// <summary>Was over while nobody's phone rang for who waited.</summary>
    Abandoned = 2,

    /// <summary>Was over while a phone rang.</summary>
    NotAnswered = 3,

    /// <summary>Who was to call did not take his own phone up.</summary>
    CallerMissed = 4,

    /// <summary>Whom he called did not.</summary>
    CalleeMissed = 5,

    Answered = 6,
}
