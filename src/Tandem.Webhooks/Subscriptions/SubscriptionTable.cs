namespace Tandem.Webhooks.Subscriptions;

using Tandem.Core.Contract.Events;
using Tandem.Outbound;
using Tandem.Webhooks.Contract;
using Tandem.Webhooks.Shapes;
using Tandem.Webhooks.Signing;

/// <summary>All subscriptions of this server: makes, changes and removes them. Read by any thread; changed one at a time, on the disk before here.</summary>
public sealed class SubscriptionTable
{
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly IWebhookStore store;
    private readonly IEventLog log;
    private readonly TimeProvider clock;
    private readonly SubscriptionRules rules;
    private readonly WebhookLimits limits;
    private readonly Dictionary<int, int> lastIds = [];
    private volatile SortedDictionary<(int Tenant, int Id), SubscriptionRow> rows;

    internal SubscriptionTable(
        IWebhookStore store,
        IEventLog log,
        ShapeTable shapes,
        OutboundClient client,
        WebhookLimits limits,
        TimeProvider clock
    )
    {
        this.store = store;
        this.log = log;
        this.clock = clock;
        this.limits = limits;
        rules = new SubscriptionRules(shapes, client, limits);
        rows = new(store.Subscriptions().ToDictionary(row => (row.Tenant, row.Id)));
    }

    /// <summary>A row is another one now, or new, or (null) gone.</summary>
    internal event Action<int, int, SubscriptionRow?>? Changed;

    internal IEnumerable<SubscriptionRow> All => rows.Values;

    /// <summary>By id.</summary>
    public IReadOnlyList<SubscriptionRow> Of(int tenant) => [.. rows.Values.Where(row => row.Tenant == tenant)];

    public SubscriptionRow? ById(int tenant, int id) => rows.GetValueOrDefault((tenant, id));

    /// <summary>Makes one, with a fresh secret; it is told what happens from now on.</summary>
    public Task<SubscriptionOutcome> AddAsync(int tenant, string shape, SubscriptionDraft draft) =>
        ChangeAsync(async () =>
        {
            if (rows.Keys.Count(key => key.Tenant == tenant) >= limits.Subscriptions)
            {
                return new SubscriptionOutcome(SubscriptionCode.TooMany);
            }
            long now = Now();
            SubscriptionRow row = new(
                tenant,
                NextId(tenant),
                shape,
                draft.Name ?? "",
                draft.Url ?? "",
                draft.Types ?? [],
                draft.IsEnabled == false ? SubscriptionRow.ByHand : "",
                [SigningSecrets.Fresh()],
                now,
                now
            );
            return rules.Wrong(row) ?? await PutAsync(row, Newest(tenant));
        });

    /// <summary>Changes what the draft says. Enabled again, it is told what happens from then on.</summary>
    /// <param name="version">The row must not have changed since; null for whatever it is.</param>
    public Task<SubscriptionOutcome> ChangeAsync(int tenant, int id, SubscriptionDraft draft, long? version = null) =>
        ChangeAsync(async () =>
        {
            if (ById(tenant, id) is not { } old)
            {
                return new SubscriptionOutcome(SubscriptionCode.NotFound);
            }
            if (version is { } known && known != old.ChangedMicros)
            {
                return new SubscriptionOutcome(SubscriptionCode.Stale);
            }
            SubscriptionRow row = old with
            {
                Name = draft.Name ?? old.Name,
                Url = draft.Url ?? old.Url,
                Types = draft.Types ?? old.Types,
                Disabled =
                    draft.IsEnabled == true ? ""
                    : draft.IsEnabled == false && old.IsEnabled ? SubscriptionRow.ByHand
                    : old.Disabled,
                ChangedMicros = Later(old),
            };
            return rules.Wrong(row) ?? await PutAsync(row, row.IsEnabled && !old.IsEnabled ? Newest(tenant) : null);
        });

    /// <summary>Gives it another secret; messages are signed with the old one too for as long as is said.</summary>
    public Task<SubscriptionOutcome> RotateAsync(int tenant, int id, TimeSpan grace) =>
        ChangeAsync(async () =>
        {
            if (ById(tenant, id) is not { } old)
            {
                return new SubscriptionOutcome(SubscriptionCode.NotFound);
            }
            SigningSecret[] secrets = [.. SigningSecrets.Rotate(old.Secrets, Now(), grace).Take(limits.Secrets)];
            return await PutAsync(old with { Secrets = secrets, ChangedMicros = Later(old) }, null);
        });

    /// <summary>Removes it with all that is owed to it.</summary>
    public Task<SubscriptionOutcome> RemoveAsync(int tenant, int id) =>
        ChangeAsync(async () =>
        {
            if (ById(tenant, id) is null)
            {
                return new SubscriptionOutcome(SubscriptionCode.NotFound);
            }
            if (!await store.CommitAsync(new RemoveSubscription(tenant, id)))
            {
                return new SubscriptionOutcome(SubscriptionCode.NotKept);
            }
            SortedDictionary<(int, int), SubscriptionRow> left = new(rows);
            left.Remove((tenant, id));
            rows = left;
            Changed?.Invoke(tenant, id, null);
            return new SubscriptionOutcome(SubscriptionCode.Done);
        });

    /// <summary>The tenant is gone; its rows go with it.</summary>
    internal async Task ForgetAsync(int tenant)
    {
        await writing.WaitAsync();
        try
        {
            SubscriptionRow[] gone = [.. Of(tenant)];
            rows = new(rows.Where(each => each.Key.Tenant != tenant).ToDictionary());
            foreach (SubscriptionRow row in gone)
            {
                Changed?.Invoke(tenant, row.Id, null);
            }
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>The receiver wants no more, for good.</summary>
    internal Task<SubscriptionOutcome> GoneAsync(int tenant, int id) =>
        ChangeAsync(async () =>
            ById(tenant, id) is { IsEnabled: true } old
                ? await PutAsync(old with { Disabled = SubscriptionRow.Gone, ChangedMicros = Later(old) }, null)
                : new SubscriptionOutcome(SubscriptionCode.NotFound)
        );

    private async Task<SubscriptionOutcome> ChangeAsync(Func<Task<SubscriptionOutcome>> change)
    {
        await writing.WaitAsync();
        try
        {
            return await change();
        }
        finally
        {
            writing.Release();
        }
    }

    private async Task<SubscriptionOutcome> PutAsync(SubscriptionRow row, Progress? from)
    {
        if (!await store.CommitAsync(new PutSubscription(row, from)))
        {
            return new SubscriptionOutcome(SubscriptionCode.NotKept);
        }
        rows = new(rows) { [(row.Tenant, row.Id)] = row };
        lastIds[row.Tenant] = Math.Max(row.Id, lastIds.GetValueOrDefault(row.Tenant));
        Changed?.Invoke(row.Tenant, row.Id, row);
        return new SubscriptionOutcome(SubscriptionCode.Done, row);
    }

    private int NextId(int tenant)
    {
        if (!lastIds.TryGetValue(tenant, out int last))
        {
            last = store.LastId(tenant);
        }
        return last + 1;
    }

    private Progress Newest(int tenant)
    {
        EventCursor newest = log.Newest(tenant);
        return new Progress(newest.Epoch, newest.Id);
    }

    private long Now() => (clock.GetUtcNow().UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    // A version rises however fast changes come.
    private long Later(SubscriptionRow old) => Math.Max(Now(), old.ChangedMicros + 1);
}
