namespace Tandem.Core.Contract.Rows;

using Nerdbank.MessagePack;

/// <summary>What an agent does now, in the words of events, and since when: it counts when it is over, and is added by who reads before that.</summary>
public sealed class RunningState
{
    [Key(0)]
    public string State { get; set; } = "";

    /// <summary>Of a break.</summary>
    [Key(1)]
    public string Reason { get; set; } = "";

    /// <summary>In Unix microseconds; what he did of it in an earlier quarter is counted there.</summary>
    [Key(2)]
    public long SinceMicros { get; set; }
}
