namespace Tandem.Store.Sqlite.Sql;

using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

/// <summary>
/// A statement prepared once, when it is first run, and run often: a dozen times for each call. It speaks to SQLite itself (sqlite.org/c3ref/stmt.html), for a
/// command of ADO.NET makes an object for each value.
/// </summary>
internal sealed class Statement(SqliteConnection connection, string sql, SqliteErrors errors) : IDisposable
{
    private readonly List<int> places = [];
    private byte[] text = new byte[256];
    private sqlite3_stmt? prepared;

    /// <summary>Returns how many rows it changed.</summary>
    public int Run(params ReadOnlySpan<SqlValue> values)
    {
        try
        {
            sqlite3_stmt statement = prepared ??= Prepare();
            try
            {
                for (int i = 0; i < values.Length; i++)
                {
                    Check(Bind(statement, places[i], values[i]));
                }
                int code = raw.sqlite3_step(statement);
                Check(code == raw.SQLITE_ROW ? raw.SQLITE_DONE : code);
                return raw.sqlite3_changes(connection.Handle);
            }
            finally
            {
                _ = raw.sqlite3_reset(statement);
            }
        }
        catch (SqliteException e)
        {
            throw errors.Translate(e);
        }
    }

    public void Dispose() => prepared?.Dispose();

    private sqlite3_stmt Prepare()
    {
        Check(raw.sqlite3_prepare_v2(connection.Handle, sql, out sqlite3_stmt statement));
        places.Clear();
        while (raw.sqlite3_bind_parameter_index(statement, $"$p{places.Count}") is > 0 and int place)
        {
            places.Add(place);
        }
        return statement;
    }

    private int Bind(sqlite3_stmt statement, int place, in SqlValue value) =>
        value.Kind switch
        {
            SqlKind.Number => raw.sqlite3_bind_int64(statement, place, value.Number),
            SqlKind.Real => raw.sqlite3_bind_double(statement, place, value.Real),
            SqlKind.Text => raw.sqlite3_bind_text(statement, place, Utf8(value.Text)),
            SqlKind.Bytes => raw.sqlite3_bind_blob(statement, place, value.Bytes.Span),
            SqlKind.Id => BindId(statement, place, value.Id),
            _ => raw.sqlite3_bind_null(statement, place),
        };

    private static int BindId(sqlite3_stmt statement, int place, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return raw.sqlite3_bind_blob(statement, place, bytes);
    }

    // SQLite makes a copy of its own.
    private ReadOnlySpan<byte> Utf8(string words)
    {
        int most = Encoding.UTF8.GetMaxByteCount(words.Length);
        if (text.Length < most)
        {
            text = new byte[most];
        }
        return text.AsSpan(0, Encoding.UTF8.GetBytes(words, text));
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, connection.Handle);
}
