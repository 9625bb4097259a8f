namespace Tandem.Media.Rtcp;

using Tandem.Foundation;

/// <summary>
/// Where a leg's RTCP comes from, and where ours goes: the address SDP names for it, or the host the leg's RTP comes from, whatever the
/// port a NAT gave it. Nobody else's reports count, and nobody else gets ours.
/// </summary>
/// <param name="limits">Every limit.</param>
/// <param name="refused">Strangers who sent to the port before it was the leg's: heard only if SDP names them.</param>
public sealed class RtcpPath(MediaLimits limits, NetAddress[] refused)
{
    private NetAddress remote;
    private NetAddress current;
    private Instant lastHeard;
    private bool sdpOnly;

    /// <summary>What both sides agreed on, or agreed on anew.</summary>
    public void Aim(in NetAddress named, in MediaPeer who)
    {
        sdpOnly = who.Trust == PeerTrust.SdpOnly;
        if (named != remote && !named.IsUnspecified)
        {
            remote = named;
            current = default;
        }
    }

    /// <param name="from">Whence a packet came.</param>
    /// <param name="rtp">Where the leg's RTP comes from; none when nothing came yet.</param>
    /// <param name="now">The time.</param>
    /// <returns>True if the packet is the peer's and may be used.</returns>
    public bool Accept(in NetAddress from, in NetAddress rtp, Instant now)
    {
        if (!Fits(from, rtp))
        {
            return false;
        }
        bool taken = Fits(current, rtp) && now - lastHeard < limits.ReportsQuiet;
        if (from != current && from != remote && taken)
        {
            return false;
        }
        current = from;
        lastHeard = now;
        return true;
    }

    /// <summary>Where ours go, none when nobody can know; see <see cref="Accept"/>.</summary>
    public NetAddress Target(in NetAddress rtp)
    {
        if (!sdpOnly && Fits(current, rtp))
        {
            return current;
        }
        bool believed = (sdpOnly || rtp.IsNone || rtp.SameHost(remote)) && !remote.IsUnspecified;
        return believed ? remote : default;
    }

    private bool Fits(in NetAddress from, in NetAddress rtp)
    {
        if (from.IsNone)
        {
            return false;
        }
        if (from == remote || (refused.Length > 0 && Array.IndexOf(refused, from) >= 0))
        {
            return from == remote;
        }
        return sdpOnly ? from.SameHost(remote) : !rtp.IsNone && from.SameHost(rtp);
    }
}
