namespace Tandem.Core.Folds.Records;

using Nerdbank.MessagePack;
using PolyType;
using Tandem.Core.Contract.Rows;

/// <summary>A leg whose record is not closed yet. Moments are its beginning by the wall clock and what the monotonic clock counted since.</summary>
[GenerateShape]
internal sealed partial class OpenLeg
{
    [Key(0)]
    public Guid Id { get; set; }

    [Key(1)]
    public Guid Call { get; set; }

    [Key(2)]
    public Guid Parent { get; set; }

    [Key(3)]
    public string Direction { get; set; } = "";

    [Key(4)]
    public string Party { get; set; } = "";

    [Key(5)]
    public string CallerNumber { get; set; } = "";

    [Key(6)]
    public string CallerName { get; set; } = "";

    [Key(7)]
    public string Dialled { get; set; } = "";

    [Key(8)]
    public string Queue { get; set; } = "";

    [Key(9)]
    public int AgentId { get; set; }

    [Key(10)]
    public string Agent { get; set; } = "";

    /// <summary>Unix microseconds.</summary>
    [Key(11)]
    public long StartMicros { get; set; }

    /// <summary>Its beginning since the server's start, in microseconds.</summary>
    [Key(12)]
    public long Began { get; set; }

    /// <summary>Unix microseconds; 0 before.</summary>
    [Key(13)]
    public long RingMicros { get; set; }

    [Key(14)]
    public long AnswerMicros { get; set; }

    [Key(15)]
    public long BridgeMicros { get; set; }

    [Key(16)]
    public long TalkMillis { get; set; }

    [Key(17)]
    public string SipCallId { get; set; } = "";

    [Key(18)]
    public Guid Recording { get; set; }

    [Key(19)]
    public string OfferReason { get; set; } = "";

    [Key(20)]
    public string Candidates { get; set; } = "";

    /// <summary>For a standing leg: the record of whom it serves now; empty when nobody.</summary>
    [Key(21)]
    public Guid Serves { get; set; }

    /// <summary>The standing leg that serves on this record; empty for a leg of its own.</summary>
    [Key(22)]
    public Guid ServedBy { get; set; }

    /// <summary>Its record, now that it is over.</summary>
    public LegRecord Closed(long endMicros, string cause, int sipCode) =>
        new(
            Id,
            Call,
            Parent,
            Direction,
            Party,
            CallerNumber,
            CallerName,
            Dialled,
            Queue,
            AgentId,
            Agent,
            StartMicros,
            RingMicros,
            AnswerMicros,
            BridgeMicros,
            endMicros,
            TalkMillis,
            cause,
            sipCode,
            SipCallId,
            Recording,
            OfferReason,
            Candidates
        )
        {
            Score = Score,
        };

    [Key(24)]
    public string Score { get; set; } = "";

    /// <summary>The call it is in; its record may stay in another.</summary>
    [Key(23)]
    public Guid In { get; set; }

    /// <summary>Unix microseconds of a moment of the monotonic clock, reckoned from the leg's beginning.</summary>
    public long WallAt(long mono) => StartMicros + (mono - Began);
}
