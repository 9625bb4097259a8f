namespace Tandem.Media;

/// <summary>Every limit of a media plane, with its default.</summary>
public sealed record MediaLimits
{
    /// <summary>Bytes of a packet we take; larger ones are dropped.</summary>
    public int PacketBytes { get; init; } = 1_500;

    /// <summary>No inbound RTP for this long, where some is expected, is an event.</summary>
    public TimeSpan SilentAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A leg that has spoken and is not on hold: silence of this length asks for a probe, again and again.</summary>
    public TimeSpan LongSilentAfter { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Mean interval of RTCP reports (RFC 3550 §6.2); each is drawn from half to one and a half of it.</summary>
    public TimeSpan RtcpInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Digits waiting to be sent on a leg; further ones are dropped.</summary>
    public int Digits { get; init; } = 64;

    /// <summary>Seconds of audio a recording's ring holds for the writer.</summary>
    public int TapSeconds { get; init; } = 2;

    /// <summary>A new source must send this many packets in a row before it takes over a stream that is still alive.</summary>
    public int RelatchPackets { get; init; } = 5;

    /// <summary>A stream that has been quiet this long may be taken over by the next good packet.</summary>
    public TimeSpan RelatchQuiet { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Frames a late player sends at once; what is older is skipped.</summary>
    public int CatchUpFrames { get; init; } = 3;
}
