namespace Tandem.Net.Interop;

using System.Runtime.InteropServices;

/// <summary>
/// Puts the calling thread before others on a full core, where the system allows it (root, CAP_SYS_NICE, or a limit on nice as systemd's
/// LimitNICE sets it); elsewhere it stays as it is. The runtime's own thread priorities do nothing on Linux.
/// </summary>
internal static partial class ThreadUrgency
{
    /// <summary>Signalling: a caller waits for every turn. In steps of nice before the rest of the process.</summary>
    public const int Loop = 15;

    /// <summary>Audio has 20 ms to be on time.</summary>
    public const int Media = 12;

    private const int Process = 0;
    private const int MostUrgent = -20;

    public static void Raise(int steps)
    {
        int thread = GetThreadId();
        _ = SetPriority(Process, thread, Math.Max(MostUrgent, GetPriority(Process, thread) - steps));
    }

    [LibraryImport("libc", EntryPoint = "getpriority")]
    private static partial int GetPriority(int which, int who);

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int priority);

    [LibraryImport("libc", EntryPoint = "gettid")]
    private static partial int GetThreadId();
}
