namespace Tandem.Core.Contract.Rows;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>
/// A queue in a quarter of an hour: all about the calls that entered it then, whenever the rest happened. What came in late may be in a row of
/// its own: rows of the same queue and quarter are added up.
/// </summary>
[GenerateShape]
public sealed partial class QueueQuarter
{
    [Key(0)]
    public int QueueId { get; set; }

    /// <summary>Its name then.</summary>
    [Key(1)]
    public string Queue { get; set; } = "";

    /// <summary>Quarters of an hour since 1970, UTC.</summary>
    [Key(2)]
    public int Quarter { get; set; }

    /// <summary>The event it began with: tells rows of one queue and quarter apart.</summary>
    [Key(3)]
    public long Part { get; set; }

    /// <summary>Calls that came to wait.</summary>
    [Key(4)]
    public int Offered { get; set; }

    [Key(5)]
    public int Answered { get; set; }

    /// <summary>Answered within the queue's service level threshold.</summary>
    [Key(6)]
    public int AnsweredInTime { get; set; }

    [Key(7)]
    public int Abandoned { get; set; }

    /// <summary>Abandoned after the threshold: only these count against the service level.</summary>
    [Key(8)]
    public int AbandonedLate { get; set; }

    /// <summary>Waited too long, by the queue's own limit.</summary>
    [Key(9)]
    public int TimedOut { get; set; }

    /// <summary>Went because nobody was signed in.</summary>
    [Key(10)]
    public int WithoutAgent { get; set; }

    /// <summary>Went for another reason.</summary>
    [Key(11)]
    public int Failed { get; set; }

    /// <summary>Offers that nobody answered.</summary>
    [Key(12)]
    public int NoAnswers { get; set; }

    [Key(13)]
    public int Transfers { get; set; }

    /// <summary>Agents' time in its calls, in microseconds.</summary>
    [Key(14)]
    public long TalkMicros { get; set; }

    [Key(15)]
    public long HoldMicros { get; set; }

    [Key(16)]
    public long WrapUpMicros { get; set; }

    /// <summary>Waits that ended with an answer.</summary>
    [Key(17)]
    public WaitHistogram AnswerWaits { get; set; } = new();

    /// <summary>Waits that ended with the caller hanging up.</summary>
    [Key(18)]
    public WaitHistogram AbandonWaits { get; set; } = new();

    /// <summary>Answered in time of those that were answered or abandoned late, in thousandths; 1 000 when there were none.</summary>
    [PropertyShape(Ignore = true)]
    public int ServiceLevelMille => Answered + AbandonedLate == 0 ? 1_000 : (int)(1_000L * AnsweredInTime / (Answered + AbandonedLate));

    /// <summary>Adds what another row of it has.</summary>
    public void Add(QueueQuarter other)
    {
        Offered += other.Offered;
        Answered += other.Answered;
        AnsweredInTime += other.AnsweredInTime;
        Abandoned += other.Abandoned;
        AbandonedLate += other.AbandonedLate;
        TimedOut += other.TimedOut;
        WithoutAgent += other.WithoutAgent;
        Failed += other.Failed;
        NoAnswers += other.NoAnswers;
        Transfers += other.Transfers;
        TalkMicros += other.TalkMicros;
        HoldMicros += other.HoldMicros;
        WrapUpMicros += other.WrapUpMicros;
        AnswerWaits.Add(other.AnswerWaits);
        AbandonWaits.Add(other.AbandonWaits);
    }
}
