namespace Tandem.Core.Contract.Commands;

using Tandem.Core.Contract.Rows;

/// <summary>What changes of a trunk, or is other than usual of a new one; null leaves it as it is. See <see cref="TrunkRow"/>.</summary>
public sealed record TrunkChange
{
    public string? Name { get; init; }

    public bool? Disabled { get; init; }

    public IReadOnlyList<TrunkPeer>? Peers { get; init; }

    public IReadOnlyList<string>? Sources { get; init; }

    public TrunkTransport? Transport { get; init; }

    public string? Domain { get; init; }

    public string? User { get; init; }

    public string? AuthUser { get; init; }

    public string? Password { get; init; }

    public bool? Registers { get; init; }

    public int? RegisterSeconds { get; init; }

    public int? Priority { get; init; }

    public int? Weight { get; init; }

    public int? SilenceSeconds { get; init; }

    public int? ProbeSeconds { get; init; }

    public int? ProbeFailures { get; init; }

    public int? MaxCalls { get; init; }

    public int? MaxCallsPerSecond { get; init; }

    public IReadOnlyList<string>? Codecs { get; init; }

    public bool? MediaBySdp { get; init; }

    public string? FromUser { get; init; }

    public string? FromDomain { get; init; }

    public CallerHeader? CallerHeader { get; init; }

    public bool? HidesCaller { get; init; }

    public bool? TellsDiversion { get; init; }

    public NumberFormat? NumberFormat { get; init; }

    public IReadOnlyList<NumberRule>? NumberRules { get; init; }

    public CalledNumberPlace? CalledNumber { get; init; }

    /// <summary>The row as it would be.</summary>
    public TrunkRow Applied(TrunkRow to) =>
        to with
        {
            Name = Name ?? to.Name,
            Disabled = Disabled ?? to.Disabled,
            Peers = Peers ?? to.Peers,
            Sources = Sources ?? to.Sources,
            Transport = Transport ?? to.Transport,
            Domain = Domain ?? to.Domain,
            User = User ?? to.User,
            AuthUser = AuthUser ?? to.AuthUser,
            Password = Password ?? to.Password,
            Registers = Registers ?? to.Registers,
            RegisterSeconds = RegisterSeconds ?? to.RegisterSeconds,
            Priority = Priority ?? to.Priority,
            Weight = Weight ?? to.Weight,
            SilenceSeconds = SilenceSeconds ?? to.SilenceSeconds,
            ProbeSeconds = ProbeSeconds ?? to.ProbeSeconds,
            ProbeFailures = ProbeFailures ?? to.ProbeFailures,
            MaxCalls = MaxCalls ?? to.MaxCalls,
            MaxCallsPerSecond = MaxCallsPerSecond ?? to.MaxCallsPerSecond,
            Codecs = Codecs ?? to.Codecs,
            MediaBySdp = MediaBySdp ?? to.MediaBySdp,
            FromUser = FromUser ?? to.FromUser,
            FromDomain = FromDomain ?? to.FromDomain,
            CallerHeader = CallerHeader ?? to.CallerHeader,
            HidesCaller = HidesCaller ?? to.HidesCaller,
            TellsDiversion = TellsDiversion ?? to.TellsDiversion,
            NumberFormat = NumberFormat ?? to.NumberFormat,
            NumberRules = NumberRules ?? to.NumberRules,
            CalledNumber = CalledNumber ?? to.CalledNumber,
        };
}

/// <summary>Answers <see cref="TrunkRow"/>.</summary>
public sealed record CreateTrunk(string Name, TrunkChange Settings) : ConfigurationCommand;

/// <summary>A command on one trunk. Refused (Conflict) for one that was given with <c>--trunk</c>.</summary>
public abstract record TrunkCommand(int TrunkId) : ConfigurationCommand
{
    public override string Row => $"trunk {TrunkId}";
}

/// <summary>Answers the changed <see cref="TrunkRow"/>. Calls under way go on.</summary>
public sealed record UpdateTrunk(int TrunkId, TrunkChange Change) : TrunkCommand(TrunkId);

/// <summary>Answers the removed <see cref="TrunkRow"/>. Calls under way go on.</summary>
public sealed record DeleteTrunk(int TrunkId) : TrunkCommand(TrunkId);
