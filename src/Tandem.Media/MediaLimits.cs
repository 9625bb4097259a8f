namespace Tandem.Media;

/// <summary>Every limit of a media plane, with its default.</summary>
public sealed record MediaLimits
{
    /// <summary>Bytes of a packet we take; larger ones are dropped.</summary>
    public int PacketBytes { get; init; } = 1_500;

    /// <summary>No inbound RTP for this long, where some is expected, is an event.</summary>
    public TimeSpan SilentAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Likewise from a browser, which sends all the time.</summary>
    public TimeSpan BrowserSilentAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Silence of this length, expected or not, asks whether the peer is still there, again and again.</summary>
    public TimeSpan LongSilentAfter { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Mean interval of RTCP reports (RFC 3550 §6.2); each is drawn from half to one and a half of it.</summary>
    public TimeSpan RtcpInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Digits waiting to be sent on a leg; further ones are dropped.</summary>
    public int Digits { get; init; } = 64;

    /// <summary>Seconds of audio a recording's ring holds for the writer.</summary>
    public int TapSeconds { get; init; } = 2;

    /// <summary>A source that only its host, or nothing, speaks for must send this many packets in sequence before it is heard.</summary>
    public int SteadyPackets { get; init; } = 5;

    /// <summary>A stream that has been quiet this long may be taken over by another source that is the peer's.</summary>
    public TimeSpan SourceQuiet { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Likewise for RTCP, whose packets are seconds apart.</summary>
    public TimeSpan ReportsQuiet { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A pair without a leg to which packets come is noisy until it has been silent for this long.</summary>
    public TimeSpan PairQuiet { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>So long after the end of a leg its peer's last packets may still come without making the pair noisy.</summary>
    public TimeSpan TailTime { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Senders to a noisy pair that are remembered; another one takes the place of the one not heard for longest.</summary>
    public int StrangersOfPair { get; init; } = 4;

    /// <summary>Legs of browsers at a time, all on one UDP port; one more is a 503.</summary>
    public int BrowserLegs { get; init; } = 2_000;

    /// <summary>Addresses of one browser that have passed a check, kept at a time.</summary>
    public int CheckedAddresses { get; init; } = 8;

    /// <summary>An address that was not checked for so long is sent to no more (RFC 7675 §5.1).</summary>
    public TimeSpan ConsentTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>When nothing has come from where a browser's media came from for so long, another address of it may take over.</summary>
    public TimeSpan PathPause { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>DTLS handshakes under way at a time; one more begins with the first check after another has ended.</summary>
    public int Handshakes { get; init; } = 500;

    /// <summary>How long a handshake may take, from the first check that passed.</summary>
    public TimeSpan HandshakeTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Packets a second that pretend to be a leg's and are not; past it none is looked at until the next second, but for a leg with keys in SDP those from
    /// where its media come.
    /// </summary>
    public int ForgedPackets { get; init; } = 100;

    /// <summary>By what people are told from machines.</summary>
    public AnswerLimits Answers { get; init; } = new();

    /// <summary>Frames a late player sends at once; what is older is skipped.</summary>
    public int CatchUpFrames { get; init; } = 3;
}
