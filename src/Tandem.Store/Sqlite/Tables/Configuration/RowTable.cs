namespace Tandem.Store.Sqlite.Tables.Configuration;

using Tandem.Core.Contract.Rows;
using Tandem.Store.Sqlite.Sql;

/// <summary>Rows by tenant and id, each as JSON, with columns beside it for what has to be unique or looked for.</summary>
/// <param name="link">To the database.</param>
/// <param name="table">The table's name.</param>
/// <param name="columns">The columns beside <c>tenant</c>, <c>id</c> and <c>body</c>.</param>
internal abstract class RowTable<TRow>(SqliteLink link, string table, params string[] columns) : IChangeTable
{
    private readonly Statement put = link.Prepare(PutSql(table, columns));
    private readonly Statement remove = link.Prepare($"DELETE FROM {table} WHERE tenant=$p0 AND id=$p1");

    public abstract bool TryWrite(int tenant, ConfigurationChange change);

    /// <summary>By id.</summary>
    public virtual List<TRow> All(int tenant) =>
        [.. link.Query<string>($"SELECT body FROM {table} WHERE tenant=@tenant ORDER BY id", new { tenant }).Select(Read)];

    protected static TRow Read(string body) => RowBody.Read<TRow>(body);

    /// <summary>Adds the row, or takes the place of the one with its id.</summary>
    protected bool Put(int tenant, int id, TRow row, params ReadOnlySpan<SqlValue> values)
    {
        put.Run([tenant, id, RowBody.Write(row), .. values]);
        return true;
    }

    protected bool Remove(int tenant, int id)
    {
        remove.Run(tenant, id);
        return true;
    }

    private static string PutSql(string table, string[] columns)
    {
        string names = string.Concat(columns.Select(column => $", {column}"));
        string values = string.Concat(columns.Select((_, i) => $", $p{i + 3}"));
        string changes = string.Concat(columns.Select((column, i) => $", {column}=$p{i + 3}"));
        return $"INSERT INTO {table}(tenant, id, body{names}) VALUES($p0, $p1, $p2{values}) ON CONFLICT(tenant, id) DO UPDATE SET body=$p2{changes}";
    }
}
