namespace Tandem.Access.Keys;

using System.Collections.Concurrent;
using Tandem.Access.Contract;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Access.Secrets;
using Tandem.Access.Times;

/// <summary>All keys of this server: finds whom one stands for, makes, rotates and revokes them. Read by any thread; changed one at a time.</summary>
public sealed class KeyTable
{
    private readonly ConcurrentDictionary<SecretHash, Entry> keys = new();
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly IAccessStore store;
    private readonly AccessLimits limits;
    private readonly TimeProvider clock;

    public KeyTable(IAccessStore store, AccessLimits limits, TimeProvider clock)
    {
        this.store = store;
        this.limits = limits;
        this.clock = clock;
        foreach (KeyRow row in store.Keys())
        {
            keys[row.Hash] = new Entry(row);
        }
    }

    /// <summary>Whom the key stands for at that face; null when it opens nothing there, or no longer.</summary>
    public Principal? Find(string face, in SecretHash hash) =>
        keys.TryGetValue(hash, out Entry? entry) && entry.Row.Face == face && entry.Row.WorksAt(clock.Micros()) ? entry.Principal : null;

    /// <summary>The working key of a face that a client names openly, e.g. to check what it has signed; null when there is none.</summary>
    public KeyRow? Named(string face, string publicId)
    {
        long now = clock.Micros();
        return keys
            .Values.Select(entry => entry.Row)
            .FirstOrDefault(row => row.Face == face && row.PublicId == publicId && row.WorksAt(now));
    }

    /// <summary>By its id; whether or not it still works.</summary>
    public KeyRow? ById(int tenant, string id) => Of(tenant).FirstOrDefault(row => row.Id == id);

    public bool Works(in SecretHash hash) => keys.TryGetValue(hash, out Entry? entry) && entry.Row.WorksAt(clock.Micros());

    /// <summary>A tenant's, oldest first, revoked ones too.</summary>
    public IReadOnlyList<KeyRow> Of(int tenant) =>
        [
            .. keys
                .Values.Select(entry => entry.Row)
                .Where(row => row.Tenant == tenant)
                .OrderBy(row => row.CreatedMicros)
                .ThenBy(row => row.Id, StringComparer.Ordinal),
        ];

    /// <summary>Keeps a new key, durable when it returns.</summary>
    public async Task<KeyOutcome> AddAsync(KeyRow row)
    {
        await writing.WaitAsync();
        try
        {
            return Working(row.Tenant) < limits.KeysPerTenant ? await PutAsync([row]) : KeyOutcome.TooMany;
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Puts another in its place; the old one works until it ends.</summary>
    /// <param name="id">The old one.</param>
    /// <param name="fresh">The new secret's hash, and sealed if it must be.</param>
    /// <param name="endsMicros">When the old one ends.</param>
    public async Task<KeyOutcome> RotateAsync(int tenant, string id, (SecretHash Hash, byte[] Sealed) fresh, long endsMicros)
    {
        await writing.WaitAsync();
        try
        {
            long now = clock.Micros();
            if (ById(tenant, id) is not { } old || !old.WorksAt(now))
            {
                return KeyOutcome.NotFound;
            }
            KeyRow successor = old with { Hash = fresh.Hash, Sealed = fresh.Sealed, CreatedMicros = now, FromFile = false };
            KeyRow ending = endsMicros <= now ? old with { RevokedMicros = now } : old with { EndsMicros = endsMicros };
            return await PutAsync([ending, successor]);
        }
        finally
        {
            writing.Release();
        }
    }

    public async Task<KeyOutcome> RevokeAsync(int tenant, string id)
    {
        await writing.WaitAsync();
        try
        {
            long now = clock.Micros();
            return ById(tenant, id) is { RevokedMicros: 0 } row ? await PutAsync([row with { RevokedMicros = now }]) : KeyOutcome.NotFound;
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>
    /// Brings a tenant's keys in line with its credentials file: what stands there works, unless it was revoked; what no longer stands
    /// there is revoked.
    /// </summary>
    public async Task<KeyOutcome> AdoptAsync(int tenant, IReadOnlyList<KeyRow> file)
    {
        await writing.WaitAsync();
        try
        {
            long now = clock.Micros();
            List<KeyRow> changed = [.. file.Where(row => !keys.ContainsKey(row.Hash))];
            changed.AddRange(
                Of(tenant)
                    .Where(row => row is { FromFile: true, RevokedMicros: 0 } && !file.Any(each => each.Hash == row.Hash))
                    .Select(row => row with { RevokedMicros = now })
            );
            return changed.Count == 0 ? KeyOutcome.Done : await PutAsync(changed);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Of a tenant that is gone, with what is kept of it.</summary>
    public void Forget(int tenant)
    {
        foreach (KeyRow row in Of(tenant))
        {
            keys.TryRemove(row.Hash, out _);
        }
    }

    private int Working(int tenant)
    {
        long now = clock.Micros();
        return keys.Values.Count(entry => entry.Row.Tenant == tenant && entry.Row.WorksAt(now));
    }

    private async Task<KeyOutcome> PutAsync(IReadOnlyList<KeyRow> rows)
    {
        if (!await store.CommitAsync(new PutKeys(rows)))
        {
            return KeyOutcome.NotKept;
        }
        foreach (KeyRow row in rows)
        {
            keys[row.Hash] = new Entry(row);
        }
        return KeyOutcome.Done;
    }

    private sealed class Entry(KeyRow row)
    {
        public KeyRow Row => row;

        public Principal Principal { get; } =
            new(
                row.Tenant,
                row.UserId,
                row.Name,
                row.Role,
                row.Scopes & ScopeTable.Of(row.Role),
                new Credential(CredentialKind.Key, row.Id)
            );
    }
}

public enum KeyOutcome
{
    Done,
    NotFound,

    /// <summary>The tenant has as many keys as it may.</summary>
    TooMany,

    /// <summary>The database could not be written; nothing was changed.</summary>
    NotKept,
}
