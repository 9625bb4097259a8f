namespace Tandem.Bench.Rig;

using System.Runtime.InteropServices;

/// <summary>CPU time the calling thread has used (clock_gettime(2)).</summary>
internal static partial class ThreadCpu
{
    private const int ClockThreadCpuTime = 3;

    public static double Micros => ReadClock(ClockThreadCpuTime, out Time now) == 0 ? now.Seconds * 1e6 + now.Nanos / 1e3 : double.NaN;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ReadClock(int clock, out Time now);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Time
    {
        public readonly long Seconds;
        public readonly long Nanos;
    }
}
