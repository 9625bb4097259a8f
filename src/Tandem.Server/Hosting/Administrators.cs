namespace Tandem.Server.Hosting;

using Tandem.Access;
using Tandem.Core.Contract.Rows;
using Tandem.Store.Files;

/// <summary>User 1 of every tenant: the administrator of the credentials file. Not kept in the database, so its password is in one place.</summary>
internal static class Administrators
{
    public const int Id = 1;

    public static ConfigurationRows Ensure(ConfigurationRows configuration, Credentials credentials)
    {
        if (configuration.Users.Any(user => user.Id == Id))
        {
            return configuration;
        }
        UserRow row = new(
            Id,
            credentials["xswitch", "login"],
            credentials["xswitch", "login"],
            PasswordHash.Make(credentials["xswitch", "password"]),
            "NORMAL",
            credentials.Domain,
            "default",
            "",
            "",
            "",
            "",
            "",
            false,
            true,
            0,
            "",
            new AgentRow(),
            0,
            0
        );
        return configuration with { Users = [row, .. configuration.Users] };
    }
}
