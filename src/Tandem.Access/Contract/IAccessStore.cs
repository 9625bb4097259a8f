namespace Tandem.Access.Contract;

using Tandem.Access.Secrets;

/// <summary>Keeps keys, tokens, second factors and idempotent requests across restarts.</summary>
public interface IAccessStore
{
    /// <summary>All that were kept, revoked ones too. Called once, at the start.</summary>
    IReadOnlyList<KeyRow> Keys();

    /// <summary>All that had not ended at that time. Called once, at the start.</summary>
    IReadOnlyList<TokenRow> Tokens(long nowMicros);

    /// <summary>Idempotent requests that had not ended at that time, in order of beginning. Called once, at the start.</summary>
    IReadOnlyList<IdempotentRow> Idempotent(long nowMicros);

    /// <summary>All users' second factors. Called once, at the start.</summary>
    IReadOnlyList<TotpRow> Totps();

    /// <summary>Makes a change durable, whole; done with false when it cannot be.</summary>
    Task<bool> CommitAsync(AccessChange change);
}

/// <summary>Something to keep.</summary>
public abstract record AccessChange;

/// <summary>New, or in place of the one with the same hash. Several at once are all kept or none.</summary>
public sealed record PutKeys(IReadOnlyList<KeyRow> Rows) : AccessChange;

/// <summary>A token that was given, and those that made room for it.</summary>
public sealed record PutToken(TokenRow Row, IReadOnlyList<SecretHash> Ended) : AccessChange;

public sealed record RemoveTokens(IReadOnlyList<SecretHash> Ended) : AccessChange;

/// <summary>An idempotent request, begun or answered, in place of the one with the same id; whatever had ended when it began goes.</summary>
public sealed record PutIdempotent(IdempotentRow Row) : AccessChange;

public sealed record RemoveIdempotent(SecretHash Id) : AccessChange;

/// <summary>A user's second factor, in place of the one before.</summary>
public sealed record PutTotp(TotpRow Row) : AccessChange;

public sealed record RemoveTotp(int Tenant, int UserId) : AccessChange;
