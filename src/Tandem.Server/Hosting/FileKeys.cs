namespace Tandem.Server.Hosting;

using Tandem.Access.Contract;
using Tandem.Access.Principals;
using Tandem.Access.Secrets;
using Tandem.Access.Times;
using Tandem.Dialects.Meiqia;
using Tandem.Dialects.Uccc;
using Tandem.Dialects.Udesk.Signing;
using Tandem.Store.Files;

/// <summary>The keys that stand in a tenant's credentials file. Those of the default tenant's are the operator's.</summary>
internal static class FileKeys
{
    private const string Name = "credentials file";

    public static IReadOnlyList<KeyRow> Of(ServedTenant tenant, bool isDefault, DateTimeOffset now, Func<string, byte[]> seal)
    {
        Credentials credentials = tenant.Credentials;
        Role role = isDefault ? Role.Operator : Role.Administrator;
        return
        [
            Key("native", credentials["native", "apiKey"], userId: 0),
            // XSwitch's keys act as a user.
            Key("xswitch", credentials["xswitch", "token"], Administrators.Id),
            Key(MeiqiaKeys.Face, credentials["meiqia", "accessToken"], userId: 0),
            Key(UcccKeys.Face, credentials["uccc", "accessToken"], userId: 0) with
            {
                PublicId = credentials["uccc", "tenantId"],
            },
            Signed(),
        ];

        // Requests are signed with it, so it has to be known again.
        KeyRow Signed()
        {
            string sid = credentials["udesk", "sid"];
            string appId = credentials["udesk", "appId"];
            string token = credentials["udesk", "authToken"];
            return Key(SignedKeys.Face, token, userId: 0) with
            {
                Hash = SignedKeys.HashOf(sid, appId, token),
                PublicId = SignedKeys.PublicId(sid, appId),
                Sealed = seal(token),
            };
        }

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
