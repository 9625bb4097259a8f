namespace Tandem.Store.Sqlite.Sql;

using Microsoft.Data.Sqlite;

/// <summary>A statement prepared once and run often.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand command;
    private readonly SqliteErrors errors;

    public Statement(SqliteConnection connection, string sql, SqliteErrors errors)
    {
        this.errors = errors;
        command = connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; sql.Contains($"$p{i}", StringComparison.Ordinal); i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}" });
        }
    }

    /// <summary>Returns how many rows it changed.</summary>
    public int Run(params ReadOnlySpan<object> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
        try
        {
            return command.ExecuteNonQuery();
        }
        catch (SqliteException e)
        {
            throw errors.Translate(e);
        }
    }

    public void Dispose() => command.Dispose();
}
