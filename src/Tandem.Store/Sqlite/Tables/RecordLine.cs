namespace Tandem.Store.Sqlite.Tables;

using Tandem.Core.Contract.Rows;

/// <summary>A row of the call records as a query brings it.</summary>
internal sealed class RecordLine
{
    public byte[] Leg { get; init; } = [];
    public byte[] Call { get; init; } = [];
    public byte[] Parent { get; init; } = [];
    public string Direction { get; init; } = "";
    public string Party { get; init; } = "";
    public string CallerNumber { get; init; } = "";
    public string CallerName { get; init; } = "";
    public string Dialled { get; init; } = "";
    public string Queue { get; init; } = "";
    public int AgentId { get; init; }
    public string AgentLogin { get; init; } = "";
    public long StartAt { get; init; }
    public long RingAt { get; init; }
    public long AnswerAt { get; init; }
    public long BridgeAt { get; init; }
    public long EndAt { get; init; }
    public long TalkMs { get; init; }
    public string Cause { get; init; } = "";
    public int SipCode { get; init; }
    public string SipCallId { get; init; } = "";
    public byte[] Recording { get; init; } = [];
    public string OfferReason { get; init; } = "";
    public string Candidates { get; init; } = "";
    public string Score { get; init; } = "";

    public LegRecord ToRecord() =>
        new(
            Ids.Read(Leg),
            Ids.Read(Call),
            Ids.Read(Parent),
            Direction,
            Party,
            CallerNumber,
            CallerName,
            Dialled,
            Queue,
            AgentId,
            AgentLogin,
            StartAt,
            RingAt,
            AnswerAt,
            BridgeAt,
            EndAt,
            TalkMs,
            Cause,
            SipCode,
            SipCallId,
            Ids.Read(Recording),
            OfferReason,
            Candidates
        )
        {
            Score = Score,
        };
}
