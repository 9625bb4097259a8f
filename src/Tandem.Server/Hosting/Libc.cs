namespace Tandem.Server.Hosting;

using System.Runtime.InteropServices;

/// <summary>What only the system itself can tell.</summary>
internal static partial class Libc
{
    private const int WriteAccess = 2;
    private const int OpenFiles = 7;

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }

    /// <summary>Whether this user may write there; root may where the file system lets anybody.</summary>
    public static bool MayWrite(string path) => Access(path, WriteAccess) == 0;

    /// <summary>How many files and sockets this process may have open (RLIMIT_NOFILE). The runtime raises the soft limit to the hard one.</summary>
    public static long Descriptors() =>
        GetLimit(OpenFiles, out Limit limit) == 0 ? (long)Math.Min(limit.Hard, long.MaxValue) : long.MaxValue;

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Access(string path, int mode);

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int GetLimit(int resource, out Limit limit);
}
