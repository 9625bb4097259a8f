namespace Tandem.Interop.Tests.Tools;

using System.Collections.Concurrent;
using System.Diagnostics;

/// <summary>Programs whose test did not come to end them, because it failed while it was being set up: they end with the tests, instead of loading the machine for those that follow.</summary>
internal static class LeftBehind
{
    private static readonly ConcurrentDictionary<int, Process> Running = [];

    static LeftBehind() => AppDomain.CurrentDomain.ProcessExit += (_, _) => EndAll();

    public static void Watch(Process process) => Running[process.Id] = process;

    /// <summary>Its test has ended it.</summary>
    public static void Forget(Process process) => Running.TryRemove(process.Id, out _);

    private static void EndAll()
    {
        foreach (Process each in Running.Values)
        {
            if (!each.HasExited)
            {
                each.Kill(entireProcessTree: true);
            }
        }
    }
}
