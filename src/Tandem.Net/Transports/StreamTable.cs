namespace Tandem.Net.Transports;

using System.Collections.Concurrent;
using Tandem.Sip.Flows;

/// <summary>The streams and WebSockets that are open, by their numbers, of which none is used twice. Any thread.</summary>
internal sealed class StreamTable : IDisposable
{
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<long, IStreamPeer> peers = new();
    private readonly Timer sweeper;
    private long last;

    /// <param name="limits">As short as the shortest patience among them asks for.</param>
    public StreamTable(StreamLimits limits)
    {
        TimeSpan half = limits.IdleTimeout / 2;
        TimeSpan every = half < Sweep ? half : Sweep;
        sweeper = new Timer(_ => EndLate(), null, every, every);
    }

    /// <summary>The number of the next connection.</summary>
    public long Next() => Interlocked.Increment(ref last);

    public void Add(IStreamPeer peer) => peers[peer.Flow.Connection] = peer;

    public void Remove(in Flow flow) => peers.TryRemove(flow.Connection, out _);

    public void Send(in Flow flow, byte[] bytes)
    {
        if (peers.TryGetValue(flow.Connection, out IStreamPeer? peer) && !peer.TrySend(bytes))
        {
            peer.Close();
        }
    }

    public void Close(in Flow flow)
    {
        if (peers.TryGetValue(flow.Connection, out IStreamPeer? peer))
        {
            peer.Close();
        }
    }

    public void CloseAll()
    {
        foreach (IStreamPeer peer in peers.Values)
        {
            peer.Close();
        }
    }

    public void Dispose() => sweeper.Dispose();

    private void EndLate()
    {
        foreach (IStreamPeer peer in peers.Values)
        {
            if (peer.IsLate)
            {
                peer.Abort();
            }
        }
    }
}
