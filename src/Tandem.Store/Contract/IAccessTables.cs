namespace Tandem.Store.Contract;

using Tandem.Access.Contract;

/// <summary>Keys, tokens, second factors and what was answered to idempotent requests. They hold hashes and sealed secrets only.</summary>
public interface IAccessTables
{
    /// <summary>All keys, revoked ones too.</summary>
    IReadOnlyList<KeyRow> Keys();

    /// <summary>Tokens that end after that moment.</summary>
    IReadOnlyList<TokenRow> Tokens(long nowMicros);

    /// <summary>Idempotent requests that end after that moment, in order of beginning.</summary>
    IReadOnlyList<IdempotentRow> Idempotent(long nowMicros);

    /// <summary>All users' second factors, with their secrets opened.</summary>
    IReadOnlyList<TotpRow> Totps();

    /// <summary>Writes a change inside the transaction under way.</summary>
    void Write(AccessChange change);
}
