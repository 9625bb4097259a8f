namespace Tandem.Server.Hosting;

using Tandem.Access.Contract;
using Tandem.Access.Principals;
using Tandem.Access.Secrets;
using Tandem.Access.Times;
using Tandem.Store.Files;

/// <summary>The keys that stand in a tenant's credentials file. Those of the default tenant's are the operator's.</summary>
internal static class FileKeys
{
    private const string Name = "credentials file";

    public static IReadOnlyList<KeyRow> Of(ServedTenant tenant, bool isDefault, DateTimeOffset now)
    {
        Credentials credentials = tenant.Credentials;
        Role role = isDefault ? Role.Operator : Role.Administrator;
        return
        [
            Key("native", credentials["native", "apiKey"], userId: 0),
            // XSwitch's keys act as a user.
            Key("xswitch", credentials["xswitch", "token"], Administrators.Id),
        ];

        KeyRow Key(string face, string secret, int userId) =>
            new(
                SecretHash.Of(secret),
                tenant.Row.Id,
                face,
                Name,
                "",
                [],
                userId,
                role,
                ScopeTable.Of(role),
                FromFile: true,
                Micros.Of(now),
                0,
                0
            );
    }
}
