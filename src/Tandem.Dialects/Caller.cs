namespace Tandem.Dialects;

using Tandem.Access.Principals;
using Tandem.Access.Tenants;

/// <summary>Who asks, and for which tenant.</summary>
public record Caller(Principal Principal, TenantEntry Tenant)
{
    public TenantDoor Door => Tenant.Door;
}
