namespace Tandem.Dialects.Udesk.Requests;

using Tandem.Core.Contract.Commands;
using Tandem.Webhooks.Subscriptions;

/// <summary>Failures of commands, in the document's codes.</summary>
internal static class Errors
{
    /// <param name="outcome">The failure.</param>
    /// <param name="duplicate">What is taken.</param>
    /// <param name="conflict">What stands against it.</param>
    /// <param name="overloaded">What there is no more of.</param>
    public static Answer Of(Outcome outcome, ErrorCode? duplicate = null, ErrorCode? conflict = null, ErrorCode? overloaded = null) =>
        outcome.Code switch
        {
            OutcomeCode.Ok => Answer.Done,
            OutcomeCode.Invalid => Answer.Error(ErrorTable.InvalidParameter, outcome.Detail),
            OutcomeCode.NotFound => Answer.Error(ErrorTable.NoRecords, outcome.Detail),
            OutcomeCode.Duplicate => Answer.Error(duplicate ?? ErrorTable.NameExists, outcome.Detail),
            OutcomeCode.Conflict or OutcomeCode.Stale => Answer.Error(conflict ?? ErrorTable.IncorrectRequest, outcome.Detail),
            OutcomeCode.NotSignedIn or OutcomeCode.Unreachable => Answer.Error(ErrorTable.AgentStatus, outcome.Detail),
            OutcomeCode.Forbidden => Answer.Error(ErrorTable.Ownership, outcome.Detail),
            OutcomeCode.CommitFailed => Answer.Error(ErrorTable.Database, outcome.Detail),
            OutcomeCode.Overloaded => Answer.Error(overloaded ?? ErrorTable.Timeout, outcome.Detail),
            _ => Answer.Error(ErrorTable.Internal, outcome.Detail),
        };

    public static Answer Of(SubscriptionOutcome outcome) =>
        outcome.Code switch
        {
            SubscriptionCode.Invalid => Answer.Error(ErrorTable.InvalidParameter, $"{outcome.Field} {outcome.Detail}"),
            SubscriptionCode.NotFound => Answer.Error(ErrorTable.NoRecords, "there is no such subscription"),
            SubscriptionCode.TooMany => Answer.Error(ErrorTable.IncorrectRequest, "there are as many subscriptions as there may be"),
            SubscriptionCode.NotKept => Answer.Error(ErrorTable.Database, "the database cannot be written"),
            _ => Answer.Error(ErrorTable.IncorrectRequest),
        };
}
