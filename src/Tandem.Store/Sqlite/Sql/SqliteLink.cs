namespace Tandem.Store.Sqlite.Sql;

using Dapper;
using Microsoft.Data.Sqlite;

/// <summary>An open SQLite connection through which all SQL goes, so that its errors are told in the contract's words.</summary>
internal sealed class SqliteLink : IDisposable
{
    /// <summary>How long a statement waits for a lock that somebody else holds on the database.</summary>
    private const int LockSeconds = 1;

    /// <summary>Pages in the write-ahead log before they are moved into the database.</summary>
    private const int CheckpointPages = 2_000;

    private readonly SqliteConnection connection;
    private readonly SqliteErrors errors;
    private readonly List<Statement> statements = [];

    static SqliteLink() => SQLitePCL.Batteries_V2.Init();

    private SqliteLink(SqliteConnection connection, SqliteErrors errors)
    {
        this.connection = connection;
        this.errors = errors;
    }

    /// <summary>Opens a database file; the writer's connection syncs every commit to disk.</summary>
    public static SqliteLink Open(string file, bool readOnly)
    {
        SqliteConnectionStringBuilder text = new()
        {
            DataSource = file,
            Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = LockSeconds,
        };
        SqliteLink link = new(new SqliteConnection(text.ToString()), new SqliteErrors(file));
        try
        {
            link.Configure(readOnly);
            return link;
        }
        catch
        {
            link.Dispose();
            throw;
        }
    }

    /// <summary>Makes a statement that is prepared once; its parameters are <c>$p0</c>, <c>$p1</c> and so on.</summary>
    public Statement Prepare(string sql)
    {
        Statement statement = new(connection, sql, errors);
        statements.Add(statement);
        return statement;
    }

    /// <summary>Runs SQL, of several statements if need be; returns how many rows it changed.</summary>
    public int Run(string sql, object? values = null) => Try(() => connection.Execute(sql, values));

    public List<T> Query<T>(string sql, object? values = null) => Try(() => connection.Query<T>(sql, values).AsList());

    /// <summary>Row by row, for what may not fit into memory.</summary>
    public IEnumerable<T> Stream<T>(string sql, Func<SqliteDataReader, T> read)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader rows = Try(command.ExecuteReader);
        while (Try(rows.Read))
        {
            yield return read(rows);
        }
    }

    /// <summary>All pages as they are at one moment, into another file.</summary>
    public void CopyTo(string file)
    {
        using SqliteConnection other = new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        Try(() =>
        {
            other.Open();
            connection.BackupDatabase(other);
            return 0;
        });
    }

    public void Dispose()
    {
        statements.ForEach(statement => statement.Dispose());
        connection.Dispose();
    }

    private void Configure(bool readOnly)
    {
        Try(() =>
        {
            connection.Open();
            return 0;
        });
        Run($"PRAGMA busy_timeout={LockSeconds * 1000}");
        if (!readOnly)
        {
            Run("PRAGMA journal_mode=WAL");
            Run("PRAGMA synchronous=FULL");
            Run($"PRAGMA wal_autocheckpoint={CheckpointPages}");
        }
    }

    private T Try<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw errors.Translate(e);
        }
    }
}
