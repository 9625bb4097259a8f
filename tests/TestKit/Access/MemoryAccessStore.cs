namespace Tandem.TestKit.Access;

using Tandem.Access.Contract;
using Tandem.Access.Secrets;

/// <summary>Keeps in memory what a table would; a second set of tables opened on it is a restart.</summary>
public sealed class MemoryAccessStore : IAccessStore
{
    private readonly Dictionary<SecretHash, KeyRow> keys = [];
    private readonly Dictionary<SecretHash, TokenRow> tokens = [];
    private readonly Dictionary<SecretHash, IdempotentRow> idempotent = [];

    private readonly Dictionary<(int Tenant, int User), TotpRow> totps = [];

    /// <summary>Nothing can be written.</summary>
    public bool Fails { get; set; }

    /// <summary>Commits are never answered.</summary>
    public bool Hangs { get; set; }

    public IReadOnlyList<KeyRow> Keys() => [.. keys.Values];

    public IReadOnlyList<TokenRow> Tokens(long nowMicros) => [.. tokens.Values.Where(row => row.EndsMicros > nowMicros)];

    public IReadOnlyList<IdempotentRow> Idempotent(long nowMicros) =>
        [.. idempotent.Values.Where(row => row.EndsMicros > nowMicros).OrderBy(row => row.BegunMicros)];

    public IReadOnlyList<TotpRow> Totps() => [.. totps.Values];

    public Task<bool> CommitAsync(AccessChange change)
    {
        if (Hangs)
        {
            return new TaskCompletionSource<bool>().Task;
        }
        if (Fails)
        {
            return Task.FromResult(false);
        }
        switch (change)
        {
            case PutKeys put:
                foreach (KeyRow row in put.Rows)
                {
                    keys[row.Hash] = row;
                }
                break;
            case PutToken put:
                tokens[put.Row.Hash] = put.Row;
                Remove(put.Ended);
                break;
            case PutIdempotent put:
                idempotent[put.Row.Id] = put.Row;
                break;
            case RemoveIdempotent remove:
                idempotent.Remove(remove.Id);
                break;
            case PutTotp put:
                totps[(put.Row.Tenant, put.Row.UserId)] = put.Row;
                break;
            case RemoveTotp remove:
                totps.Remove((remove.Tenant, remove.UserId));
                break;
            case RemoveTokens remove:
                Remove(remove.Ended);
                break;
        }
        return Task.FromResult(true);
    }

    private void Remove(IReadOnlyList<SecretHash> hashes)
    {
        foreach (SecretHash hash in hashes)
        {
            tokens.Remove(hash);
        }
    }
}
