namespace Tandem.Store.Sqlite.Sql;

using Microsoft.Data.Sqlite;
using SQLitePCL;
using Tandem.Store.Contract;

/// <summary>What SQLite's result codes mean to the store (sqlite.org/rescode.html).</summary>
/// <param name="file">The database's.</param>
internal sealed class SqliteErrors(string file)
{
    /// <summary>With less room than this a disk is full: SQLite wants whole pages, and 32 KiB for its shared index.</summary>
    private const long NoRoom = 64 * 1024;

    public Exception Translate(SqliteException e) =>
        e.SqliteErrorCode switch
        {
            raw.SQLITE_CONSTRAINT or raw.SQLITE_TOOBIG or raw.SQLITE_MISMATCH or raw.SQLITE_RANGE => new RowRefusedException(e.Message, e),
            _ => new DatabaseException(TroubleOf(e.SqliteErrorCode), e.Message, e),
        };

    private DatabaseTrouble TroubleOf(int code) =>
        code switch
        {
            raw.SQLITE_FULL => DatabaseTrouble.Full,
            raw.SQLITE_READONLY or raw.SQLITE_PERM => DatabaseTrouble.ReadOnly,
            // Only where it appends to a table does SQLite tell a full disk from a broken one.
            raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN when IsFull() => DatabaseTrouble.Full,
            raw.SQLITE_IOERR => DatabaseTrouble.InputOutput,
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => DatabaseTrouble.Corrupt,
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => DatabaseTrouble.Locked,
            raw.SQLITE_CANTOPEN => DatabaseTrouble.Unreachable,
            _ => DatabaseTrouble.Other,
        };

    private bool IsFull()
    {
        try
        {
            return new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(file))!).AvailableFreeSpace < NoRoom;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }
}
