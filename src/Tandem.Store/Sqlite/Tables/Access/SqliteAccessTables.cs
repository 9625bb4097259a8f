namespace Tandem.Store.Sqlite.Tables.Access;

using Tandem.Access.Contract;
using Tandem.Store.Contract;
using Tandem.Store.Files;
using Tandem.Store.Sqlite.Sql;

/// <summary>Which table each change goes to.</summary>
internal sealed class SqliteAccessTables(SqliteLink link, SecretBox? secrets) : IAccessTables
{
    private readonly KeyTable keys = new(link);
    private readonly TokenTable tokens = new(link);
    private readonly IdempotentTable idempotent = new(link);
    private readonly TotpTable totps = new(link, secrets);

    public IReadOnlyList<KeyRow> Keys() => keys.All();

    public IReadOnlyList<TokenRow> Tokens(long nowMicros) => tokens.After(nowMicros);

    public IReadOnlyList<IdempotentRow> Idempotent(long nowMicros) => idempotent.After(nowMicros);

    public IReadOnlyList<TotpRow> Totps() => totps.All();

    public void Write(AccessChange change)
    {
        switch (change)
        {
            case PutKeys put:
                foreach (KeyRow row in put.Rows)
                {
                    keys.Put(row);
                }
                break;
            case PutToken put:
                tokens.Remove(put.Ended);
                tokens.Put(put.Row);
                break;
            case RemoveTokens remove:
                tokens.Remove(remove.Ended);
                break;
            case PutIdempotent put:
                idempotent.Put(put.Row);
                break;
            case RemoveIdempotent remove:
                idempotent.Remove(remove.Id);
                break;
            case PutTotp put:
                totps.Put(put.Row);
                break;
            case RemoveTotp remove:
                totps.Remove(remove.Tenant, remove.UserId);
                break;
            default:
                throw new RowRefusedException($"no table takes {change.GetType().Name}");
        }
    }
}
