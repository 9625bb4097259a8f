namespace Tandem.Core.Contract.Rows;

/// <summary>Call record (CDR) of one leg. Times in Unix microseconds UTC; 0 where it never came to that.</summary>
/// <param name="Parent">The leg this one was made for (the caller's, for an offer), else empty.</param>
/// <param name="Direction"><c>inbound</c> (came to us), <c>outbound</c> (we originated).</param>
/// <param name="Party"><c>extension:1001</c> or <c>trunk:NAME</c>: the other end of the leg.</param>
/// <param name="Queue">Queue name the leg waited in or was offered for, else empty.</param>
/// <param name="AgentId">User id of the agent on this leg, else 0.</param>
/// <param name="TalkMillis">How long it was joined with others, holds and consultations of others left out.</param>
/// <param name="Cause">A word of <c>LegEndCause</c> in snake_case, e.g. <c>remote_hang_up</c>, <c>system_failure</c>; empty while open.</param>
/// <param name="OfferReason">Why this agent was picked (strategy and rank), for offered legs.</param>
/// <param name="Candidates">Counts per reason code and the first 16 candidates in order with theirs, as JSON; else empty.</param>
public sealed record LegRecord(
    Guid Leg,
    Guid Call,
    Guid Parent,
    string Direction,
    string Party,
    string CallerNumber,
    string CallerName,
    string Dialled,
    string Queue,
    int AgentId,
    string AgentLogin,
    long StartMicros,
    long RingMicros,
    long AnswerMicros,
    long BridgeMicros,
    long EndMicros,
    long TalkMillis,
    string Cause,
    int SipCode,
    string SipCallId,
    Guid Recording,
    string OfferReason,
    string Candidates
)
{
    /// <summary>How it was, by the key that the caller pressed when he was asked; empty when he said nothing.</summary>
    public string Score { get; init; } = "";
}
