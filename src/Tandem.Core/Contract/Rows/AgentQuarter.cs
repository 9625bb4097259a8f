namespace Tandem.Core.Contract.Rows;

using Nerdbank.MessagePack;
using PolyType;
using Tandem.Core.Contract.Events.Kinds;

/// <summary>
/// An agent in a quarter of an hour: what he did in it. Rows of the same agent and quarter are added up. Signed-in time is the sum of all states, in microseconds.
/// </summary>
[GenerateShape]
public sealed partial class AgentQuarter
{
    /// <summary>A quarter of an hour.</summary>
    public const long LengthMicros = 15 * 60 * 1_000_000L;

    private const long Mille = 1_000;

    [Key(0)]
    public int AgentId { get; set; }

    /// <summary>His login then.</summary>
    [Key(1)]
    public string Agent { get; set; } = "";

    /// <summary>Quarters of an hour since 1970, UTC.</summary>
    [Key(2)]
    public int Quarter { get; set; }

    /// <summary>The event it began with: tells rows of one agent and quarter apart.</summary>
    [Key(3)]
    public long Part { get; set; }

    /// <summary>Offers made to him.</summary>
    [Key(4)]
    public int Offered { get; set; }

    [Key(5)]
    public int Answered { get; set; }

    [Key(6)]
    public int NoAnswers { get; set; }

    /// <summary>Offers he declined, or was busy for.</summary>
    [Key(7)]
    public int Rejected { get; set; }

    [Key(8)]
    public int Transfers { get; set; }

    /// <summary>In calls of queues.</summary>
    [Key(9)]
    public long TalkMicros { get; set; }

    /// <summary>He had others on hold, in calls of queues.</summary>
    [Key(10)]
    public long HoldMicros { get; set; }

    [Key(11)]
    public long SignedInMicros { get; set; }

    /// <summary>Could have been offered a call.</summary>
    [Key(12)]
    public long ReadyMicros { get; set; }

    /// <summary>Available, but left alone after a refusal, or his phone not registered.</summary>
    [Key(13)]
    public long UnreadyMicros { get; set; }

    /// <summary>An offer rang.</summary>
    [Key(14)]
    public long RingMicros { get; set; }

    /// <summary>In a call of a queue: talk, hold, joining and all.</summary>
    [Key(15)]
    public long QueueCallMicros { get; set; }

    /// <summary>In another call.</summary>
    [Key(16)]
    public long OtherCallMicros { get; set; }

    [Key(17)]
    public long WrapUpMicros { get; set; }

    /// <summary>On break, by reason.</summary>
    [Key(18)]
    public SortedDictionary<string, long> BreakMicros { get; set; } = new(StringComparer.Ordinal);

    /// <summary>In calls of no queue.</summary>
    [Key(19)]
    public long OtherTalkMicros { get; set; }

    /// <summary>He had others on hold, in calls of no queue.</summary>
    [Key(20)]
    public long OtherHoldMicros { get; set; }

    /// <summary>His part in each queue, by its id.</summary>
    [Key(21)]
    public SortedDictionary<int, AgentInQueue> Queues { get; set; } = [];

    /// <summary>What he does now, which is not counted yet; null once the quarter is over, and when he is not signed in.</summary>
    [Key(22)]
    public RunningState? Running { get; set; }

    /// <summary>
    /// Busy with calls of queues (in them, or wrapping up) of the time he could have been (busy, ringing or ready), in thousandths.
    /// </summary>
    [PropertyShape(Ignore = true)]
    public int OccupancyMille
    {
        get
        {
            long busy = QueueCallMicros + WrapUpMicros;
            long able = busy + RingMicros + ReadyMicros;
            return able == 0 ? 0 : (int)(Mille * busy / able);
        }
    }

    /// <summary>His part in that queue, from now on at the latest.</summary>
    /// <param name="queue">Its name.</param>
    public AgentInQueue In(int queueId, string queue)
    {
        if (!Queues.TryGetValue(queueId, out AgentInQueue? part))
        {
            Queues.Add(queueId, part = new AgentInQueue());
        }
        part.Queue = queue;
        return part;
    }

    /// <summary>Counts what he did.</summary>
    /// <param name="state">In the words of events.</param>
    /// <param name="reason">Of a break.</param>
    /// <param name="micros">For how long.</param>
    public void Count(string state, string reason, long micros)
    {
        SignedInMicros += micros;
        switch (state)
        {
            case AgentWords.Receiving:
                RingMicros += micros;
                break;
            case AgentWords.InQueueCall:
                QueueCallMicros += micros;
                break;
            case AgentWords.InCall:
                OtherCallMicros += micros;
                break;
            case AgentWords.WrapUp:
                WrapUpMicros += micros;
                break;
            case AgentWords.Waiting:
                ReadyMicros += micros;
                break;
            case AgentWords.Delayed or AgentWords.Unreachable:
                UnreadyMicros += micros;
                break;
            default:
                BreakMicros[reason] = BreakMicros.GetValueOrDefault(reason) + micros;
                break;
        }
    }

    /// <summary>Adds what another row of it has.</summary>
    public void Add(AgentQuarter other)
    {
        Offered += other.Offered;
        Answered += other.Answered;
        NoAnswers += other.NoAnswers;
        Rejected += other.Rejected;
        Transfers += other.Transfers;
        TalkMicros += other.TalkMicros;
        HoldMicros += other.HoldMicros;
        SignedInMicros += other.SignedInMicros;
        ReadyMicros += other.ReadyMicros;
        UnreadyMicros += other.UnreadyMicros;
        RingMicros += other.RingMicros;
        QueueCallMicros += other.QueueCallMicros;
        OtherCallMicros += other.OtherCallMicros;
        WrapUpMicros += other.WrapUpMicros;
        OtherTalkMicros += other.OtherTalkMicros;
        OtherHoldMicros += other.OtherHoldMicros;
        foreach ((int queueId, AgentInQueue part) in other.Queues)
        {
            In(queueId, part.Queue).Add(part);
        }
        foreach ((string reason, long micros) in other.BreakMicros)
        {
            BreakMicros[reason] = BreakMicros.GetValueOrDefault(reason) + micros;
        }
    }
}
