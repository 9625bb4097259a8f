namespace Tandem.Access.Principals;

/// <summary>What may be done, as a key can be limited to it. Names and who has which by role: <see cref="ScopeTable"/>.</summary>
[Flags]
public enum Scopes
{
    None = 0,

    /// <summary>Users, extensions, queues, tiers, parameters, sounds, routes: see them.</summary>
    ReadConfiguration = 1 << 0,

    /// <summary>And change them.</summary>
    WriteConfiguration = 1 << 1,

    /// <summary>Agents' states: see them.</summary>
    ReadAgents = 1 << 2,

    /// <summary>Sign in and out, ready, break.</summary>
    ControlAgents = 1 << 3,

    /// <summary>Calls in progress: see them, and why they are offered to whom.</summary>
    ReadCalls = 1 << 4,

    /// <summary>Dial, hang up, hold, transfer and the other verbs.</summary>
    ControlCalls = 1 << 5,

    /// <summary>Join calls of others: listen in, take over.</summary>
    Supervise = 1 << 6,

    /// <summary>Call records and statistics.</summary>
    ReadRecords = 1 << 7,

    /// <summary>Listen to recordings.</summary>
    ReadRecordings = 1 << 8,

    /// <summary>Everything that happens, as it happens.</summary>
    ReadEvents = 1 << 9,

    /// <summary>Who did what.</summary>
    ReadAudit = 1 << 10,

    /// <summary>Keys and other people's tokens: list, make, end them.</summary>
    ManageKeys = 1 << 11,

    /// <summary>Tenants: list, add, disable, remove them.</summary>
    ManageTenants = 1 << 12,

    /// <summary>The node: metrics and settings.</summary>
    ReadNode = 1 << 13,
}
