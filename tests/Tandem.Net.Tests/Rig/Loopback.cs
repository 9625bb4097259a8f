namespace Tandem.Net.Tests.Rig;

using Tandem.Foundation;

/// <summary>Addresses of this machine alone.</summary>
internal static class Loopback
{
    public static readonly NetAddress V4 = NetAddress.FromV4(0x7F000001, 0);

    public static readonly NetAddress V6 = NetAddress.FromBytes([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], 0);
}
