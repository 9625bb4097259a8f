namespace Tandem.Access.Tenants;

using Tandem.Core.Contract.Events;

/// <summary>The server as its operator sees and changes it while it runs. Every change throws <see cref="TenantException"/>.</summary>
public interface INode
{
    NodeState State();

    /// <summary>All tenants, in order of id; disabled ones too.</summary>
    IReadOnlyList<TenantState> Tenants();

    /// <summary>How long the operator keeps what of the tenant of that name: it may keep less, and not more.</summary>
    Retention RetentionOf(string tenant);

    /// <summary>Makes a tenant and serves it; done when its phones may register.</summary>
    Task<NewTenant> AddTenantAsync(string name, string domain, Actor by);

    /// <summary>Changes what is given. A disabled tenant's calls are hung up, nobody of it gets in, and it keeps all it has.</summary>
    /// <param name="isAsSeen">Whether it still is what the asker has seen; asked when nobody else can change it any more.</param>
    Task<TenantState> ChangeTenantAsync(int id, string? domain, bool? disabled, Predicate<TenantState> isAsSeen, Actor by);

    /// <summary>Hangs up a tenant's calls and deletes all that is kept of it.</summary>
    /// <param name="isAsSeen">As with a change.</param>
    Task RemoveTenantAsync(int id, Predicate<TenantState> isAsSeen, Actor by);
}

/// <param name="Domain">Its SIP domain.</param>
public sealed record TenantState(int Id, string Name, string Domain, bool Disabled);

/// <param name="Credentials">Its credentials file's content, JSON: secrets.</param>
public sealed record NewTenant(TenantState State, string Credentials);

/// <param name="Settings">Options as they are given, by name; without secrets.</param>
/// <param name="Trouble">Why nothing can be written just now; empty when it can.</param>
/// <param name="Unwritten">What waits to be written.</param>
public sealed record NodeState(
    string Version,
    DateTimeOffset Started,
    string Http,
    IReadOnlyList<string> Sip,
    IReadOnlyList<KeyValuePair<string, string>> Settings,
    int Calls,
    int Legs,
    int Unwritten,
    string Trouble
)
{
    /// <summary>Bytes that are free where the data are, and how many there are in all.</summary>
    public (long Free, long All) Disk { get; init; }

    /// <summary>Since the start: time that the loop has worked, and turns with more than 20 ms of work in them.</summary>
    public (TimeSpan Busy, long Slow) Loop { get; init; }

    /// <summary>Working memory of the process, in bytes.</summary>
    public long Memory { get; init; }
}
