namespace Tandem.Server.Metrics;

using Tandem.Server.Hosting;

internal static class DiskMetrics
{
    public static double Free(ServerHost host) => new DriveInfo(Path.GetDirectoryName(host.CredentialsFile)!).AvailableFreeSpace;
}
