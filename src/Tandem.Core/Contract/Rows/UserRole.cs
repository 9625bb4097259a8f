namespace Tandem.Core.Contract.Rows;

/// <summary>What a user may do in his tenant; each may do what the one before may. Kept as numbers.</summary>
public enum UserRole
{
    /// <summary>Acts for himself: his state, his calls.</summary>
    Agent,

    /// <summary>Acts for all agents, listens in, reads records and recordings.</summary>
    Supervisor,

    /// <summary>Configures the tenant, its keys included.</summary>
    Administrator,
}
