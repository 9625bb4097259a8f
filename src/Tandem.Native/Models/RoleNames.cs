namespace Tandem.Native.Models;

using Tandem.Access.Principals;
using Tandem.Core.Contract.Rows;

/// <summary>Roles as they are written.</summary>
internal static class RoleNames
{
    /// <summary>What a user may be, as a pattern.</summary>
    public const string Pattern = "^(agent|supervisor|administrator)$";

    public static string Of(UserRole role) => Of(Roles.Of(role));

    public static string Of(Role role) =>
        role switch
        {
            Role.Agent => "agent",
            Role.Supervisor => "supervisor",
            Role.Administrator => "administrator",
            _ => "operator",
        };

    /// <summary>Of text that fits <see cref="Pattern"/>.</summary>
    public static UserRole Read(string text) =>
        text switch
        {
            "administrator" => UserRole.Administrator,
            "supervisor" => UserRole.Supervisor,
            _ => UserRole.Agent,
        };
}
