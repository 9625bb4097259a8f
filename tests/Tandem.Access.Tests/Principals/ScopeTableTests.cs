namespace Tandem.Access.Tests.Principals;

using Tandem.Access.Principals;

public class ScopeTableTests
{
    [Fact]
    public void Every_scope_has_one_row_and_a_name_of_its_own()
    {
        Scopes[] all = [.. Enum.GetValues<Scopes>().Where(scope => scope != Scopes.None)];

        Assert.Equal(all, ScopeTable.Rows.Select(row => row.Scope).Order());
        Assert.Equal(all.Length, ScopeTable.Rows.Select(row => row.Name).Distinct().Count());
    }

    [Fact]
    public void Each_role_may_what_the_one_before_may()
    {
        for (Role role = Role.Supervisor; role <= Role.Operator; role++)
        {
            Scopes less = ScopeTable.Of(role - 1);
            Assert.Equal(less, ScopeTable.Of(role) & less);
        }
    }

    [Fact]
    public void Only_the_operator_reaches_the_node_and_other_tenants()
    {
        Scopes node = Scopes.ManageTenants | Scopes.ReadNode;

        Assert.Equal(Scopes.None, ScopeTable.Of(Role.Administrator) & node);
        Assert.Equal(node, ScopeTable.Of(Role.Operator) & node);
    }

    [Fact]
    public void Names_are_read_and_written()
    {
        Assert.True(ScopeTable.TryParse(["records:read", "calls:control"], out Scopes scopes, out _));
        Assert.Equal(Scopes.ReadRecords | Scopes.ControlCalls, scopes);
        Assert.Equal(["calls:control", "records:read"], ScopeTable.Names(scopes));
        Assert.False(ScopeTable.TryParse(["records:read", "all"], out _, out string unknown));
        Assert.Equal("all", unknown);
    }
}
