namespace Tandem.Server.Hosting;

using System.Security.Cryptography;
using System.Text;
using Tandem.Access.Passwords;
using Tandem.Core.Contract.Rows;
using Tandem.Store.Files;

/// <summary>
/// User 1 of every tenant: the administrator of the credentials file. What the file says is his password, until he is given another by the API.
/// </summary>
internal static class Administrators
{
    public const int Id = 1;
    private const int SaltBytes = 16;

    /// <param name="key">The data folder's.</param>
    /// <param name="madeMicros">Since when he is there.</param>
    public static ConfigurationRows Ensure(ConfigurationRows configuration, Credentials credentials, byte[] key, long madeMicros)
    {
        string password = credentials["xswitch", "password"];
        // The same salt at every start, so that tokens of the administrator live on.
        byte[] salt = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"administrator {password}"))[..SaltBytes];
        string hash = PasswordHash.OfFile(password, salt);
        if (configuration.Users.Any(user => user.Id == Id))
        {
            return configuration with
            {
                Users = [.. configuration.Users.Select(user => user.Id == Id ? Updated(user, hash, madeMicros) : user)],
            };
        }
        UserRow row = new(
            Id,
            credentials["xswitch", "login"],
            credentials["xswitch", "login"],
            hash,
            "NORMAL",
            credentials.Domain,
            "default",
            "",
            "",
            "",
            "",
            "",
            false,
            UserRole.Administrator,
            0,
            "",
            new AgentRow(),
            madeMicros,
            madeMicros
        );
        return configuration with { Users = [row, .. configuration.Users] };
    }

    // Databases of before roles say in another column that he is one.
    private static UserRow Updated(UserRow user, string hash, long madeMicros) =>
        user with
        {
            Role = UserRole.Administrator,
            CreatedMicros = user.CreatedMicros == 0 ? madeMicros : user.CreatedMicros,
            PasswordHash = PasswordHash.IsOfFile(user.PasswordHash) ? hash : user.PasswordHash,
        };
}
