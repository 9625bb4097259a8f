namespace Tandem.Access;

using Tandem.Access.Audit;
using Tandem.Access.Contract;
using Tandem.Access.Idempotency;
using Tandem.Access.Keys;
using Tandem.Access.Limits;
using Tandem.Access.Logins;
using Tandem.Access.Passwords;
using Tandem.Access.Tenants;
using Tandem.Access.Tokens;
using Tandem.Access.Totps;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;

/// <summary>The one way in from outside: finds who asks, lets people in and out, and leads to the tenants.</summary>
public sealed class FrontDoor : IDisposable
{
    /// <param name="tenants">Who is served.</param>
    /// <param name="store">Keeps keys and tokens.</param>
    /// <param name="archive">What is kept of calls.</param>
    /// <param name="events">What happens.</param>
    /// <param name="node">Is told what belongs to no tenant.</param>
    /// <param name="limits">On all of it.</param>
    /// <param name="clock">When keys and tokens end.</param>
    /// <param name="rounds">What a password's hash costs.</param>
    /// <param name="demand">Of whom the operator demands a second factor.</param>
    public FrontDoor(
        TenantDirectory tenants,
        IAccessStore store,
        IArchive archive,
        IEventFeed events,
        INodeLog node,
        AccessLimits limits,
        TimeProvider clock,
        int rounds = PasswordHash.Rounds,
        TotpDemand demand = TotpDemand.Nobody
    )
    {
        Tenants = tenants;
        Clock = clock;
        Keys = new KeyTable(store, limits, clock);
        Tokens = new TokenTable(store, limits, clock);
        Idempotency = new IdempotencyTable(store, limits, clock);
        Archive = new ArchiveReads(archive, limits);
        Rates = new RequestRates(limits.RequestsPerSecond);
        Events = events;
        Streams = new StreamPlaces(limits);
        Passwords = new PasswordChecks(limits, rounds);
        Throttle = new GuessThrottle(limits, clock);
        Audit = new AuditTrail(tenants, node, limits, clock);
        Totps = new TotpTable(store, limits, clock);
        Demands = new TotpDemands(tenants, demand);
        Login = new Login(Keys, Tokens, Passwords, Totps, Throttle, Audit, Demands.Holds);
        Principals = new PrincipalFinder(
            Keys,
            Tokens,
            Totps,
            tenant => tenants.ById(tenant) is not null,
            (tenant, id) => tenants.ById(tenant)?.Door.Views.Users[id]
        );
    }

    public TenantDirectory Tenants { get; }

    public TimeProvider Clock { get; }

    public KeyTable Keys { get; }

    public TokenTable Tokens { get; }

    public IdempotencyTable Idempotency { get; }

    public ArchiveReads Archive { get; }

    /// <summary>Numbers of campaigns.</summary>
    public required ICampaignStore Campaigns { get; init; }

    /// <summary>Numbers of campaigns that come from files.</summary>
    public required ICampaignImports Imports { get; init; }

    public IEventFeed Events { get; }

    public StreamPlaces Streams { get; }

    public PasswordChecks Passwords { get; }

    public TotpTable Totps { get; }

    public TotpDemands Demands { get; }

    public GuessThrottle Throttle { get; }

    public Login Login { get; }

    public RequestRates Rates { get; }

    public AuditTrail Audit { get; }

    public PrincipalFinder Principals { get; }

    /// <summary>A tenant is gone: so is all that let its people in.</summary>
    public void Forget(int tenant)
    {
        Keys.Forget(tenant);
        Tokens.Forget(tenant);
        Totps.Forget(tenant);
        Idempotency.Forget(tenant);
    }

    /// <summary>Keeps a password's hash at today's cost, unless the password was changed meanwhile.</summary>
    public static async Task UpgradeAsync(TenantDoor door, LoginResult.LetIn letIn)
    {
        if (letIn.UpgradedHash is { } hash)
        {
            ChangePassword change = new(letIn.User.Id, hash, Before: letIn.User.PasswordHash);
            await door.AskAsync(change, CancellationToken.None);
        }
    }

    public void Dispose()
    {
        Imports.Dispose();
        Audit.Dispose();
        Rates.Dispose();
        Passwords.Dispose();
        Archive.Dispose();
    }
}
