namespace Tandem.Server.Words;

using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Tandem.Store;

/// <summary>
/// What the system, the database and the runtime say of a failure, put into Chinese. Such reasons reach people as a part of other texts, some by way of an
/// event that was written long ago, so they are found by their words, which are asked of the system itself.
/// </summary>
internal static partial class SystemReasons
{
    // By error number of Linux (errno-base.h, errno.h).
    private static readonly (int Error, string Chinese)[] Errors =
    [
        (1, "操作不被允许"),
        (2, "文件或目录不存在"),
        (4, "系统调用被中断"),
        (5, "输入/输出错误"),
        (9, "文件描述符无效"),
        (11, "资源暂时不可用"),
        (12, "内存不足"),
        (13, "权限不足"),
        (16, "设备或资源正被占用"),
        (17, "文件已存在"),
        (18, "无法跨设备移动"),
        (19, "设备不存在"),
        (20, "不是目录"),
        (21, "是目录而不是文件"),
        (22, "参数无效"),
        (23, "系统打开的文件过多"),
        (24, "进程打开的文件过多"),
        (26, "文件正被执行"),
        (27, "文件过大"),
        (28, "设备上没有剩余空间"),
        (30, "文件系统为只读"),
        (32, "管道已断开"),
        (36, "文件名过长"),
        (39, "目录不为空"),
        (98, "地址已被占用"),
        (99, "本机没有该地址"),
        (101, "网络不可达"),
        (103, "连接被中止"),
        (104, "连接被对方重置"),
        (110, "连接超时"),
        (111, "连接被拒绝"),
        (113, "没有到主机的路由"),
        (122, "超出磁盘配额"),
    ];

    private const string Database = "SQLite Error";

    private static readonly (string English, string Chinese)[] Words = LongestFirst(
        Errors.Select(row => (Marshal.GetPInvokeErrorMessage(row.Error), row.Chinese))
    );

    // Asked of the database only when it has said something: it is not loaded just for the help.
    private static readonly Lazy<(string English, string Chinese)[]> OfDatabase = new(() => LongestFirst(DatabaseWords.All));

    private static readonly (Regex English, string Chinese)[] Sentences =
    [
        (SqliteError(), "SQLite 错误 $1：$2"),
        (AccessDenied(), "没有访问 $1 的权限"),
        (NoFile(), "文件 $1 不存在"),
        (NoFolder(), "路径 $1 不存在"),
        (InUse(), "文件 $1 正被其他进程使用"),
        (NoJson(), "第 $1 行（从 0 起）第 $2 字节处有误"),
    ];

    /// <summary>The text with all that is known in Chinese; what is not known stays as it is.</summary>
    public static string InChinese(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('a', 'z'))
        {
            return text;
        }
        bool isOfDatabase = text.Contains(Database, StringComparison.Ordinal);
        foreach ((Regex english, string chinese) in Sentences)
        {
            text = english.Replace(text, chinese);
        }
        foreach ((string english, string chinese) in isOfDatabase ? OfDatabase.Value : Words)
        {
            text = text.Replace(english, chinese, StringComparison.Ordinal);
        }
        return text;
    }

    // Some are the beginning of others.
    private static (string English, string Chinese)[] LongestFirst(IEnumerable<(string English, string Chinese)> words) =>
        [.. words.OrderByDescending(row => row.English.Length)];

    [GeneratedRegex(@"SQLite Error (\d+): '(.+?)'\.")]
    private static partial Regex SqliteError();

    [GeneratedRegex(@"Access to the path '(.+?)' is denied\.")]
    private static partial Regex AccessDenied();

    [GeneratedRegex(@"Could not find file '(.+?)'\.")]
    private static partial Regex NoFile();

    [GeneratedRegex(@"Could not find a part of the path '(.+?)'\.")]
    private static partial Regex NoFolder();

    [GeneratedRegex(@"The process cannot access the file '(.+?)' because it is being used by another process\.")]
    private static partial Regex InUse();

    [GeneratedRegex(@"[^（：]*? (?:Path: \S+ \| )?LineNumber: (\d+) \| BytePositionInLine: (\d+)\.")]
    private static partial Regex NoJson();
}
