namespace Tandem.Access.Principals;

using Tandem.Core.Contract.Rows;

/// <summary>What somebody is to a tenant; each may do what the one before may.</summary>
public enum Role
{
    /// <summary>Acts for himself: his state, his calls.</summary>
    Agent,

    /// <summary>Acts for all agents, listens in, reads records and recordings.</summary>
    Supervisor,

    /// <summary>Configures the tenant, its keys included.</summary>
    Administrator,

    /// <summary>Runs the server: tenants, metrics, the node's settings. No user's: the default tenant's credentials file and the command line.</summary>
    Operator,
}

public static class Roles
{
    public static Role Of(UserRole role) =>
        role switch
        {
            UserRole.Administrator => Role.Administrator,
            UserRole.Supervisor => Role.Supervisor,
            _ => Role.Agent,
        };
}
