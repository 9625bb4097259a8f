namespace Tandem.Access.Audit;

using Tandem.Access.Contract;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Access.Tenants;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;

/// <summary>
/// Tells the logs who was let in and who was not, and what was read that others would like to know of. What anybody can cause at will is
/// told once a minute for each that is alike, with how many it stands for.
/// </summary>
public sealed class AuditTrail : IDisposable
{
    private const int LongestName = 64;

    /// <summary>The tenant that stands for the node.</summary>
    private const int Node = 0;

    private readonly TenantDirectory tenants;
    private readonly INodeLog node;
    private readonly RepeatedEvents repeated;
    private readonly ITimer sweeps;

    public AuditTrail(TenantDirectory tenants, INodeLog node, AccessLimits limits, TimeProvider clock)
    {
        this.tenants = tenants;
        this.node = node;
        repeated = new RepeatedEvents(
            limits.AuditRepeats,
            limits.AuditWindow,
            clock,
            (happened, times) => Tell(happened.Tenant, happened.By, happened.Event(times))
        );
        sweeps = clock.CreateTimer(_ => repeated.Sweep(), null, limits.AuditWindow, limits.AuditWindow);
    }

    /// <summary>Into that tenant's log; of one that is not served into the node's.</summary>
    public void Tell(int tenant, Actor by, EventData happened)
    {
        if (tenants.ById(tenant) is { } entry)
        {
            _ = entry.Door.LogAsync(by, happened);
        }
        else
        {
            node.Tell(happened, by);
        }
    }

    /// <summary>For the operator.</summary>
    public void TellNode(Actor by, EventData happened) => node.Tell(happened, by);

    /// <param name="token">The token's id.</param>
    public void SignedIn(Origin from, int tenant, UserRow user, string token) =>
        Tell(tenant, Actor.User(user.Id).From(from.Address), new AuditSignedIn(from.Face, user.Id, user.Login, token, from.Address));

    /// <summary>Somebody was let in with a code from paper.</summary>
    public void RecoveryCodeUsed(Origin from, int tenant, UserRow user, int left) =>
        Tell(tenant, Actor.User(user.Id).From(from.Address), new AuditRecoveryCodeUsed(user.Id, left));

    /// <summary>A password or key that was no good, or was not looked at.</summary>
    public void SignInRefused(Origin from, int tenant, string login, string why) =>
        repeated.Tell(
            new RepeatedEvent(
                tenant,
                Actor.System,
                $"sign-in {from.Face} {why}",
                Short(login),
                from.Address,
                (name, address, times) => new AuditSignInRefused(from.Face, name, why, address, times)
            )
        );

    /// <summary>A token or key that lets nobody in: nobody knows to whom it was to lead.</summary>
    public void Unknown(Origin from) => SignInRefused(from, Node, "", "unknown");

    /// <summary>Somebody who is known asked for what he may not do.</summary>
    public void Forbidden(Principal by, Origin from, string operation, string why) =>
        repeated.Tell(
            new RepeatedEvent(
                by.Tenant,
                by.Actor.From(from.Address),
                $"refused {why}",
                Short(operation),
                from.Address,
                (name, address, _) => new AuditRefused(from.Face, name, why, address)
            )
        );

    /// <summary>Each reading: a player that fetches parts of a recording leaves as many.</summary>
    public void RecordingRead(Principal by, Origin from, Guid recording) =>
        Tell(by.Tenant, by.Actor.From(from.Address), new AuditRecordingRead(recording, from.Face, from.Address));

    /// <summary>Tells what is counted and not told yet.</summary>
    public void Dispose()
    {
        sweeps.Dispose();
        repeated.Sweep(all: true);
    }

    private static string Short(string name) => name.Length <= LongestName ? name : name[..LongestName] + "…";
}
