namespace Tandem.Media.Rtp;

using Tandem.Foundation;

/// <summary>
/// Symmetric RTP: we send to where the peer's packets come from. The first good packet decides; a live stream is not given to another
/// source at its first stray packet, but a peer whose NAT gave it a new port is found again quickly.
/// </summary>
public sealed class SourceLatch
{
    private NetAddress candidate;
    private int candidatePackets;

    /// <summary>Where packets come from; none until the first one.</summary>
    public NetAddress Current { get; private set; }

    public Instant LastHeard { get; private set; }

    /// <summary>True if the packet is the stream's and may be used.</summary>
    public bool Accept(in NetAddress from, uint ssrc, uint streamSsrc, MediaLimits limits, Instant now)
    {
        if (from == Current)
        {
            candidatePackets = 0;
            LastHeard = now;
            return true;
        }
        bool free = Current.IsNone || now - LastHeard > limits.RelatchQuiet;
        // The same SSRC from elsewhere is the same talker behind a new mapping; it still has to show up twice.
        int needed = ssrc == streamSsrc ? Math.Min(2, limits.RelatchPackets) : limits.RelatchPackets;
        if (from == candidate)
        {
            candidatePackets++;
        }
        else
        {
            candidate = from;
            candidatePackets = 1;
        }
        if (!free && candidatePackets < needed)
        {
            return false;
        }
        Current = from;
        candidatePackets = 0;
        LastHeard = now;
        return true;
    }

    /// <summary>A new agreement names another address: what it says counts until packets show better.</summary>
    public void Forget()
    {
        Current = default;
        candidatePackets = 0;
    }
}
