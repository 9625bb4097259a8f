namespace Tandem.Server.Hosting;

using Tandem.Access.Contract;

/// <summary>Keeps nothing across restarts: keys come from the credentials file at every start, tokens are asked for anew.</summary>
internal sealed class UnkeptAccess : IAccessStore
{
    public IReadOnlyList<KeyRow> Keys() => [];

    public IReadOnlyList<TokenRow> Tokens(long nowMicros) => [];

    public Task<bool> CommitAsync(AccessChange change) => Task.FromResult(true);
}
