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
    /// <param name="otherwise">What else can be done, e.g. <c>name another with --data</c>.</param>
    public static StoreException Explain(string what, Exception e, string otherwise) =>
        new(
            e switch
            {
                { HResult: ReadOnlyFileSystem } =>
                    $"{what} is not writable: its file system is read-only. Make it writable, or {otherwise}",
                UnauthorizedAccessException => $"{what} is not writable. Give it to the user that runs Tandem, or {otherwise}",
                { HResult: WouldBlock } => $"{what} is in use by another Tandem. Stop it, or {otherwise}",
                { HResult: NoSpace or OverQuota } => $"the disk is full: there is no room for {what}. Make room, or {otherwise}",
                { HResult: InputOutput } =>
                    $"the disk fails ({e.Message}): {what} cannot be used. Look at the system's log, or {otherwise}",
                { HResult: TooManyOpen } => $"too many files are open: {what} cannot be used. Raise the limit (ulimit -n), or {otherwise}",
                _ => $"{what} cannot be used ({e.Message}). Mend that, or {otherwise}",
            }
        );
}
