namespace Tandem.Core.Contract.Commands;

using Tandem.Core.Contract.Rows;

/// <summary>What a user is created from; null means "the default". Passwords arrive hashed, the SIP secret plain.</summary>
public sealed record UserDraft(
    string Login,
    string? Name,
    string PasswordHash,
    string? Extension,
    string ExtensionSecret,
    string? Type,
    string? Domain,
    string? Context,
    string? Email,
    string? Tel,
    string? CidName,
    string? CidNumber,
    bool AutoRecord,
    AgentRow? Agent
)
{
    public string VoicemailPassword { get; init; } = "";

    /// <summary>Of the extension; null for the defaults.</summary>
    public RightsChange? Rights { get; init; }

    public UserRole Role { get; init; }

    /// <summary>The id under which the asker knows the user; empty for the row's own.</summary>
    public string ExternalId { get; init; } = "";

    public string WorkNumber { get; init; } = "";

    public IReadOnlyList<string> Skills { get; init; } = [];

    public bool IsDisabled { get; init; }

    /// <summary>The user's extensions, the first of them in use; null for one of the number above, or the login's.</summary>
    public IReadOnlyList<ExtensionDraft>? Extensions { get; init; }
}

/// <summary>Answers <see cref="Outcome.Value"/> = <see cref="UserRow"/>.</summary>
public sealed record CreateUser(UserDraft Draft) : ConfigurationCommand;

/// <summary>All of them or none; answers the list of <see cref="UserRow"/>.</summary>
public sealed record CreateUsers(IReadOnlyList<UserDraft> Drafts) : ConfigurationCommand;

/// <summary>What changes of a user; null leaves it as it is.</summary>
public sealed record UserChange
{
    public string? Login { get; init; }

    public string? Name { get; init; }

    public string? Extension { get; init; }

    public string? Type { get; init; }

    public string? Domain { get; init; }

    public string? Context { get; init; }

    public string? Email { get; init; }

    public string? Tel { get; init; }

    public string? CidName { get; init; }

    public string? CidNumber { get; init; }

    public string? VoicemailPassword { get; init; }

    public bool? AutoRecord { get; init; }

    public UserRole? Role { get; init; }

    public string? WorkNumber { get; init; }

    public IReadOnlyList<string>? Skills { get; init; }

    /// <summary>Refused (Conflict) while the agent is signed in.</summary>
    public bool? IsDisabled { get; init; }

    /// <summary>Of the password to sign in with.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>What the phone registers with.</summary>
    public string? ExtensionSecret { get; init; }

    /// <summary>Whether its desk phone's media are protected.</summary>
    public SrtpUse? ExtensionSrtp { get; init; }

    /// <summary>What the extension may do.</summary>
    public RightsChange? Rights { get; init; }

    /// <summary>In every queue the agent is bound to.</summary>
    public int? Level { get; init; }

    /// <summary>Likewise.</summary>
    public int? Position { get; init; }

    /// <summary>Of the agent's parameters.</summary>
    public AgentChange Agent { get; init; } = new();
}

/// <summary>Answers the changed <see cref="UserRow"/>.</summary>
public sealed record UpdateUser(int UserId, UserChange Change) : ConfigurationCommand
{
    public override string Row => $"user {UserId}";
}

/// <summary>Answers the <see cref="UserRow"/> of before.</summary>
/// <param name="Before">Only if the hash is still this one; null changes it whatever it is.</param>
public sealed record ChangePassword(int UserId, string PasswordHash, string? Before = null) : ConfigurationCommand
{
    public override string Row => $"user {UserId}";
}

/// <summary>Answers the removed <see cref="UserRow"/>. Refused (Conflict) while the agent is in a call.</summary>
public sealed record DeleteUser(int UserId) : ConfigurationCommand
{
    public override string Row => $"user {UserId}";
}
