namespace Tandem.Access.Tokens;

using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Tandem.Access.Contract;
using Tandem.Access.Limits;
using Tandem.Access.Secrets;
using Tandem.Access.Times;

/// <summary>
/// Tokens that work. Each user has a bounded number: with one more, his own oldest ends, so that nobody signs others out. Past the
/// bound of all together nobody new gets one. Finding is free of locks.
/// </summary>
public sealed class TokenTable
{
    private readonly ConcurrentDictionary<SecretHash, TokenEntry> tokens = new();
    private readonly Dictionary<(int Tenant, int User), LinkedList<TokenEntry>> byUser = [];

    // All live equally long, so that order of issue is order of end.
    private readonly LinkedList<TokenEntry> inOrder = new();
    private readonly Lock gate = new();
    private readonly IAccessStore store;
    private readonly AccessLimits limits;
    private readonly TimeProvider clock;

    public TokenTable(IAccessStore store, AccessLimits limits, TimeProvider clock)
    {
        this.store = store;
        this.limits = limits;
        this.clock = clock;
        foreach (
            TokenRow row in store.Tokens(clock.Micros()).OrderBy(row => row.IssuedMicros).ThenBy(row => row.Id, StringComparer.Ordinal)
        )
        {
            Add(new TokenEntry(row));
        }
    }

    public int Count => tokens.Count;

    /// <summary>
    /// A fresh token; null when there are too many of all together. Works at once; durable when it returns, or not yet after
    /// <see cref="AccessLimits.CommitPatience"/>.
    /// </summary>
    /// <param name="stamp">Of the user's password now.</param>
    /// <param name="key">The key it is given for; default when for a password.</param>
    /// <param name="owesTotp">See <see cref="TokenRow.OwesTotp"/>.</param>
    public async Task<IssuedToken?> IssueAsync(int tenant, int userId, string stamp, SecretHash key, bool owesTotp = false)
    {
        string secret = FreshSecret.Token();
        long now = clock.Micros();
        TokenRow row = new(SecretHash.Of(secret), tenant, userId, stamp, key, now, now + Micros.Of(limits.TokenLife))
        {
            OwesTotp = owesTotp,
        };
        List<SecretHash> ended = [];
        lock (gate)
        {
            Sweep(now, ended);
            if (byUser.TryGetValue((tenant, userId), out LinkedList<TokenEntry>? own) && own.Count >= limits.TokensPerUser)
            {
                ended.Add(Drop(own.First!.Value));
            }
            if (tokens.Count >= limits.Tokens)
            {
                return null;
            }
            Add(new TokenEntry(row));
        }
        await Task.WhenAny(store.CommitAsync(new PutToken(row, ended)), Task.Delay(limits.CommitPatience));
        return new IssuedToken(secret, row);
    }

    /// <summary>A token that has not ended; whether its user and password are still the same is for the caller to see.</summary>
    internal bool TryFind(in SecretHash hash, [NotNullWhen(true)] out TokenEntry? entry) =>
        tokens.TryGetValue(hash, out entry) && entry.Row.EndsMicros > clock.Micros();

    /// <summary>A user's, oldest first.</summary>
    public IReadOnlyList<TokenRow> Of(int tenant, int userId)
    {
        long now = clock.Micros();
        lock (gate)
        {
            return byUser.TryGetValue((tenant, userId), out LinkedList<TokenEntry>? own)
                ? [.. own.Select(entry => entry.Row).Where(row => row.EndsMicros > now)]
                : [];
        }
    }

    /// <summary>A tenant's, oldest first.</summary>
    public IReadOnlyList<TokenRow> Of(int tenant)
    {
        long now = clock.Micros();
        lock (gate)
        {
            return [.. inOrder.Select(entry => entry.Row).Where(row => row.Tenant == tenant && row.EndsMicros > now)];
        }
    }

    /// <summary>Ends tokens; those that are none are passed over. Durable when it returns true.</summary>
    public async Task<bool> EndAsync(IReadOnlyList<SecretHash> hashes)
    {
        List<SecretHash> ended = [];
        lock (gate)
        {
            foreach (SecretHash hash in hashes)
            {
                if (tokens.TryGetValue(hash, out TokenEntry? entry))
                {
                    ended.Add(Drop(entry));
                }
            }
        }
        return ended.Count == 0 || await store.CommitAsync(new RemoveTokens(ended));
    }

    /// <summary>Of a tenant that is gone, with what is kept of it.</summary>
    public void Forget(int tenant)
    {
        lock (gate)
        {
            foreach (TokenEntry entry in inOrder.Where(entry => entry.Row.Tenant == tenant).ToArray())
            {
                Drop(entry);
            }
        }
    }

    private void Sweep(long now, List<SecretHash> ended)
    {
        while (inOrder.First is { } first && first.Value.Row.EndsMicros <= now)
        {
            ended.Add(Drop(first.Value));
        }
    }

    private void Add(TokenEntry entry)
    {
        (int, int) user = (entry.Row.Tenant, entry.Row.UserId);
        if (!byUser.TryGetValue(user, out LinkedList<TokenEntry>? own))
        {
            own = byUser[user] = new LinkedList<TokenEntry>();
        }
        entry.Own = own.AddLast(entry);
        entry.All = inOrder.AddLast(entry);
        tokens[entry.Row.Hash] = entry;
    }

    private SecretHash Drop(TokenEntry entry)
    {
        (int, int) user = (entry.Row.Tenant, entry.Row.UserId);
        LinkedList<TokenEntry> own = byUser[user];
        own.Remove(entry.Own!);
        if (own.Count == 0)
        {
            byUser.Remove(user);
        }
        inOrder.Remove(entry.All!);
        tokens.TryRemove(entry.Row.Hash, out _);
        return entry.Row.Hash;
    }
}

/// <summary>A token as it is handed out, once.</summary>
public sealed record IssuedToken(string Secret, TokenRow Row);
