namespace Tandem.Store.Files;

using Tandem.Store.Contract;

/// <summary>Says what is wrong with a file or folder, and what to do about it.</summary>
internal static class FileTrouble
{
    // Error numbers of Linux (errno-base.h) that .NET passes on as an IOException's HResult.
    private const int InputOutput = 5;
    private const int WouldBlock = 11;
    private const int TooManyOpen = 24;
    private const int NoSpace = 28;
    private const int ReadOnlyFileSystem = 30;
    private const int OverQuota = 122;

    public static bool Is(Exception e) => e is IOException or UnauthorizedAccessException;

    /// <param name="what">With article, e.g. <c>the data folder /srv/tandem</c>.</param>
    /// <param name="otherwise">What else can be done.</param>
    public static StoreException Explain(Named what, Exception e, Named otherwise)
    {
        (string english, string chinese) = e switch
        {
            { HResult: ReadOnlyFileSystem } => (
                $"{what.English} is not writable: its file system is read-only. Make it writable, or {otherwise.English}",
                $"{what.Chinese} 不可写：所在文件系统为只读。请使其可写，或{otherwise.Chinese}"
            ),
            UnauthorizedAccessException => (
                $"{what.English} is not writable. Give it to the user that runs Tandem, or {otherwise.English}",
                $"{what.Chinese} 不可写。请将其交给运行 Tandem 的用户，或{otherwise.Chinese}"
            ),
            { HResult: WouldBlock } => (
                $"{what.English} is in use by another Tandem. Stop it, or {otherwise.English}",
                $"{what.Chinese} 正被另一个 Tandem 使用。请先停止它，或{otherwise.Chinese}"
            ),
            { HResult: NoSpace or OverQuota } => (
                $"the disk is full: there is no room for {what.English}. Make room, or {otherwise.English}",
                $"磁盘已满：没有空间存放 {what.Chinese}。请腾出空间，或{otherwise.Chinese}"
            ),
            { HResult: InputOutput } => (
                $"the disk fails ({e.Message}): {what.English} cannot be used. Look at the system's log, or {otherwise.English}",
                $"磁盘故障（{e.Message}）：{what.Chinese} 无法使用。请查看系统日志，或{otherwise.Chinese}"
            ),
            { HResult: TooManyOpen } => (
                $"too many files are open: {what.English} cannot be used. Raise the limit (ulimit -n), or {otherwise.English}",
                $"打开的文件过多：{what.Chinese} 无法使用。请提高上限（ulimit -n），或{otherwise.Chinese}"
            ),
            _ => (
                $"{what.English} cannot be used ({e.Message}). Mend that, or {otherwise.English}",
                $"{what.Chinese} 无法使用（{e.Message}）。请修复，或{otherwise.Chinese}"
            ),
        };
        return new StoreException(english, chinese);
    }
}
