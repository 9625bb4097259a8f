namespace Tandem.Access.Idempotency;

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Tandem.Access.Contract;
using Tandem.Access.Limits;
using Tandem.Access.Secrets;
using Tandem.Access.Times;

/// <summary>
/// Requests that must be done once however often they are sent. Each is remembered durably before it is done, and answered alike for a
/// day. One that was begun when the server died stays begun: it is never done again.
/// </summary>
public sealed class IdempotencyTable
{
    private const string PerTenant = "idempotency-keys";
    private const string Altogether = "idempotency-keys-all";

    private readonly Dictionary<SecretHash, Entry> entries = [];
    private readonly Dictionary<int, int> byTenant = [];

    // All are kept equally long, so that order of beginning is order of end.
    private readonly LinkedList<Entry> inOrder = new();
    private readonly Lock gate = new();
    private readonly IAccessStore store;
    private readonly AccessLimits limits;
    private readonly TimeProvider clock;

    public IdempotencyTable(IAccessStore store, AccessLimits limits, TimeProvider clock)
    {
        this.store = store;
        this.limits = limits;
        this.clock = clock;
        foreach (IdempotentRow row in store.Idempotent(clock.Micros()))
        {
            Add(new Entry(row));
        }
    }

    /// <summary>How many are kept.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return entries.Count;
            }
        }
    }

    /// <param name="tenant">Whose.</param>
    /// <param name="asker">Who asks: keys of different ones have nothing to do with each other.</param>
    /// <param name="key">As it was sent.</param>
    /// <param name="request">Of all that makes it this request.</param>
    public async Task<IdempotencyVerdict> BeginAsync(int tenant, string asker, string key, SecretHash request)
    {
        SecretHash id = SecretHash.OfAll(tenant.ToString(CultureInfo.InvariantCulture), asker, key);
        Entry? fresh;
        lock (gate)
        {
            if (Known(id, request) is { } known)
            {
                return known;
            }
            if (Refuses(tenant) is { } full)
            {
                return new IdempotencyVerdict.Full(full);
            }
            long now = clock.Micros();
            fresh = new Entry(new IdempotentRow(id, tenant, request, null, now, now + Micros.Of(limits.IdempotencyLife)))
            {
                IsRunning = true,
            };
            Add(fresh);
        }
        if (await store.CommitAsync(new PutIdempotent(fresh.Row)))
        {
            return new IdempotencyVerdict.Begin(id);
        }
        lock (gate)
        {
            Drop(fresh);
        }
        return new IdempotencyVerdict.NotKept();
    }

    /// <summary>
    /// What it was answered. Given again from now on; durable when it returns, or not yet after <see cref="AccessLimits.CommitPatience"/>.
    /// </summary>
    public async Task AnsweredAsync(SecretHash id, KeptAnswer answer)
    {
        IdempotentRow row;
        lock (gate)
        {
            if (!entries.TryGetValue(id, out Entry? entry))
            {
                return;
            }
            entry.IsRunning = false;
            if (answer.Body.Length > limits.IdempotentAnswer)
            {
                return;
            }
            entry.Row = row = entry.Row with { Answer = answer };
        }
        await Task.WhenAny(store.CommitAsync(new PutIdempotent(row)), Task.Delay(limits.CommitPatience));
    }

    /// <summary>Nothing was done, and the same may be asked again.</summary>
    public async Task ForgetAsync(SecretHash id)
    {
        lock (gate)
        {
            if (entries.TryGetValue(id, out Entry? entry))
            {
                Drop(entry);
            }
        }
        await store.CommitAsync(new RemoveIdempotent(id));
    }

    /// <summary>Of a tenant that is gone, with what is kept of it.</summary>
    public void Forget(int tenant)
    {
        lock (gate)
        {
            foreach (Entry entry in inOrder.Where(entry => entry.Row.Tenant == tenant).ToArray())
            {
                Drop(entry);
            }
        }
    }

    private IdempotencyVerdict? Known(in SecretHash id, in SecretHash request)
    {
        Sweep(clock.Micros());
        if (!entries.TryGetValue(id, out Entry? entry))
        {
            return null;
        }
        return entry.Row.Request != request ? new IdempotencyVerdict.OtherRequest()
            : entry.Row.Answer is { } answer ? new IdempotencyVerdict.Again(answer)
            : entry.IsRunning ? new IdempotencyVerdict.Running()
            : new IdempotencyVerdict.Unknown();
    }

    private Throttled? Refuses(int tenant)
    {
        string rule =
            byTenant.GetValueOrDefault(tenant) >= limits.IdempotencyKeysPerTenant ? PerTenant
            : entries.Count >= limits.IdempotencyKeys ? Altogether
            : "";
        return rule.Length == 0 ? null : new Throttled(rule, TimeSpan.FromMinutes(1));
    }

    private void Sweep(long now)
    {
        while (inOrder.First is { } first && first.Value.Row.EndsMicros <= now)
        {
            Drop(first.Value);
        }
    }

    private void Add(Entry entry)
    {
        entries[entry.Row.Id] = entry;
        entry.Place = inOrder.AddLast(entry);
        byTenant[entry.Row.Tenant] = byTenant.GetValueOrDefault(entry.Row.Tenant) + 1;
    }

    private void Drop(Entry entry)
    {
        if (entry.Place is not { } place)
        {
            return;
        }
        entries.Remove(entry.Row.Id);
        inOrder.Remove(place);
        entry.Place = null;
        int tenant = entry.Row.Tenant;
        byTenant[tenant]--;
        if (byTenant[tenant] == 0)
        {
            byTenant.Remove(tenant);
        }
    }

    private sealed class Entry(IdempotentRow row)
    {
        public IdempotentRow Row { get; set; } = row;

        /// <summary>It is being done, by this process.</summary>
        public bool IsRunning { get; set; }

        /// <summary>Null once it is dropped.</summary>
        public LinkedListNode<Entry>? Place { get; set; }
    }
}
