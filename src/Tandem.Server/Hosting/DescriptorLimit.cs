namespace Tandem.Server.Hosting;

using Tandem.Server.Options;

/// <summary>How many files and sockets a server needs to be open at once, whatever it serves.</summary>
internal static class DescriptorLimit
{
    /// <summary>The runtime's libraries, the database, a few hundred connections.</summary>
    public const int Least = 512;

    /// <summary>Throws <see cref="OptionException"/> when the system allows fewer: the start would fail at some place or other that says nothing of it.</summary>
    public static void Check()
    {
        long allowed = Libc.Descriptors();
        if (allowed < Least)
        {
            throw new OptionException(
                $"only {allowed} files may be open, at least {Least} are needed: raise the limit, e.g. ulimit -n 65536",
                $"打开文件数上限仅为 {allowed}，至少需要 {Least}：请提高上限，例如 ulimit -n 65536"
            );
        }
    }
}
