namespace Tandem.Core.Configuration;

/// <summary>A user of the tenant: an agent when <see cref="Type"/> is <c>AGENT</c>. Ids 0 and 1 are the system and the administrator.</summary>
/// <param name="Id">Positive, never reused within the tenant.</param>
/// <param name="Login">Unique within the tenant (XSwitch <c>login</c>, the agent's work number).</param>
/// <param name="PasswordHash">PBKDF2 text of the sign-in password; empty when sign-in by password is not possible.</param>
/// <param name="Type">AGENT, NORMAL or CONFMAN.</param>
/// <param name="Domain">Stored and echoed only; phones register at the tenant's domain.</param>
/// <param name="Agent">How calls are offered; present for every user, used for agents.</param>
public sealed record UserRow(
    int Id,
    string Login,
    string Name,
    string PasswordHash,
    string Type,
    string Domain,
    string Context,
    string Email,
    string Tel,
    string CidName,
    string CidNumber,
    string VoicemailPassword,
    bool AutoRecord,
    bool IsSuper,
    int ExtensionId,
    string Extension,
    AgentRow Agent,
    long CreatedMicros,
    long UpdatedMicros
);

/// <summary>How an agent is offered calls; times in seconds as XSwitch's <c>agent_info</c> has them.</summary>
/// <param name="Level">The agent's level in queues he is bound to without another being named.</param>
/// <param name="Position">Likewise his position.</param>
public sealed record AgentRow(
    int TimeoutSeconds = 15,
    int Simo = 1,
    int LagSeconds = 2,
    string MemberWait = "nowait",
    int MaxNoAnswer = 3,
    int WrapUpSeconds = 10,
    int RejectDelaySeconds = 10,
    int BusyDelaySeconds = 10,
    int NoAnswerDelaySeconds = 30,
    string AgentType = "callback",
    string Status = "On Break",
    bool HardwarePhoneOnly = false,
    int Level = 1,
    int Position = 1
);

/// <summary>An extension: what a phone registers as. <see cref="Secret"/> is the SIP password (encrypted at rest by the store).</summary>
public sealed record ExtensionRow(
    int Id,
    int UserId,
    string Number,
    string Name,
    string Secret,
    string Domain,
    string Context,
    string CidName,
    string CidNumber,
    long CreatedMicros,
    long UpdatedMicros
);

/// <summary>A queue. Parameters that XSwitch keeps as free key/value rows are in <see cref="Parameters"/>, in order of keys.</summary>
/// <param name="Kind"><c>callcenter</c> or <c>fifo</c>.</param>
/// <param name="Strategy">A name of the strategy table.</param>
/// <param name="HoldSound">Media path for waiting callers, empty for the built-in music.</param>
/// <param name="Greeting">Media path played once on entry, empty for none.</param>
public sealed record QueueRow(
    int Id,
    string Name,
    string Kind,
    string Strategy,
    string Description,
    string HoldSound,
    string Greeting,
    bool AutoRecord,
    IReadOnlyList<QueueParameter> Parameters,
    long CreatedMicros,
    long UpdatedMicros
);

/// <summary>One extra parameter of a queue (XSwitch <c>extra_params</c>): engine spelling of the key, value as text.</summary>
public sealed record QueueParameter(int Id, string Key, string Value, bool Disabled, long CreatedMicros, long UpdatedMicros);

/// <summary>An agent bound to a queue, with level and position as mod_callcenter has them (1-based, low first).</summary>
public sealed record TierRow(int Id, int QueueId, int UserId, int Level, int Position, long CreatedMicros, long UpdatedMicros);

/// <summary>Where calls from trunks to a number go.</summary>
public sealed record RouteRow(int Id, string Number, RouteTarget Target, string Destination);

public enum RouteTarget
{
    Queue,
    Extension,
}

/// <summary>A peer known by address: calls from it are let in, numbers that are no extension go out through it.</summary>
public sealed record TrunkRow(string Name, Foundation.NetAddress Address);

/// <summary>All configuration of one tenant as the store has it at start.</summary>
public sealed record Configuration(
    IReadOnlyList<UserRow> Users,
    IReadOnlyList<ExtensionRow> Extensions,
    IReadOnlyList<QueueRow> Queues,
    IReadOnlyList<TierRow> Tiers,
    IReadOnlyList<RouteRow> Routes,
    IReadOnlyList<TrunkRow> Trunks,
    IReadOnlyList<AgentSession> Sessions,
    IdCounters Counters,
    IReadOnlyList<MediaRow>? Media = null
);

/// <summary>The highest id ever given out per kind, so that none is used twice.</summary>
public sealed record IdCounters(int User, int Extension, int Queue, int Tier, int Route, int Parameter, int Media = 0);

/// <summary>A sign-in that survives a restart.</summary>
/// <param name="Status">Mod_callcenter status text: Available, On Break …</param>
/// <param name="Queues">Ids of the queues signed in to.</param>
public sealed record AgentSession(int UserId, string Extension, IReadOnlyList<int> Queues, string Status, string Reason, long SinceMicros);

/// <summary>One change that the store commits; a list of them commits whole or not at all.</summary>
public abstract record ConfigurationChange;

public sealed record PutUser(UserRow Row) : ConfigurationChange;

public sealed record RemoveUser(int Id) : ConfigurationChange;

public sealed record PutExtension(ExtensionRow Row) : ConfigurationChange;

public sealed record RemoveExtension(int Id) : ConfigurationChange;

public sealed record PutQueue(QueueRow Row) : ConfigurationChange;

public sealed record RemoveQueue(int Id) : ConfigurationChange;

public sealed record PutTier(TierRow Row) : ConfigurationChange;

public sealed record RemoveTier(int Id) : ConfigurationChange;

public sealed record PutRoute(RouteRow Row) : ConfigurationChange;

public sealed record RemoveRoute(int Id) : ConfigurationChange;
