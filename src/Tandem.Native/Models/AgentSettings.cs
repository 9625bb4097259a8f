namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Requests;

/// <summary>How calls are offered to an agent; what is left out stays as it is, or has its default. Times in seconds.</summary>
internal sealed record AgentSettings : IBody
{
    private const int Day = 86_400;
    private const int Most = 1_000_000;

    /// <summary>How long a phone rings. 15.</summary>
    [Range(1, Day)]
    public int? RingSeconds { get; init; }

    /// <summary>Calls at once. 1.</summary>
    [Range(1, 100)]
    public int? Simultaneous { get; init; }

    /// <summary>After a call. 10.</summary>
    [Range(0, Day)]
    public int? WrapUpSeconds { get; init; }

    /// <summary>Before the next offer, after he declined one. 10.</summary>
    [Range(0, Day)]
    public int? RejectDelaySeconds { get; init; }

    /// <summary>Before the next offer, after his phone was busy. 10.</summary>
    [Range(0, Day)]
    public int? BusyDelaySeconds { get; init; }

    /// <summary>Before the next offer, after he did not answer. 30.</summary>
    [Range(0, Day)]
    public int? NoAnswerDelaySeconds { get; init; }

    /// <summary>Offers not answered in a row before he is on break. 3; 0 for never.</summary>
    [Range(0, Most)]
    public int? MaxNoAnswer { get; init; }

    /// <summary>Where he stands in queues he is bound to without another level being named; low comes first. 1.</summary>
    [Range(1, Most)]
    public int? Level { get; init; }

    /// <summary>Within the level. 1.</summary>
    [Range(1, Most)]
    public int? Position { get; init; }

    public static AgentSettings Of(AgentRow row) =>
        new()
        {
            RingSeconds = row.TimeoutSeconds,
            Simultaneous = row.Simo,
            WrapUpSeconds = row.WrapUpSeconds,
            RejectDelaySeconds = row.RejectDelaySeconds,
            BusyDelaySeconds = row.BusyDelaySeconds,
            NoAnswerDelaySeconds = row.NoAnswerDelaySeconds,
            MaxNoAnswer = row.MaxNoAnswer,
            Level = row.Level,
            Position = row.Position,
        };

    public AgentChange Change() =>
        new()
        {
            TimeoutSeconds = RingSeconds,
            Simo = Simultaneous,
            WrapUpSeconds = WrapUpSeconds,
            RejectDelaySeconds = RejectDelaySeconds,
            BusyDelaySeconds = BusyDelaySeconds,
            NoAnswerDelaySeconds = NoAnswerDelaySeconds,
            MaxNoAnswer = MaxNoAnswer,
            Level = Level,
            Position = Position,
        };
}
