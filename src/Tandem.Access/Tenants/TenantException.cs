namespace Tandem.Access.Tenants;

/// <summary>A tenant is not made, changed or removed; all is as it was.</summary>
public sealed class TenantException(TenantTrouble trouble, string message) : Exception(message)
{
    public TenantTrouble Trouble => trouble;
}

public enum TenantTrouble
{
    NotFound,

    /// <summary>Another has that name or domain.</summary>
    Taken,

    /// <summary>The default one stays, and there is a bound on their number.</summary>
    NotPossible,

    /// <summary>It is not what the asker has seen any more.</summary>
    Stale,

    /// <summary>The disk or database would not take it.</summary>
    NotSaved,
}
