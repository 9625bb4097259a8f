namespace Tandem.Net.Media;

using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Tandem.Foundation;
using Tandem.Net.Interop;

/// <summary>An RTP socket and its RTCP socket, numbered over all workers of the node.</summary>
internal sealed record SocketPair(int Number, UdpSocket Rtp, UdpSocket Rtcp) : IDisposable
{
    public void Dispose()
    {
        Rtp.Dispose();
        Rtcp.Dispose();
    }
}

/// <summary>
/// The RTP ports of a node, taken pair by pair by its workers: RTP even, RTCP the next, in an order nobody can guess. Any thread.
/// </summary>
internal sealed class PortRange
{
    private const int BufferBytes = 256 * 1024;

    /// <summary>Of the port that hundreds of browsers share: what they send in a tenth of a second.</summary>
    private const int SharedBufferBytes = 4 * 1024 * 1024;
    private readonly Lock gate = new();
    private readonly NetAddress host;
    private readonly int[] ports;
    private int next;
    private int pairs;

    /// <param name="host">Bound to this address.</param>
    /// <param name="low">The lowest port.</param>
    /// <param name="high">The highest.</param>
    /// <param name="most">Pairs that there are descriptors for.</param>
    public PortRange(NetAddress host, int low, int high, int most = int.MaxValue)
    {
        this.host = host;
        int first = (low + 1) & ~1;
        ports = [.. Enumerable.Range(0, Math.Max(0, (high - first + 1) / 2)).Select(pair => first + 2 * pair)];
        RandomNumberGenerator.Shuffle(ports.AsSpan());
        ports = ports.Length > most ? ports[..most] : ports;
    }

    /// <summary>Pairs that are still to be had, at most.</summary>
    public int Left
    {
        get
        {
            lock (gate)
            {
                return ports.Length - next;
            }
        }
    }

    /// <summary>Error number of the last pair that could not be bound; 0 when all could.</summary>
    public int LastError { get; private set; }

    /// <summary>True for the errors that are not a port's own: later it may go better.</summary>
    public static bool IsOutOfFiles(int error) => error is Libc.Emfile or Libc.Enfile or Libc.Enobufs;

    /// <summary>The next pair that is free; ports others have are passed over.</summary>
    public bool TryBind([NotNullWhen(true)] out SocketPair? pair)
    {
        lock (gate)
        {
            while (next < ports.Length)
            {
                int error = TryBindAt(ports[next], out pair);
                if (IsOutOfFiles(error))
                {
                    // Trying the next would lose the whole range the same way.
                    LastError = error;
                    return false;
                }
                next++;
                if (pair != null)
                {
                    return true;
                }
                LastError = error;
            }
        }
        pair = null;
        return false;
    }

    /// <summary>Binds the browsers' port, with so many places on it: the lowest port of the range that is free, or the given one.</summary>
    /// <returns>0, or why it could not be bound.</returns>
    public int TryBindShared(int port, int places, out SharedPort? shared)
    {
        lock (gate)
        {
            UdpSocket? socket = null;
            int error = Libc.EaddrInUse;
            foreach (int at in port != 0 ? [port] : ports[next..].Order().ToArray())
            {
                error = UdpSocket.TryBind(host.WithPort(at), SharedBufferBytes, out socket);
                if (error == 0)
                {
                    Forgo(at & ~1);
                    break;
                }
                if (IsOutOfFiles(error))
                {
                    break;
                }
            }
            shared = socket is null ? null : new SharedPort(socket, pairs, places);
            pairs += shared is null ? 0 : places;
            return error;
        }
    }

    // No pair will be bound there.
    private void Forgo(int port)
    {
        int place = Array.IndexOf(ports, port, next);
        if (place >= 0)
        {
            ports[place] = ports[next];
            next++;
        }
    }

    private int TryBindAt(int port, out SocketPair? pair)
    {
        pair = null;
        int error = UdpSocket.TryBind(host.WithPort(port), BufferBytes, out UdpSocket? first);
        if (error != 0)
        {
            return error;
        }
        error = UdpSocket.TryBind(host.WithPort(port + 1), 0, out UdpSocket? second);
        if (error != 0)
        {
            first!.Dispose();
            return error;
        }
        pair = new SocketPair(pairs++, first!, second!);
        return 0;
    }
}
