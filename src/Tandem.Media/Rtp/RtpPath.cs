namespace Tandem.Media.Rtp;

using Tandem.Foundation;

/// <summary>
/// Where a leg's RTP comes from, and where ours goes: symmetric RTP that no stranger gets into. Nobody is heard, and nothing is sent to
/// anybody, but the address SDP names, then the peer's own host, then, for a peer that hides behind both a private address and
/// proxies, the first source that talks steadily. Once found, the source changes by SDP, or after a silence, and only to such an address.
/// </summary>
/// <param name="limits">Every limit.</param>
/// <param name="refused">Strangers who sent to the port before it was the leg's: heard only if SDP names them.</param>
public sealed class RtpPath(MediaLimits limits, NetAddress[] refused)
{
    private readonly SourceTrials trials = new();
    private NetAddress remote;
    private MediaPeer peer;
    private NetAddress found;
    private Standing standing;
    private Instant lastHeard;
    private bool settling;
    private Instant settledAt;

    /// <summary>What speaks for a source; a higher one takes over from a lower one.</summary>
    private enum Standing : byte
    {
        Stranger,

        /// <summary>Nothing but that it was there first, and talked steadily.</summary>
        First,

        /// <summary>The host is the peer's.</summary>
        Host,

        /// <summary>SDP names it.</summary>
        Named,
    }

    /// <summary>Where packets come from; none until the first one.</summary>
    public NetAddress Current { get; private set; }

    /// <summary>Where ours go: where the peer's come from, until then where it said. None when nobody can know.</summary>
    public NetAddress Target
    {
        get
        {
            bool asSaid = Current.IsNone || peer.Trust == PeerTrust.SdpOnly || (settling && !IsTranslated);
            NetAddress target = asSaid ? remote : Current;
            return target.IsUnspecified ? default : target;
        }
    }

    // Somewhere on the way a NAT gives the peer another address than it knows of itself.
    private bool IsTranslated => remote.IsUnspecified || (remote.IsPrivate && !remote.SameHost(peer.Host));

    /// <summary>What both sides agreed on, or agreed on anew. On hold by the address 0.0.0.0 everything stays as it was.</summary>
    public void Aim(in NetAddress named, in MediaPeer who, Instant now)
    {
        if ((named == remote && who == peer) || (named.IsUnspecified && !remote.IsNone))
        {
            return;
        }
        remote = named;
        peer = who;
        found = default;
        trials.Clear();
        if (Current.IsNone)
        {
            return;
        }
        // The old source is heard on while it may be the new one; another that may be takes over without waiting for silence.
        standing = StandingOf(Current);
        settling = standing is Standing.First or Standing.Host;
        settledAt = now + limits.SourceQuiet;
        Current = standing == Standing.Stranger ? default : Current;
    }

    /// <summary>Goes on where another worker's path was.</summary>
    public void Resume(in NetAddress heard, Instant now)
    {
        if (!heard.IsNone)
        {
            Take(heard, StandingOf(heard), now);
        }
    }

    /// <summary>True if the packet is the peer's and may be used.</summary>
    public bool Accept(in NetAddress from, uint ssrc, ushort sequence, Instant now)
    {
        if (from != Current)
        {
            return TryTake(from, ssrc, sequence, now);
        }
        lastHeard = now;
        if (settling && now >= settledAt)
        {
            Take(from, standing, now);
        }
        return true;
    }

    private bool TryTake(in NetAddress from, uint ssrc, ushort sequence, Instant now)
    {
        Standing its = StandingOf(from);
        bool free = Current.IsNone || now - lastHeard >= limits.SourceQuiet;
        if (its == Standing.Stranger || (!free && !settling && its <= standing))
        {
            return false;
        }
        bool atOnce = its == Standing.Named || (free && its == Standing.Host && IsTranslated);
        if (!atOnce && !trials.Passes(from, ssrc, sequence, limits.SteadyPackets))
        {
            return false;
        }
        Take(from, its, now);
        return true;
    }

    private void Take(in NetAddress from, Standing its, Instant now)
    {
        Current = from;
        standing = its;
        lastHeard = now;
        settling = false;
        trials.Clear();
        if (its == Standing.First)
        {
            found = from;
        }
    }

    private Standing StandingOf(in NetAddress from)
    {
        if (from == remote)
        {
            return Standing.Named;
        }
        if (refused.Length > 0 && Array.IndexOf(refused, from) >= 0)
        {
            return Standing.Stranger;
        }
        if (from.SameHost(remote))
        {
            return Standing.Host;
        }
        return peer.Trust switch
        {
            PeerTrust.SdpOnly => Standing.Stranger,
            _ when from.SameHost(peer.Host) => Standing.Host,
            PeerTrust.Hidden when IsTranslated && (found.IsNone || from.SameHost(found)) => Standing.First,
            _ => Standing.Stranger,
        };
    }
}
