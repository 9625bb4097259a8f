namespace Tandem.Dialects.Udesk.Requests;

using Tandem.Access.Principals;
using Tandem.Access.Tenants;

/// <summary>Who asks: an application, which is a tenant.</summary>
/// <param name="AppId">As it is configured.</param>
internal sealed record Caller(Principal Principal, TenantEntry Tenant, string AppId) : Dialects.Caller(Principal, Tenant);
