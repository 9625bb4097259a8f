namespace Tandem.Media;

/// <summary>How a leg's RTP and RTCP are protected (RFC 3711); null in a plan: not at all. Whether what comes is authentic decides, not where it comes from.</summary>
public abstract record Protection;

/// <summary>
/// Keys come from a DTLS handshake on the leg's own address (RFC 5763, RFC 5764), which is found by connectivity checks (RFC 8445; we are
/// the lite agent). RTP and RTCP share the port, and <see cref="LegPlan.Remote"/> is not used. Other credentials in a later plan are an ICE restart: the old
/// address is sent to until a check with the new ones came, and the DTLS association goes on. Another certificate or role is a new association.
/// </summary>
/// <param name="Ours">What our description says.</param>
/// <param name="Theirs">What the peer's says.</param>
/// <param name="Role">Who begins the handshake.</param>
/// <param name="Certificate">Of the peer's certificate, as its description has it. Media of another certificate are never heard.</param>
public sealed record DtlsProtection(IceCredentials Ours, IceCredentials Theirs, DtlsRole Role, CertificateFingerprint Certificate)
    : Protection;

/// <summary>Keys were exchanged in SDP (RFC 4568), which has to have come over TLS.</summary>
/// <param name="Suite">The agreed one, both ways.</param>
/// <param name="OurKey">Master key and salt of what we send, base64 as <c>inline:</c> has it, without lifetime and MKI.</param>
/// <param name="TheirKey">Likewise of what we receive.</param>
public sealed record SdesProtection(SrtpSuite Suite, string OurKey, string TheirKey) : Protection;

/// <summary>User name fragment and password of one side (RFC 8839 §5.4): 4 to 256 and 22 to 256 characters of A–Z, a–z, 0–9, + and /.</summary>
public sealed record IceCredentials(string Fragment, string Password);

/// <summary>Our part in the handshake (RFC 8842 §5): an offer says <c>actpass</c>, and who answers <c>active</c> is the client.</summary>
public enum DtlsRole : byte
{
    /// <summary>We begin, as soon as a check has shown where the peer is (<c>a=setup:active</c>).</summary>
    Client,

    /// <summary>The peer begins (<c>a=setup:passive</c>).</summary>
    Server,
}

/// <summary>What a description says of a certificate (RFC 8122 §5).</summary>
/// <param name="Hash">The hash function's name: <c>sha-256</c>, <c>sha-384</c> or <c>sha-512</c>, in any case.</param>
/// <param name="Value">Bytes in hexadecimal with colons between them, in any case.</param>
public sealed record CertificateFingerprint(string Hash, string Value);
