namespace Tandem.Net.Tests.Rig;

using System.Net.Sockets;
using Tandem.Net.Transports;

/// <summary>Ranges of UDP ports for tests that run side by side: below the ports the system gives away, whatever else
/// runs on the machine.</summary>
internal static class TestPorts
{
    private const int First = 10_000;
    private const int Last = 32_700;

    private static readonly Lock Gate = new();
    private static int next = First + Environment.ProcessId * 64 % (Last - First);

    /// <summary>The even first of so many free ports.</summary>
    public static int Take(int count)
    {
        lock (Gate)
        {
            for (int tries = 0; tries < Last - First; tries++)
            {
                int start = next + count <= Last ? next : First;
                next = start + ((count + 1) & ~1);
                if (Enumerable.Range(start, count).All(IsFree))
                {
                    return start;
                }
            }
        }
        throw new InvalidOperationException("no ports left for tests");
    }

    private static bool IsFree(int port)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.Bind(KernelEndPoint.Of(Loopback.V4.WithPort(port)));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
