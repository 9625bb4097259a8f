namespace Tandem.Native.Models;

using Tandem.Core.Contract.Rows;

/// <summary>The record of a call as a whole. Times are null where it never came to that.</summary>
public sealed record CallRecordModel
{
    public required Guid Call { get; init; }

    /// <summary>inbound, outbound or internal.</summary>
    public required string Direction { get; init; }

    /// <summary>How far it came: not_routed, abandoned, not_answered, caller_missed, callee_missed or answered.</summary>
    public required string State { get; init; }

    /// <summary>The number outside; of a call inside the one that was dialled.</summary>
    public required string Customer { get; init; }

    /// <summary>The tenant's number that was called or shown; an extension where there is none.</summary>
    public required string Own { get; init; }

    /// <summary>Who talked first; else at whom it rang last, or who called; 0 for nobody.</summary>
    public required int AgentId { get; init; }

    /// <summary>His login.</summary>
    public required string Agent { get; init; }

    /// <summary>His phone; a number outside where he has it there.</summary>
    public required string Extension { get; init; }

    /// <summary>The one it waited in last, or empty.</summary>
    public required string Queue { get; init; }

    public required string? Start { get; init; }

    /// <summary>When the called party's phone began to ring.</summary>
    public required string? Ring { get; init; }

    /// <summary>When the called party answered: the customer of a call out, the agent of one that came in.</summary>
    public required string? Answer { get; init; }

    public required string? End { get; init; }

    public required long QueueMillis { get; init; }

    /// <summary>From the first conversation on to the end.</summary>
    public required long TalkMillis { get; init; }

    /// <summary>agent, customer or system.</summary>
    public required string EndedBy { get; init; }

    /// <summary>Why the first leg ended that did.</summary>
    public required string Cause { get; init; }

    /// <summary>Of <c>/v1/recordings</c>; null when it was not recorded.</summary>
    public required Guid? Recording { get; init; }

    /// <summary>What was given along with the order to call.</summary>
    public required string UserData { get; init; }

    public required string SalesCode { get; init; }

    /// <summary>Why that number was shown: asked, own, assigned, same_city, same_province, any or random; empty where none was chosen.</summary>
    public required string NumberReason { get; init; }

    /// <summary>In the currency's unit.</summary>
    public required decimal Cost { get; init; }

    /// <summary>How it was, by the key that the caller pressed when he was asked; null when he said nothing.</summary>
    public required string? Score { get; init; }

    public static CallRecordModel Of(CallRecord call) =>
        new()
        {
            Call = call.Call,
            Direction = Words.OfEnum(call.Direction),
            State = Words.OfEnum(call.Outcome),
            Customer = call.Customer,
            Own = call.Own,
            AgentId = call.AgentId,
            Agent = call.Agent,
            Extension = call.Extension,
            Queue = call.Queue,
            Start = Moments.OrNull(call.StartMicros),
            Ring = Moments.OrNull(call.RingMicros),
            Answer = Moments.OrNull(call.AnswerMicros),
            End = Moments.OrNull(call.EndMicros),
            QueueMillis = call.QueueMillis,
            TalkMillis = call.TalkMillis,
            EndedBy = call.EndedBy,
            Cause = call.Cause,
            Recording = call.Recording == Guid.Empty ? null : call.Recording,
            UserData = call.UserData,
            SalesCode = call.SalesCode,
            NumberReason = call.NumberReason,
            Cost = call.CostMicros / (decimal)PriceModel.Micros,
            Score = call.Score.Length > 0 ? call.Score : null,
        };
}

/// <summary>Records of calls, newest first.</summary>
/// <param name="CallRecords">One page of them.</param>
/// <param name="Total">How many there are on this page and all that follow, counted up to 50000: more are told as that.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
internal sealed record CallRecordList(IReadOnlyList<CallRecordModel> CallRecords, long Total, string? Next);
