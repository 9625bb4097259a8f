namespace Tandem.Access.Logins;

using Tandem.Access.Tenants;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;

/// <summary>Of whom a second factor is demanded: by the operator of everybody's people, by a tenant of its own.</summary>
/// <param name="operators">What the operator demands.</param>
public sealed class TotpDemands(TenantDirectory tenants, TotpDemand operators)
{
    public TotpDemand Operators => operators;

    /// <summary>What the tenant itself demands.</summary>
    public static SignInRuleRow? RuleOf(TenantViews views) => views.Dialing.All().OfType<SignInRuleRow>().FirstOrDefault();

    public bool Holds(int tenant, UserRow user)
    {
        TotpDemand own = tenants.ById(tenant) is { } entry ? RuleOf(entry.Door.Views)?.Demand ?? TotpDemand.Nobody : TotpDemand.Nobody;
        return Covers(own > operators ? own : operators, user.Role);
    }

    private static bool Covers(TotpDemand demand, UserRole role) =>
        demand switch
        {
            TotpDemand.Nobody => false,
            TotpDemand.Administrators => role == UserRole.Administrator,
            TotpDemand.Supervisors => role != UserRole.Agent,
            _ => true,
        };
}
