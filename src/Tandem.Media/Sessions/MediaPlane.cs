namespace Tandem.Media.Sessions;

using Tandem.Foundation;

/// <summary>
/// All media of one worker: the legs it holds, by the number of their port pair. Pure: packets, orders and time in; packets, events and
/// recordings out through <see cref="IMediaOutput"/>.
/// </summary>
public sealed class MediaPlane
{
    /// <param name="seed">Of SSRCs, sequence numbers and report intervals.</param>
    public MediaPlane(MediaLimits limits, IMediaOutput output, ulong seed)
    {
        _ = limits;
        _ = output;
        _ = seed;
    }

    /// <summary>When <see cref="OnDeadline"/> wants to be called next.</summary>
    public Wake NextWake => Wake.Never;

    /// <summary>Legs held.</summary>
    public int Count => 0;

    public void Handle(MediaCommand command, Now now) { }

    /// <summary>A datagram came to the pair's RTP port.</summary>
    public void OnRtp(int pair, in NetAddress from, ReadOnlySpan<byte> packet, Now now) { }

    /// <summary>A datagram came to the pair's RTCP port.</summary>
    public void OnRtcp(int pair, in NetAddress from, ReadOnlySpan<byte> packet, Now now) { }

    /// <summary>Plays, records, reports and listens for silence: everything that is due.</summary>
    public void OnDeadline(Now now) { }
}
