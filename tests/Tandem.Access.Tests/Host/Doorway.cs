namespace Tandem.Access.Tests.Host;

using Tandem.Access.Audit;
using Tandem.Access.Contract;
using Tandem.Access.Keys;
using Tandem.Access.Limits;
using Tandem.Access.Logins;
using Tandem.Access.Passwords;
using Tandem.Access.Principals;
using Tandem.Access.Secrets;
using Tandem.Access.Tenants;
using Tandem.Access.Times;
using Tandem.Access.Tokens;
using Tandem.Access.Totps;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.TestKit.Access;

/// <summary>All that lets people in, over a store in memory, with users that tests change.</summary>
internal sealed class Doorway : IDisposable
{
    public const string Face = "native";
    public const string Source = "192.0.2.1";

    /// <summary>Cheap: what a hash costs is tested by itself.</summary>
    public const int Rounds = 100;

    private readonly Dictionary<(int Tenant, int Id), UserRow> users = [];

    public Doorway(AccessLimits? limits = null, MemoryAccessStore? store = null, ManualClock? clock = null)
    {
        Limits = limits ?? new AccessLimits();
        Store = store ?? new MemoryAccessStore();
        Clock = clock ?? new ManualClock();
        Keys = new KeyTable(Store, Limits, Clock);
        Tokens = new TokenTable(Store, Limits, Clock);
        Passwords = new PasswordChecks(Limits, Rounds);
        Throttle = new GuessThrottle(Limits, Clock);
        TenantDoor tenant = new(null!, Hear, null!);
        Audit = new AuditTrail(new TenantDirectory([new TenantEntry(1, "default", "tandem.local", tenant)]), Node, Limits, Clock);
        Totps = new TotpTable(Store, Limits, Clock);
        Login = new Login(Keys, Tokens, Passwords, Totps, Throttle, Audit, (_, user) => Demanded.Contains(user.Id));
        Principals = new PrincipalFinder(
            Keys,
            Tokens,
            Totps,
            tenant => !Closed.Contains(tenant),
            (tenant, id) => Closed.Contains(tenant) ? null : users.GetValueOrDefault((tenant, id))
        );
    }

    /// <summary>Tenants that are not served.</summary>
    public HashSet<int> Closed { get; } = [];

    /// <summary>Users of whom a second factor is demanded.</summary>
    public HashSet<int> Demanded { get; } = [];

    public AccessLimits Limits { get; }

    public MemoryAccessStore Store { get; }

    public ManualClock Clock { get; }

    public KeyTable Keys { get; }

    public TokenTable Tokens { get; }

    public PasswordChecks Passwords { get; }

    public TotpTable Totps { get; }

    public GuessThrottle Throttle { get; }

    public AuditTrail Audit { get; }

    /// <summary>What the log of tenant 1 was told.</summary>
    public List<(Actor By, EventData Happened)> Told { get; } = [];

    public ToldLog Node { get; } = new();

    public Login Login { get; }

    public PrincipalFinder Principals { get; }

    /// <summary>After a restart: the same store and users, nothing remembered.</summary>
    public Doorway Again()
    {
        Doorway again = new(Limits, Store, Clock);
        foreach (KeyValuePair<(int, int), UserRow> user in users)
        {
            again.users.Add(user.Key, user.Value);
        }
        return again;
    }

    public UserRow Put(UserRow user, int tenant = 1) => users[(tenant, user.Id)] = user;

    public void Delete(int id, int tenant = 1) => users.Remove((tenant, id));

    public static UserRow User(int id, string password, UserRole role = UserRole.Agent)
    {
        string login = $"10{id}";
        string hash = password.Length == 0 ? "" : PasswordHash.Make(password, Rounds);
        return new UserRow(id, login, login, hash, "AGENT", "", "", "", "", "", "", "", false, role, id, login, new AgentRow(), 0, 0);
    }

    public Task<LoginResult> LogInAsync(
        UserRow? user,
        string password,
        string login = "nobody",
        string source = Source,
        string code = ""
    ) => Login.ByPasswordAsync(new Origin(Face, source, source), 1, user?.Login ?? login, user, password, code);

    public async Task<IssuedToken> TokenAsync(UserRow user, string password) =>
        Assert.IsType<LoginResult.LetIn>(await LogInAsync(user, password)).Token;

    public Principal? Find(string secret) => Principals.Find(Face, secret);

    public KeyRow Key(string secret, Role role = Role.Administrator, int userId = 0, int tenant = 1, Scopes? scopes = null) =>
        new(
            SecretHash.Of(secret),
            tenant,
            Face,
            "a key",
            "",
            [],
            userId,
            role,
            scopes ?? ScopeTable.Of(role),
            FromFile: false,
            Micros.Of(Clock.GetUtcNow()),
            0,
            0
        );

    public void Dispose()
    {
        Audit.Dispose();
        Passwords.Dispose();
    }

    private Task<Outcome> Hear(Command command, Actor by)
    {
        if (command is LogEvent log)
        {
            Told.Add((by, log.Happened));
        }
        return Task.FromResult(Outcome.Ok);
    }
}
