namespace Tandem.Core.Contract.Rows;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>An agent's part in one queue, in a quarter of an hour. Times in microseconds.</summary>
[GenerateShape]
public sealed partial class AgentInQueue
{
    /// <summary>Its name then.</summary>
    [Key(0)]
    public string Queue { get; set; } = "";

    [Key(1)]
    public int Offered { get; set; }

    [Key(2)]
    public int Answered { get; set; }

    [Key(3)]
    public int NoAnswers { get; set; }

    [Key(4)]
    public int Rejected { get; set; }

    [Key(5)]
    public int Transfers { get; set; }

    [Key(6)]
    public long TalkMicros { get; set; }

    [Key(7)]
    public long HoldMicros { get; set; }

    [Key(8)]
    public long WrapUpMicros { get; set; }

    /// <summary>Adds what he did there in another one.</summary>
    public void Add(AgentInQueue other)
    {
        Offered += other.Offered;
        Answered += other.Answered;
        NoAnswers += other.NoAnswers;
        Rejected += other.Rejected;
        Transfers += other.Transfers;
        TalkMicros += other.TalkMicros;
        HoldMicros += other.HoldMicros;
        WrapUpMicros += other.WrapUpMicros;
    }
}
