namespace Tandem.Native.Models;

using Tandem.Core.Contract.Rows;

/// <summary>The record of one leg of a call. Times are null where it never came to that.</summary>
public sealed record RecordModel
{
    public required Guid Leg { get; init; }

    public required Guid Call { get; init; }

    /// <summary>The leg that caused this one.</summary>
    public required Guid? Parent { get; init; }

    /// <summary>in or out, as we see it.</summary>
    public required string Direction { get; init; }

    /// <summary>The extension, or the trunk and number.</summary>
    public required string Party { get; init; }

    public required string CallerNumber { get; init; }

    public required string CallerName { get; init; }

    public required string Dialled { get; init; }

    public required string Queue { get; init; }

    public required int AgentId { get; init; }

    /// <summary>The agent's login.</summary>
    public required string Agent { get; init; }

    public required string? Start { get; init; }

    public required string? Ring { get; init; }

    public required string? Answer { get; init; }

    public required string? Bridge { get; init; }

    /// <summary>Null while it goes on.</summary>
    public required string? End { get; init; }

    public required long TalkMillis { get; init; }

    /// <summary>Why it ended.</summary>
    public required string Cause { get; init; }

    /// <summary>The SIP status it ended with; 0 for none.</summary>
    public required int SipCode { get; init; }

    public required string SipCallId { get; init; }

    /// <summary>Of <c>/v1/recordings</c>; null when it was not recorded.</summary>
    public required Guid? Recording { get; init; }

    /// <summary>Why it was offered to this agent.</summary>
    public required string OfferReason { get; init; }

    public required string Candidates { get; init; }

    /// <summary>How it was, by the key that the caller pressed when he was asked; null when he said nothing.</summary>
    public required string? Score { get; init; }

    public static RecordModel Of(LegRecord record) =>
        new()
        {
            Leg = record.Leg,
            Call = record.Call,
            Parent = Known(record.Parent),
            Direction = record.Direction,
            Party = record.Party,
            CallerNumber = record.CallerNumber,
            CallerName = record.CallerName,
            Dialled = record.Dialled,
            Queue = record.Queue,
            AgentId = record.AgentId,
            Agent = record.AgentLogin,
            Start = Moments.OrNull(record.StartMicros),
            Ring = Moments.OrNull(record.RingMicros),
            Answer = Moments.OrNull(record.AnswerMicros),
            Bridge = Moments.OrNull(record.BridgeMicros),
            End = Moments.OrNull(record.EndMicros),
            TalkMillis = record.TalkMillis,
            Cause = record.Cause,
            SipCode = record.SipCode,
            SipCallId = record.SipCallId,
            Recording = Known(record.Recording),
            OfferReason = record.OfferReason,
            Candidates = record.Candidates,
            Score = record.Score.Length > 0 ? record.Score : null,
        };

    private static Guid? Known(Guid id) => id == Guid.Empty ? null : id;
}

/// <summary>Records, newest first.</summary>
/// <param name="Records">One page of them.</param>
/// <param name="Limit">How many were asked for.</param>
/// <param name="Offset">How many were passed over.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
internal sealed record RecordList(IReadOnlyList<RecordModel> Records, int Limit, int Offset, string? Next);
