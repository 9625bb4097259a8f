namespace Tandem.Net.Transports;

using Tandem.Foundation;

/// <summary>
/// Places for connections: so many in all, and so many of one source. When all are taken, those who came and never said a word give theirs up,
/// the longest silent first, so that idle connections lock nobody out. Any thread.
/// </summary>
internal sealed class StreamPlaces(StreamLimits limits)
{
    private readonly Lock gate = new();
    private readonly Dictionary<NetAddress, int> bySource = [];
    private readonly Queue<IStreamPeer> accepted = new();
    private int taken;

    public int Count => Volatile.Read(ref taken);

    /// <summary>A place for a connection that a peer opened; somebody silent may lose his for it.</summary>
    public bool TryTake(NetAddress source)
    {
        NetAddress host = source.WithPort(0);
        lock (gate)
        {
            int own = bySource.GetValueOrDefault(host);
            if (own >= limits.OfOneSource && !limits.Exempt(host))
            {
                return false;
            }
            if (taken >= limits.Connections && !TryFree())
            {
                return false;
            }
            bySource[host] = own + 1;
            taken++;
            return true;
        }
    }

    /// <summary>A place for a connection of our own.</summary>
    public bool TryTake()
    {
        lock (gate)
        {
            if (taken >= limits.Connections && !TryFree())
            {
                return false;
            }
            taken++;
            return true;
        }
    }

    /// <summary>Took a place and is open now.</summary>
    public void Opened(IStreamPeer connection)
    {
        lock (gate)
        {
            accepted.Enqueue(connection);
        }
    }

    public void Release(NetAddress source)
    {
        NetAddress host = source.WithPort(0);
        lock (gate)
        {
            taken--;
            if (--bySource[host] == 0)
            {
                bySource.Remove(host);
            }
        }
    }

    public void Release()
    {
        lock (gate)
        {
            taken--;
        }
    }

    // Its descriptor is given back a moment later; the reserve has room for those.
    private bool TryFree()
    {
        while (accepted.TryDequeue(out IStreamPeer? connection))
        {
            if (connection is { HasSpoken: false, IsOver: false })
            {
                connection.Abort();
                return true;
            }
        }
        return false;
    }
}
