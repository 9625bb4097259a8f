namespace Tandem.Net.Dtls;

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tandem.Media;

/// <summary>
/// What we show in DTLS handshakes: ECDSA on P-256, made anew at each start (RFC 8827 §6.5). Nobody signs it: descriptions name its fingerprint, and whoever
/// trusts the signalling trusts it.
/// </summary>
public sealed class DtlsCertificate
{
    /// <summary>Valid since yesterday, for peers whose clocks are behind, and longer than a process lives.</summary>
    private const int ValidYears = 2;

    private DtlsCertificate(byte[] certificate, byte[] key)
    {
        Certificate = certificate;
        Key = key;
        Fingerprint = new CertificateFingerprint("sha-256", BitConverter.ToString(SHA256.HashData(certificate)).Replace('-', ':'));
    }

    /// <summary>DER.</summary>
    internal byte[] Certificate { get; }

    /// <summary>ECPrivateKey of RFC 5915, DER.</summary>
    internal byte[] Key { get; }

    /// <summary>Of the certificate, for descriptions.</summary>
    public CertificateFingerprint Fingerprint { get; }

    public static DtlsCertificate Make(DateTimeOffset now)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=tandem", key, HashAlgorithmName.SHA256);
        using X509Certificate2 made = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(ValidYears));
        return new DtlsCertificate(made.RawData, key.ExportECPrivateKey());
    }
}
