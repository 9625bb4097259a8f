namespace Tandem.Core.Folds.Calls;

using Nerdbank.MessagePack;
using PolyType;
using Tandem.Core.Contract.Rows;

/// <summary>A call that is not over, as far as its record goes.</summary>
[GenerateShape]
internal sealed partial class OpenSummary
{
    private const long MicrosPerMilli = 1_000;

    [Key(0)]
    public Guid Id { get; set; }

    /// <summary>Unix microseconds.</summary>
    [Key(1)]
    public long StartMicros { get; set; }

    /// <summary>Its beginning since the server's start, in microseconds.</summary>
    [Key(2)]
    public long Began { get; set; }

    [Key(3)]
    public CallDirection Direction { get; set; }

    [Key(4)]
    public string Customer { get; set; } = "";

    [Key(5)]
    public string Own { get; set; } = "";

    [Key(6)]
    public int AgentId { get; set; }

    [Key(7)]
    public string Agent { get; set; } = "";

    [Key(8)]
    public string Extension { get; set; } = "";

    [Key(9)]
    public string Queue { get; set; } = "";

    [Key(10)]
    public long QueueMillis { get; set; }

    /// <summary>Legs that are not over.</summary>
    [Key(11)]
    public Dictionary<Guid, SummaryLeg> Legs { get; set; } = [];

    /// <summary>The leg to or from outside that the call is about; of a call inside whom it is to.</summary>
    [Key(12)]
    public Guid CustomerLeg { get; set; }

    /// <summary>The leg of who called, or whom it was joined with first.</summary>
    [Key(13)]
    public Guid AgentLeg { get; set; }

    /// <summary>Moments by the monotonic clock; null before.</summary>
    [Key(14)]
    public long? Rang { get; set; }

    [Key(15)]
    public long? Answered { get; set; }

    [Key(16)]
    public long? Joined { get; set; }

    /// <summary>Who called took up his own phone.</summary>
    [Key(17)]
    public bool CallerIsUp { get; set; }

    /// <summary>A phone rang when the customer went.</summary>
    [Key(18)]
    public bool RangAtEnd { get; set; }

    /// <summary>By the monotonic clock, when the first of the two went; null before.</summary>
    [Key(19)]
    public long? Ended { get; set; }

    [Key(20)]
    public string EndedBy { get; set; } = "";

    [Key(21)]
    public Guid Recording { get; set; }

    [Key(22)]
    public string UserData { get; set; } = "";

    [Key(23)]
    public string SalesCode { get; set; } = "";

    [Key(24)]
    public string NumberReason { get; set; } = "";

    [Key(25)]
    public long CostMicros { get; set; }

    [Key(26)]
    public string Score { get; set; } = "";

    /// <summary>A campaign calls: an agent, or a flow, is there for whoever answers.</summary>
    [Key(27)]
    public bool IsCampaign { get; set; }

    /// <summary>A machine answered it: what it hears is no conversation.</summary>
    [Key(28)]
    public bool IsMachine { get; set; }

    public CallRecord Closed(string cause, long mono) =>
        new(
            Id,
            Direction,
            Outcome,
            Customer,
            Own,
            AgentId,
            Agent,
            Extension,
            Queue,
            StartMicros,
            Wall(Rang),
            Wall(Answered),
            Wall(mono),
            QueueMillis,
            Joined is { } since ? Math.Max(0, (Ended ?? mono) - since) / MicrosPerMilli : 0,
            EndedBy.Length > 0 ? EndedBy : "system",
            cause,
            Recording,
            UserData,
            SalesCode,
            NumberReason,
            CostMicros
        )
        {
            Score = Score,
        };

    private CallOutcome Outcome =>
        Joined is not null ? CallOutcome.Answered
        : IsCampaign ? (Answered is null ? CallOutcome.CalleeMissed : CallOutcome.CallerMissed)
        : Direction != CallDirection.Inbound ? (CallerIsUp ? CallOutcome.CalleeMissed : CallOutcome.CallerMissed)
        : RangAtEnd ? CallOutcome.NotAnswered
        : Queue.Length > 0 ? CallOutcome.Abandoned
        : CallOutcome.NotRouted;

    private long Wall(long? mono) => mono is { } at ? StartMicros + (at - Began) : 0;
}

/// <summary>A leg of such a call.</summary>
internal sealed class SummaryLeg
{
    [Key(0)]
    public string Party { get; set; } = "";

    [Key(1)]
    public bool IsIncoming { get; set; }

    [Key(2)]
    public int AgentId { get; set; }

    [Key(3)]
    public string Agent { get; set; } = "";

    [Key(4)]
    public bool Rings { get; set; }

    [Key(5)]
    public bool IsUp { get; set; }
}

/// <summary>All of them.</summary>
[GenerateShape]
internal sealed partial class OpenSummaries
{
    [Key(0)]
    public Dictionary<Guid, OpenSummary> Calls { get; set; } = [];
}
