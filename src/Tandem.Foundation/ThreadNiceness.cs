namespace Tandem.Foundation;

using System.Runtime.InteropServices;

/// <summary>
/// Lets the calling thread give way to others of the process on a full core: what is written to disk may be a few milliseconds later, a
/// caller's turn may not. The runtime's own thread priorities do nothing on Linux.
/// </summary>
public static class ThreadNiceness
{
    private const int Process = 0;
    private const int Steps = 8;

    /// <summary>Needs no privilege; when it cannot be done the thread stays as it is.</summary>
    public static void GiveWay()
    {
        int thread = GetThreadId();
        _ = SetPriority(Process, thread, GetPriority(Process, thread) + Steps);
    }

    [DllImport("libc", EntryPoint = "getpriority")]
    private static extern int GetPriority(int which, int who);

    [DllImport("libc", EntryPoint = "setpriority")]
    private static extern int SetPriority(int which, int who, int priority);

    [DllImport("libc", EntryPoint = "gettid")]
    private static extern int GetThreadId();
}
