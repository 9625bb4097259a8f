namespace Tandem.Store;

using SQLitePCL;

/// <summary>What the database says of its failures, in Chinese.</summary>
public static class DatabaseWords
{
    // By result code (sqlite.org/rescode.html): what stands in messages is SQLite's own text for it.
    private static readonly (int Code, string Chinese)[] Table =
    [
        (raw.SQLITE_ERROR, "语句错误"),
        (raw.SQLITE_INTERNAL, "内部错误"),
        (raw.SQLITE_PERM, "没有访问权限"),
        (raw.SQLITE_ABORT, "操作被中止"),
        (raw.SQLITE_BUSY, "数据库被占用"),
        (raw.SQLITE_LOCKED, "数据表被占用"),
        (raw.SQLITE_NOMEM, "内存不足"),
        (raw.SQLITE_READONLY, "数据库为只读"),
        (raw.SQLITE_INTERRUPT, "操作被中断"),
        (raw.SQLITE_IOERR, "磁盘读写错误"),
        (raw.SQLITE_CORRUPT, "数据库文件已损坏"),
        (raw.SQLITE_NOTFOUND, "未知的操作"),
        (raw.SQLITE_FULL, "数据库或磁盘已满"),
        (raw.SQLITE_CANTOPEN, "无法打开数据库文件"),
        (raw.SQLITE_PROTOCOL, "加锁协议错误"),
        (raw.SQLITE_SCHEMA, "数据库结构已变更"),
        (raw.SQLITE_TOOBIG, "数据过大"),
        (raw.SQLITE_CONSTRAINT, "违反约束"),
        (raw.SQLITE_MISMATCH, "数据类型不符"),
        (raw.SQLITE_MISUSE, "调用方式错误"),
        (raw.SQLITE_NOLFS, "系统不支持大文件"),
        (raw.SQLITE_AUTH, "未获授权"),
        (raw.SQLITE_RANGE, "参数序号越界"),
        (raw.SQLITE_NOTADB, "文件不是数据库"),
    ];

    /// <summary>English text, as the database has it, and the same in Chinese. Loads SQLite where nobody has yet.</summary>
    public static IReadOnlyList<(string English, string Chinese)> All { get; } = Read();

    private static (string English, string Chinese)[] Read()
    {
        Batteries_V2.Init();
        return [.. Table.Select(row => (raw.sqlite3_errstr(row.Code).utf8_to_string(), row.Chinese))];
    }
}
