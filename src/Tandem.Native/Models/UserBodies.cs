namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Native.Requests;

/// <summary>Lengths of texts.</summary>
internal static class Lengths
{
    public const int Name = 255;
    public const int Number = 64;
    public const int Password = 128;
    public const int Code = 32;
    public const int Description = 4096;
}

/// <summary>A user to be made.</summary>
internal sealed record NewUser : IBody
{
    /// <summary>What he signs in with; unique in the tenant.</summary>
    [Required, StringLength(Lengths.Name, MinimumLength = 1)]
    public required string Login { get; init; }

    /// <summary>The login when not given.</summary>
    [StringLength(Lengths.Name)]
    public string? Name { get; init; }

    /// <summary>AGENT (when not given), NORMAL or CONFMAN.</summary>
    [RegularExpression(UserTypes.Pattern)]
    public string? Type { get; init; }

    /// <summary>agent (when not given), supervisor or administrator.</summary>
    [RegularExpression(RoleNames.Pattern)]
    public string? Role { get; init; }

    /// <summary>To sign in with; without one he cannot.</summary>
    [StringLength(Lengths.Password, MinimumLength = 1)]
    public string? Password { get; init; }

    /// <summary>The number his phone registers with; the login when not given.</summary>
    [StringLength(Lengths.Number, MinimumLength = 1), RegularExpression("^\\S+$")]
    public string? Extension { get; init; }

    /// <summary>What his phone registers with; a random one when not given.</summary>
    [StringLength(Lengths.Password, MinimumLength = 1)]
    public string? ExtensionSecret { get; init; }

    [StringLength(Lengths.Name)]
    public string? Email { get; init; }

    [StringLength(Lengths.Name)]
    public string? Tel { get; init; }

    /// <summary>The name shown to those he calls.</summary>
    [StringLength(Lengths.Name)]
    public string? CallerName { get; init; }

    /// <summary>The number shown to those he calls.</summary>
    [StringLength(Lengths.Name)]
    public string? CallerNumber { get; init; }

    /// <summary>Whether his calls are recorded.</summary>
    public bool? AutoRecord { get; init; }

    /// <summary>What his extension may do, and what may be done to it.</summary>
    public ExtensionRights? Rights { get; init; }

    /// <summary>What he can do, in words of the tenant's own: flows may ask for it when they put a caller into a queue.</summary>
    [MaxLength(Core.Contract.Rows.Skills.Most)]
    public IReadOnlyList<string>? Skills { get; init; }

    public AgentSettings? Agent { get; init; }
}

/// <summary>What changes of a user; what is left out stays as it is.</summary>
internal sealed record UserPatch : IBody
{
    [StringLength(Lengths.Name, MinimumLength = 1)]
    public string? Login { get; init; }

    [StringLength(Lengths.Name, MinimumLength = 1)]
    public string? Name { get; init; }

    [RegularExpression(UserTypes.Pattern)]
    public string? Type { get; init; }

    [RegularExpression(RoleNames.Pattern)]
    public string? Role { get; init; }

    /// <summary>Another number for his extension; who has none gets one.</summary>
    [StringLength(Lengths.Number, MinimumLength = 1), RegularExpression("^\\S+$")]
    public string? Extension { get; init; }

    [StringLength(Lengths.Password, MinimumLength = 1)]
    public string? ExtensionSecret { get; init; }

    [StringLength(Lengths.Name)]
    public string? Email { get; init; }

    [StringLength(Lengths.Name)]
    public string? Tel { get; init; }

    [StringLength(Lengths.Name)]
    public string? CallerName { get; init; }

    [StringLength(Lengths.Name)]
    public string? CallerNumber { get; init; }

    public bool? AutoRecord { get; init; }

    /// <summary>What his extension may do, and what may be done to it.</summary>
    public ExtensionRights? Rights { get; init; }

    /// <summary>What he can do, in words of the tenant's own: flows may ask for it when they put a caller into a queue.</summary>
    [MaxLength(Core.Contract.Rows.Skills.Most)]
    public IReadOnlyList<string>? Skills { get; init; }

    public AgentSettings? Agent { get; init; }
}

/// <summary>A password to be set. All tokens of the one before end.</summary>
internal sealed record NewPassword : IBody
{
    [Required, StringLength(Lengths.Password, MinimumLength = 1)]
    public required string Password { get; init; }

    /// <summary>The one before; needed by whoever is no administrator.</summary>
    [StringLength(Lengths.Password)]
    public string? Current { get; init; }
}

/// <summary>Kinds of users.</summary>
internal static class UserTypes
{
    public const string Pattern = "^(AGENT|NORMAL|CONFMAN)$";
    public const string Agent = "AGENT";
}
