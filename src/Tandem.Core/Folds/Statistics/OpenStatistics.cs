namespace Tandem.Core.Folds.Statistics;

using Nerdbank.MessagePack;
using PolyType;
using Tandem.Core.Contract.Rows;

/// <summary>What the statistics remember: rows that still grow, and what goes on.</summary>
[GenerateShape]
internal sealed partial class OpenStatistics
{
    /// <summary>The quarter that runs; 0 before the first event.</summary>
    [Key(0)]
    public int Quarter { get; set; }

    /// <summary>Of the last event: microseconds since the server started.</summary>
    [Key(1)]
    public long LastMicros { get; set; }

    /// <summary>By quarter and queue.</summary>
    [Key(2)]
    public SortedDictionary<long, QueueQuarter> Queues { get; set; } = [];

    /// <summary>By quarter and agent.</summary>
    [Key(3)]
    public SortedDictionary<long, AgentQuarter> AgentQuarters { get; set; } = [];

    /// <summary>Calls that wait in a queue or have, until they are over.</summary>
    [Key(4)]
    public Dictionary<Guid, QueueCall> Calls { get; set; } = [];

    /// <summary>Legs with an agent on them.</summary>
    [Key(5)]
    public Dictionary<Guid, AgentLeg> Legs { get; set; } = [];

    /// <summary>Those signed in, by user id.</summary>
    [Key(6)]
    public SortedDictionary<int, RunningAgent> Agents { get; set; } = [];

    [Key(7)]
    public TalkTimes Talks { get; set; } = new();

    /// <summary>The call of a queue that each agent answered last: his wrap-up belongs to it, also when he signed out and in again meanwhile.</summary>
    [Key(8)]
    public Dictionary<int, QueueCall> LastCalls { get; set; } = [];
}

/// <summary>Which queue a call came to wait in last, and when.</summary>
internal sealed class QueueCall
{
    [Key(0)]
    public int QueueId { get; set; }

    [Key(1)]
    public string Queue { get; set; } = "";

    [Key(2)]
    public int Quarter { get; set; }

    /// <summary>An answer within this is in time.</summary>
    [Key(3)]
    public long InTimeMillis { get; set; }
}

/// <summary>An agent's leg.</summary>
internal sealed class AgentLeg
{
    [Key(0)]
    public int AgentId { get; set; }

    [Key(1)]
    public string Agent { get; set; } = "";

    [Key(2)]
    public Guid Call { get; set; }

    /// <summary>He has the others on hold.</summary>
    [Key(3)]
    public bool Holds { get; set; }

    /// <summary>Microseconds since the server started.</summary>
    [Key(4)]
    public long HoldsSince { get; set; }
}

/// <summary>A signed-in agent, in the state that lasts.</summary>
internal sealed class RunningAgent
{
    [Key(0)]
    public string Agent { get; set; } = "";

    [Key(1)]
    public string Status { get; set; } = "";

    [Key(2)]
    public string State { get; set; } = "";

    [Key(3)]
    public string Reason { get; set; } = "";

    /// <summary>Microseconds since the server started.</summary>
    [Key(4)]
    public long Since { get; set; }
}
