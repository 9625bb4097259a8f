namespace Tandem.Store.Sqlite.Sql;

using Microsoft.Data.Sqlite;
using SQLitePCL;
using Tandem.Store.Contract;

/// <summary>What SQLite's result codes mean to the store (sqlite.org/rescode.html).</summary>
internal static class SqliteErrors
{
    public static Exception Translate(SqliteException e) =>
        e.SqliteErrorCode switch
        {
            raw.SQLITE_CONSTRAINT or raw.SQLITE_TOOBIG or raw.SQLITE_MISMATCH or raw.SQLITE_RANGE => new RowRefusedException(e.Message, e),
            _ => new DatabaseException(TroubleOf(e.SqliteErrorCode), e.Message, e),
        };

    private static DatabaseTrouble TroubleOf(int code) =>
        code switch
        {
            raw.SQLITE_FULL => DatabaseTrouble.Full,
            raw.SQLITE_READONLY or raw.SQLITE_PERM => DatabaseTrouble.ReadOnly,
            raw.SQLITE_IOERR => DatabaseTrouble.InputOutput,
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => DatabaseTrouble.Corrupt,
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => DatabaseTrouble.Locked,
            raw.SQLITE_CANTOPEN => DatabaseTrouble.Unreachable,
            _ => DatabaseTrouble.Other,
        };
}
