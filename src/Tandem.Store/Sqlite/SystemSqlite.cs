namespace Tandem.Store.Sqlite;

using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

/// <summary>SQLite as the system has it, security updates included (see decision 0002).</summary>
internal static class SystemSqlite
{
    private const string Library = "libsqlite3.so.0";

    /// <summary>How long a statement waits for a lock that somebody else holds on the database.</summary>
    private const int LockSeconds = 1;

    private static readonly Lock Gate = new();
    private static bool ready;

    /// <summary>Opens a database file; the writer's connection syncs every commit to disk.</summary>
    public static SqliteConnection Open(string file, bool readOnly)
    {
        Prepare();
        SqliteConnectionStringBuilder text = new()
        {
            DataSource = file,
            Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = LockSeconds,
        };
        SqliteConnection connection = new(text.ToString());
        connection.Open();
        Run(connection, $"PRAGMA busy_timeout={LockSeconds * 1000}");
        if (!readOnly)
        {
            Run(connection, "PRAGMA journal_mode=WAL");
            Run(connection, "PRAGMA synchronous=FULL");
            Run(connection, "PRAGMA wal_autocheckpoint=2000");
        }
        return connection;
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Prepare()
    {
        lock (Gate)
        {
            if (ready)
            {
                return;
            }
            NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
            try
            {
                raw.SetProvider(new SQLite3Provider_e_sqlite3());
                _ = raw.sqlite3_libversion();
            }
            catch (DllNotFoundException)
            {
                throw new StoreException($"{Library} is not installed. On Debian and Ubuntu: apt-get install libsqlite3-0");
            }
            ready = true;
        }
    }

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name == "e_sqlite3" && NativeLibrary.TryLoad(Library, out IntPtr handle) ? handle : IntPtr.Zero;
}
