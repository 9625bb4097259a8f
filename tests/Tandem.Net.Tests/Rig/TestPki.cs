namespace Tandem.Net.Tests.Rig;

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

/// <summary>A root of the test's own, an authority it vouches for, and certificates that one signs, as files.</summary>
internal sealed class TestPki : IDisposable
{
    private static readonly DateTimeOffset From = DateTimeOffset.UtcNow.AddDays(-1);
    private static readonly DateTimeOffset Until = DateTimeOffset.UtcNow.AddDays(30);

    private readonly string folder = Directory.CreateTempSubdirectory("tandem-tls-").FullName;
    private readonly X509Certificate2 root;
    private readonly X509Certificate2 between;
    private int serial;

    public TestPki()
    {
        using ECDsa rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        root = Authority("CN=Tandem test root", rootKey).CreateSelfSigned(From, Until);
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 signed = Authority("CN=Tandem test authority", key).Create(root, From, Until, [99]);
        between = signed.CopyWithPrivateKey(key);
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
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(between, true, false));
        using X509Certificate2 signed = request.Create(between, From, Until, BitConverter.GetBytes(++serial));
        File.WriteAllText(CertificateFile, signed.ExportCertificatePem() + "\n" + between.ExportCertificatePem() + "\n");
        File.WriteAllText(KeyFile, key.ExportPkcs8PrivateKeyPem() + "\n");
        File.SetLastWriteTimeUtc(CertificateFile, changed);
        File.SetLastWriteTimeUtc(KeyFile, changed);
    }

    public void Dispose()
    {
        root.Dispose();
        between.Dispose();
        Directory.Delete(folder, true);
    }

    private static CertificateRequest Authority(string name, ECDsa key)
    {
        CertificateRequest request = new(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request;
    }
}
