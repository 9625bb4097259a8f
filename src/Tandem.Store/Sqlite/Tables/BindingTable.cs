namespace Tandem.Store.Sqlite.Tables;

using Tandem.Engine.Ports;
using Tandem.Store.Contract;
using Tandem.Store.Sqlite.Sql;

internal sealed class BindingTable(SqliteLink link) : IBindingTable
{
    private readonly Statement put = link.Prepare(
        "INSERT OR REPLACE INTO bindings(tenant, extension, contact, body) VALUES($p0, $p1, $p2, $p3)"
    );

    private readonly Statement remove = link.Prepare("DELETE FROM bindings WHERE tenant=$p0 AND extension=$p1 AND contact=$p2");

    public void Put(int tenant, StoredBinding binding) => put.Run(tenant, binding.Extension, binding.Contact, RowBody.Write(binding));

    public void Remove(int tenant, string extension, string contact) => remove.Run(tenant, extension, contact);

    public IReadOnlyList<StoredBinding> All(int tenant) =>
        [
            .. link.Query<string>("SELECT body FROM bindings WHERE tenant=@tenant ORDER BY extension, contact", new { tenant })
                .Select(body => RowBody.Read<StoredBinding>(body)),
        ];
}
