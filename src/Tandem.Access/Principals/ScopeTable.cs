namespace Tandem.Access.Principals;

/// <summary>A scope, how it is written, and the least role that has it.</summary>
public sealed record ScopeRow(Scopes Scope, string Name, Role Least);

/// <summary>All scopes, one row each.</summary>
public static class ScopeTable
{
    public static readonly IReadOnlyList<ScopeRow> Rows =
    [
        new(Scopes.ReadConfiguration, "configuration:read", Role.Agent),
        new(Scopes.WriteConfiguration, "configuration:write", Role.Administrator),
        new(Scopes.ReadAgents, "agents:read", Role.Agent),
        new(Scopes.ControlAgents, "agents:control", Role.Agent),
        new(Scopes.ReadCalls, "calls:read", Role.Agent),
        new(Scopes.ControlCalls, "calls:control", Role.Agent),
        new(Scopes.Supervise, "calls:supervise", Role.Agent),
        new(Scopes.ReadRecords, "records:read", Role.Supervisor),
        new(Scopes.ReadRecordings, "recordings:read", Role.Supervisor),
        new(Scopes.ReadEvents, "events:read", Role.Supervisor),
        new(Scopes.ReadAudit, "audit:read", Role.Administrator),
        new(Scopes.ManageKeys, "keys:manage", Role.Administrator),
        new(Scopes.ManageTenants, "tenants:manage", Role.Operator),
        new(Scopes.ReadNode, "node:read", Role.Operator),
    ];

    private static readonly Scopes[] ByRole = [.. Enum.GetValues<Role>().Select(Sum)];

    /// <summary>All that a role has.</summary>
    public static Scopes Of(Role role) => ByRole[(int)role];

    /// <summary>Names in the table's order.</summary>
    public static IEnumerable<string> Names(Scopes scopes) =>
        Rows.Where(row => (scopes & row.Scope) != Scopes.None).Select(row => row.Name);

    /// <summary>False with the first name that means nothing.</summary>
    public static bool TryParse(IEnumerable<string> names, out Scopes scopes, out string unknown)
    {
        scopes = Scopes.None;
        unknown = "";
        foreach (string name in names)
        {
            if (Rows.FirstOrDefault(row => row.Name == name) is not { } row)
            {
                unknown = name;
                return false;
            }
            scopes |= row.Scope;
        }
        return true;
    }

    private static Scopes Sum(Role role) => Rows.Where(row => row.Least <= role).Aggregate(Scopes.None, (sum, row) => sum | row.Scope);
}
