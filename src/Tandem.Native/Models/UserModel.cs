namespace Tandem.Native.Models;

using Tandem.Core.Contract.Rows;

/// <summary>A user of the tenant. One of type AGENT takes calls.</summary>
internal sealed record UserModel
{
    public required int Id { get; init; }

    /// <summary>What he signs in with; unique in the tenant.</summary>
    public required string Login { get; init; }

    public required string Name { get; init; }

    /// <summary>AGENT, NORMAL or CONFMAN.</summary>
    public required string Type { get; init; }

    /// <summary>agent, supervisor or administrator.</summary>
    public required string Role { get; init; }

    /// <summary>The number his phone registers with.</summary>
    public required string Extension { get; init; }

    public required string Email { get; init; }

    public required string Tel { get; init; }

    /// <summary>The name shown to those he calls.</summary>
    public required string CallerName { get; init; }

    /// <summary>The number shown to those he calls.</summary>
    public required string CallerNumber { get; init; }

    /// <summary>Whether his calls are recorded.</summary>
    public required bool AutoRecord { get; init; }

    /// <summary>What he can do: flows may ask for it when they put a caller into a queue.</summary>
    public required IReadOnlyList<string> Skills { get; init; }

    /// <summary>How calls are offered to him.</summary>
    public required AgentSettings Agent { get; init; }

    /// <summary>Null for the administrator of the credentials file.</summary>
    public required string? Created { get; init; }

    public required string? Updated { get; init; }

    public static UserModel Of(UserRow row) =>
        new()
        {
            Id = row.Id,
            Login = row.Login,
            Name = row.Name,
            Type = row.Type,
            Role = RoleNames.Of(row.Role),
            Extension = row.Extension,
            Email = row.Email,
            Tel = row.Tel,
            CallerName = row.CidName,
            CallerNumber = row.CidNumber,
            AutoRecord = row.AutoRecord,
            Skills = row.Skills,
            Agent = AgentSettings.Of(row.Agent),
            Created = Moments.OrNull(row.CreatedMicros),
            Updated = Moments.OrNull(row.UpdatedMicros),
        };
}

/// <summary>Users in order of id.</summary>
/// <param name="Users">One page of them.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
internal sealed record UserList(IReadOnlyList<UserModel> Users, string? Next);
