namespace Tandem.Core.Contract.Commands;

using Tandem.Core.Contract.Rows;

/// <summary>What changes of an agent's parameters; null leaves it as it is.</summary>
public sealed record AgentChange
{
    public int? TimeoutSeconds { get; init; }

    public int? Simo { get; init; }

    public int? LagSeconds { get; init; }

    public string? MemberWait { get; init; }

    public int? MaxNoAnswer { get; init; }

    public int? WrapUpSeconds { get; init; }

    public int? OutWrapUpSeconds { get; init; }

    public int? RejectDelaySeconds { get; init; }

    public int? BusyDelaySeconds { get; init; }

    public int? NoAnswerDelaySeconds { get; init; }

    public string? AgentType { get; init; }

    public string? Status { get; init; }

    public bool? HardwarePhoneOnly { get; init; }

    public int? Level { get; init; }

    public int? Position { get; init; }

    /// <summary>The parameters after the change.</summary>
    public AgentRow Over(AgentRow row) =>
        row with
        {
            TimeoutSeconds = TimeoutSeconds ?? row.TimeoutSeconds,
            Simo = Simo ?? row.Simo,
            LagSeconds = LagSeconds ?? row.LagSeconds,
            MemberWait = MemberWait ?? row.MemberWait,
            MaxNoAnswer = MaxNoAnswer ?? row.MaxNoAnswer,
            WrapUpSeconds = WrapUpSeconds ?? row.WrapUpSeconds,
            OutWrapUpSeconds = OutWrapUpSeconds ?? row.OutWrapUpSeconds,
            RejectDelaySeconds = RejectDelaySeconds ?? row.RejectDelaySeconds,
            BusyDelaySeconds = BusyDelaySeconds ?? row.BusyDelaySeconds,
            NoAnswerDelaySeconds = NoAnswerDelaySeconds ?? row.NoAnswerDelaySeconds,
            AgentType = AgentType ?? row.AgentType,
            Status = Status ?? row.Status,
            HardwarePhoneOnly = HardwarePhoneOnly ?? row.HardwarePhoneOnly,
            Level = Level ?? row.Level,
            Position = Position ?? row.Position,
        };

    /// <summary>Both changes as one: this one's where it says something.</summary>
    public AgentChange Else(AgentChange other) =>
        new()
        {
            TimeoutSeconds = TimeoutSeconds ?? other.TimeoutSeconds,
            Simo = Simo ?? other.Simo,
            LagSeconds = LagSeconds ?? other.LagSeconds,
            MemberWait = MemberWait ?? other.MemberWait,
            MaxNoAnswer = MaxNoAnswer ?? other.MaxNoAnswer,
            WrapUpSeconds = WrapUpSeconds ?? other.WrapUpSeconds,
            OutWrapUpSeconds = OutWrapUpSeconds ?? other.OutWrapUpSeconds,
            RejectDelaySeconds = RejectDelaySeconds ?? other.RejectDelaySeconds,
            BusyDelaySeconds = BusyDelaySeconds ?? other.BusyDelaySeconds,
            NoAnswerDelaySeconds = NoAnswerDelaySeconds ?? other.NoAnswerDelaySeconds,
            AgentType = AgentType ?? other.AgentType,
            Status = Status ?? other.Status,
            HardwarePhoneOnly = HardwarePhoneOnly ?? other.HardwarePhoneOnly,
            Level = Level ?? other.Level,
            Position = Position ?? other.Position,
        };
}
