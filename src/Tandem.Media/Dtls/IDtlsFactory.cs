namespace Tandem.Media.Dtls;

using System.Diagnostics.CodeAnalysis;
using Tandem.Foundation;

/// <summary>Where DTLS associations come from: OpenSSL at the rim, a scripted stand-in in simulations. Belongs to one plane's thread.</summary>
public interface IDtlsFactory
{
    /// <summary>An association that has not begun; false when it cannot be had, with the reason.</summary>
    /// <param name="role">Ours.</param>
    /// <param name="expected">Of the only certificate that is let through.</param>
    /// <param name="owner">Who is told.</param>
    bool TryOpen(
        DtlsRole role,
        CertificateFingerprint expected,
        IDtlsOwner owner,
        [NotNullWhen(true)] out IDtlsAssociation? association,
        out string reason
    );
}

/// <summary>One DTLS association (RFC 6347, RFC 9147) with <c>use_srtp</c> (RFC 5764). It tells its owner during its methods.</summary>
public interface IDtlsAssociation : IDisposable
{
    /// <summary>Sends what begins the handshake, where that is ours.</summary>
    void Begin(Now now);

    /// <summary>A datagram of the peer.</summary>
    void Receive(ReadOnlySpan<byte> datagram, Now now);

    /// <summary>Sends again what was not answered in time. To be called several times a second while the handshake lasts.</summary>
    void Advance(Now now);
}

/// <summary>Whom an association tells.</summary>
public interface IDtlsOwner
{
    /// <summary>To be sent to the peer; good during the call.</summary>
    void Send(ReadOnlySpan<byte> datagram);

    /// <summary>The handshake is done, and the peer is whom we expected.</summary>
    void Agreed(SrtpSuite suite, ReadOnlySpan<byte> exported);

    /// <summary>It failed, for good.</summary>
    void Failed(string reason);
}
