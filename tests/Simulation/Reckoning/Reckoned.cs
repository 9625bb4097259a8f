namespace Tandem.Simulation.Tests.Reckoning;

/// <summary>A queue in a quarter as reckoned from the raw events. Times in microseconds, waits in milliseconds.</summary>
internal sealed class ReckonedQueue
{
    public int Offered { get; set; }
    public int InTime { get; set; }
    public int Late { get; set; }
    public int TimedOut { get; set; }
    public int WithoutAgent { get; set; }
    public int Failed { get; set; }
    public int NoAnswers { get; set; }
    public int Transfers { get; set; }
    public long Talk { get; set; }
    public long Hold { get; set; }
    public long WrapUp { get; set; }
    public List<long> Answered { get; } = [];
    public List<long> Abandoned { get; } = [];
}

/// <summary>An agent in a quarter.</summary>
internal sealed class ReckonedAgent
{
    public int Offered { get; set; }
    public int Answered { get; set; }
    public int NoAnswers { get; set; }
    public int Rejected { get; set; }
    public int Transfers { get; set; }
    public long Talk { get; set; }
    public long Hold { get; set; }
    public long OtherTalk { get; set; }
    public long OtherHold { get; set; }
    public Dictionary<int, ReckonedPart> Parts { get; } = [];
    public Dictionary<string, long> States { get; } = [];
    public Dictionary<string, long> Breaks { get; } = [];
}

/// <summary>An agent in a quarter, in one queue.</summary>
internal sealed class ReckonedPart
{
    public int Offered { get; set; }
    public int Answered { get; set; }
    public int NoAnswers { get; set; }
    public int Rejected { get; set; }
    public int Transfers { get; set; }
    public long Talk { get; set; }
    public long Hold { get; set; }
    public long WrapUp { get; set; }
}
