namespace Tandem.Media.Sdp;

using Tandem.Media.Codecs;

/// <summary>What we offer and accept.</summary>
public sealed record SdpPolicy
{
    /// <summary>Our payload type for telephone-event.</summary>
    public int DigitsPayload { get; init; } = 101;

    /// <summary>Milliseconds of audio in a packet.</summary>
    public int PtimeMs { get; init; } = 20;

    /// <summary>Codecs offered and taken, in that order; null: all there are.</summary>
    public IReadOnlyList<Codec>? Codecs { get; init; }

    internal ReadOnlySpan<Codec> Order => Codecs is null ? CodecTable.All : Codecs as Codec[] ?? [.. Codecs];
}

/// <summary>Why an offer or answer cannot be used; each is a 488.</summary>
public enum SdpError : byte
{
    None,

    /// <summary>Not a session description.</summary>
    Unreadable,

    /// <summary>No active audio m-line over RTP/AVP or RTP/AVPF.</summary>
    NoAudio,

    /// <summary>No codec in common.</summary>
    NoCodec,
}
