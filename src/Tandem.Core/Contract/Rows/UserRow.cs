namespace Tandem.Core.Contract.Rows;

using System.Text.Json.Serialization;

/// <summary>A user of the tenant: an agent when <see cref="Type"/> is <c>AGENT</c>. Ids 0 and 1 are the system and the administrator.</summary>
/// <param name="Id">Positive, never reused within the tenant.</param>
/// <param name="Login">Unique within the tenant (XSwitch <c>login</c>, the agent's work number).</param>
/// <param name="PasswordHash">PBKDF2 text of the sign-in password; empty when sign-in by password is not possible.</param>
/// <param name="Type">AGENT, NORMAL or CONFMAN.</param>
/// <param name="Domain">Stored and echoed only; phones register at the tenant's domain.</param>
/// <param name="Role">What the user may do in the tenant.</param>
/// <param name="ExtensionId">Of the extension in use; 0 when the user has none.</param>
/// <param name="Extension">Its number; empty when the user has none.</param>
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
    UserRole Role,
    int ExtensionId,
    string Extension,
    AgentRow Agent,
    long CreatedMicros,
    long UpdatedMicros
)
{
    /// <summary>The id under which whoever made the user knows it: the login then. Empty where that is the row's own.</summary>
    public string ExternalId { get; init; } = "";

    /// <summary>A number by which people of the company know the agent; empty for none.</summary>
    public string WorkNumber { get; init; } = "";

    /// <summary>Numbers of the tenant shown when the agent calls out, in their inner form; none: as for anybody.</summary>
    public IReadOnlyList<string> ShownNumbers { get; init; } = [];

    /// <summary>Groups of numbers likewise, by id.</summary>
    public IReadOnlyList<int> ShownGroups { get; init; } = [];

    /// <summary>What the agent can do: callers may ask for it (<see cref="Rows.Skills"/>).</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>May not sign in.</summary>
    public bool IsDisabled { get; init; }

    [JsonIgnore]
    public bool IsSuper => Role == UserRole.Administrator;
}

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
)
{
    /// <summary>Rest after a call the agent dialled, in seconds.</summary>
    public int OutWrapUpSeconds { get; init; }
}

/// <summary>A sign-in that survives a restart.</summary>
/// <param name="Status">Mod_callcenter status text: Available, On Break …</param>
/// <param name="Queues">Ids of the queues signed in to.</param>
public sealed record AgentSession(int UserId, string Extension, IReadOnlyList<int> Queues, string Status, string Reason, long SinceMicros)
{
    /// <summary>When it began; 0 where that is not known.</summary>
    public long SignedInMicros { get; init; }
}
