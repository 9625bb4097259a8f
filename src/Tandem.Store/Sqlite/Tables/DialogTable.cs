namespace Tandem.Store.Sqlite.Tables;

using Tandem.Store.Contract;
using Tandem.Store.Sqlite.Sql;

internal sealed class DialogTable(SqliteLink link) : IDialogTable
{
    private readonly Statement put = link.Prepare("INSERT INTO dialog_blocks(block, body) VALUES($p0, $p1)");
    private readonly Statement remove = link.Prepare("DELETE FROM dialog_blocks WHERE block=$p0");

    public void Put(long block, ReadOnlyMemory<byte> body) => put.Run(block, body);

    public void Remove(long block) => remove.Run(block);

    public IReadOnlyList<byte[]> All() => link.Query<byte[]>("SELECT body FROM dialog_blocks ORDER BY block");

    public void Clear() => link.Run("DELETE FROM dialog_blocks");
}
