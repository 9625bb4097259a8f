namespace Tandem.Media.Sdp;

using Tandem.Media.Codecs;

/// <summary>What we offer and accept.</summary>
public sealed record SdpPolicy
{
    /// <summary>Our payload type for telephone-event.</summary>
    public int DigitsPayload { get; init; } = 101;

    /// <summary>Likewise beside codecs of 48 kHz, whose keys have their clock (RFC 4733 §2.1).</summary>
    public int WideDigitsPayload { get; init; } = 110;

    /// <summary>Milliseconds of audio in a packet.</summary>
    public int PtimeMs { get; init; } = 20;

    /// <summary>Codecs offered and taken, in that order; null: <see cref="CodecTable.Telephony"/>.</summary>
    public IReadOnlyList<Codec>? Codecs { get; init; }

    internal ReadOnlySpan<Codec> Order => (Codecs ?? CodecTable.Telephony) is Codec[] order ? order : [.. Codecs!];
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

    /// <summary>Protected media are wanted that this leg has no way to protect: keys in the open, or no certificate of ours.</summary>
    NotHere,

    /// <summary>No usable a=crypto, where media have to be protected (RFC 4568).</summary>
    NoKey,

    /// <summary>A browser without a=rtcp-mux.</summary>
    NotMultiplexed,

    /// <summary>A browser without a=ice-ufrag or a=ice-pwd.</summary>
    NoIce,

    /// <summary>A browser without a fingerprint of SHA-256 or better.</summary>
    NoFingerprint,

    /// <summary>An a=setup that cannot be here (RFC 8842 §5).</summary>
    BadSetup,
}
