namespace Tandem.Access.Contract;

using Tandem.Access.Secrets;

/// <summary>Keeps keys and tokens across restarts.</summary>
public interface IAccessStore
{
    /// <summary>All that were kept, revoked ones too. Called once, at the start.</summary>
    IReadOnlyList<KeyRow> Keys();

    /// <summary>All that had not ended at that time. Called once, at the start.</summary>
    IReadOnlyList<TokenRow> Tokens(long nowMicros);

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
