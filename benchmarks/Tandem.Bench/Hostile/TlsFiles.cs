namespace Tandem.Bench.Hostile;

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

/// <summary>A certificate and its key as files, made for one run.</summary>
internal static class TlsFiles
{
    public static (string Certificate, string Key) Make(string folder)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=tandem.local", key, HashAlgorithmName.SHA256);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        using X509Certificate2 made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        string certificate = Path.Combine(folder, "bench.crt");
        string secret = Path.Combine(folder, "bench.key");
        File.WriteAllText(certificate, made.ExportCertificatePem());
        File.WriteAllText(secret, key.ExportPkcs8PrivateKeyPem());
        return (certificate, secret);
    }
}
