namespace Tandem.Net.Tests.Rig;

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

/// <summary>A certificate authority of the test's own, and certificates it signs, as files.</summary>
internal sealed class TestPki : IDisposable
{
    private static readonly DateTimeOffset From = DateTimeOffset.UtcNow.AddDays(-1);
    private static readonly DateTimeOffset Until = DateTimeOffset.UtcNow.AddDays(30);

    private readonly string folder = Directory.CreateTempSubdirectory("tandem-tls-").FullName;
    private readonly X509Certificate2 root;
    private int serial;

    public TestPki()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=Tandem test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        root = request.CreateSelfSigned(From, Until);
    }

    public X509Certificate2Collection Roots => [X509CertificateLoader.LoadCertificate(root.RawData)];

    public string CertificateFile => Path.Combine(folder, "cert.pem");

    public string KeyFile => Path.Combine(folder, "key.pem");

    /// <summary>Writes both files, the certificate for that name, and its change time as given.</summary>
    public void Issue(string name, DateTime changed)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new($"CN={name}", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(root, true, false));
        using X509Certificate2 signed = request.Create(root, From, Until, BitConverter.GetBytes(++serial));
        File.WriteAllText(CertificateFile, signed.ExportCertificatePem() + "\n" + root.ExportCertificatePem() + "\n");
        File.WriteAllText(KeyFile, key.ExportPkcs8PrivateKeyPem() + "\n");
        File.SetLastWriteTimeUtc(CertificateFile, changed);
        File.SetLastWriteTimeUtc(KeyFile, changed);
    }

    public void Dispose()
    {
        root.Dispose();
        Directory.Delete(folder, true);
    }
}
