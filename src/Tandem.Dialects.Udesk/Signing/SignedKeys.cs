namespace Tandem.Dialects.Udesk.Signing;

using Tandem.Access;
using Tandem.Access.Contract;
using Tandem.Access.Principals;
using Tandem.Access.Secrets;
using Tandem.Access.Tenants;
using Tandem.Dialects.Udesk.Requests;

/// <summary>The keys that requests are signed with. A key's public id is the Sid and the AppId, which belong together.</summary>
/// <param name="door">Knows the keys.</param>
/// <param name="open">Opens what a key keeps sealed.</param>
public sealed class SignedKeys(FrontDoor door, Func<byte[], string> open)
{
    /// <summary>How keys of this dialect are marked.</summary>
    public const string Face = "udesk";

    private const char Between = ' ';

    /// <summary>What a key is known by.</summary>
    public static string PublicId(string sid, string appId) => $"{sid}{Between}{appId}";

    /// <summary>What its hash is of.</summary>
    public static SecretHash HashOf(string sid, string appId, string token) => SecretHash.OfAll(Face, sid, appId, token);

    internal FrontDoor Door => door;

    /// <summary>Who signed; null with the refusal.</summary>
    internal Caller? Find(SignedQuery query, out Answer refusal)
    {
        refusal = Answer.Error(ErrorTable.Authentication);
        if (query.AppId.Length == 0)
        {
            refusal = Answer.Error(query.Sid.Length == 0 || query.Sign.Length == 0 ? ErrorTable.Authentication : ErrorTable.AppEmpty);
            return null;
        }
        if (door.Keys.Named(Face, PublicId(query.Sid, query.AppId)) is not { } key)
        {
            refusal = Answer.Error(IsKnown(query) ? ErrorTable.NoApp : ErrorTable.Authentication);
            return null;
        }
        if (
            !Signature.IsFresh(query.Timestamp, door.Clock.GetUtcNow())
            || !Signature.IsRight(query.Sid, open(key.Sealed), query.Timestamp, query.Sign)
        )
        {
            return null;
        }
        if (door.Keys.Find(Face, key.Hash) is { } principal && door.Tenants.ById(principal.Tenant) is { } tenant)
        {
            return new Caller(principal, tenant, query.AppId);
        }
        // It signs rightly, and its tenant is turned off.
        refusal = Answer.Error(ErrorTable.AppForbidden);
        return null;
    }

    // Only who signs rightly for another application learns that this one is none.
    private bool IsKnown(SignedQuery query)
    {
        foreach (TenantEntry tenant in door.Tenants.All)
        {
            foreach (KeyRow key in door.Keys.Of(tenant.Id))
            {
                if (
                    key.Face == Face
                    && key.PublicId.StartsWith($"{query.Sid}{Between}", StringComparison.Ordinal)
                    && Signature.IsFresh(query.Timestamp, door.Clock.GetUtcNow())
                    && Signature.IsRight(query.Sid, open(key.Sealed), query.Timestamp, query.Sign)
                )
                {
                    return true;
                }
            }
        }
        return false;
    }
}
