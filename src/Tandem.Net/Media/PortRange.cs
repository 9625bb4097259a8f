namespace Tandem.Net.Media;

using System.Diagnostics.CodeAnalysis;
using Tandem.Foundation;
using Tandem.Net.Interop;

/// <summary>An RTP socket and its RTCP socket, numbered over all workers of the node.</summary>
internal sealed record SocketPair(int Number, UdpSocket Rtp, UdpSocket Rtcp);

/// <summary>The RTP ports of a node, taken pair by pair by its workers: RTP even, RTCP the next.</summary>
internal sealed class PortRange
{
    private const int BufferBytes = 256 * 1024;
    private readonly Lock gate = new();
    private readonly NetAddress host;
    private readonly int high;
    private int next;
    private int pairs;

    public PortRange(NetAddress host, int low, int high)
    {
        this.host = host;
        this.high = high;
        next = (low + 1) & ~1;
    }

    /// <summary>Pairs that are still to be had, at most.</summary>
    public int Left => Math.Max(0, (high - next + 1) / 2);

    /// <summary>The next pair that is free; others' ports are passed over.</summary>
    public bool TryBind([NotNullWhen(true)] out SocketPair? pair)
    {
        lock (gate)
        {
            while (next + 1 <= high)
            {
                int port = next;
                next += 2;
                if (UdpSocket.TryBind(host.WithPort(port), BufferBytes, out UdpSocket? first) != 0)
                {
                    continue;
                }
                if (UdpSocket.TryBind(host.WithPort(port + 1), 0, out UdpSocket? second) != 0)
                {
                    first!.Dispose();
                    continue;
                }
                pair = new SocketPair(pairs++, first!, second!);
                return true;
            }
        }
        pair = null;
        return false;
    }
}
