namespace Tandem.Net.Tests.Transports;

using System.Security.Cryptography;
using Tandem.Net.Tests.Rig;
using Tandem.Net.Transports;

public sealed class TlsCertificateTests : IDisposable
{
    private static readonly DateTime Then = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly TestPki pki = new();

    [Fact]
    public void Changed_files_are_read_again_and_only_then()
    {
        pki.Issue("one.example", Then);
        TlsCertificate certificate = new(pki.CertificateFile, pki.KeyFile);
        Assert.Equal("CN=one.example", certificate.Current.Subject);
        Assert.Same(certificate.Current, certificate.Current);
        pki.Issue("two.example", Then.AddDays(1));
        Assert.Equal("CN=two.example", certificate.Current.Subject);
    }

    [Fact]
    public void While_a_renewal_is_half_written_the_old_one_serves()
    {
        pki.Issue("one.example", Then);
        TlsCertificate certificate = new(pki.CertificateFile, pki.KeyFile);
        string oldKey = File.ReadAllText(pki.KeyFile);
        Assert.True(certificate.Current.HasPrivateKey);
        pki.Issue("two.example", Then.AddDays(1));
        string newKey = File.ReadAllText(pki.KeyFile);
        File.WriteAllText(pki.KeyFile, oldKey);
        Assert.Equal("CN=one.example", certificate.Current.Subject);
        File.WriteAllText(pki.KeyFile, newKey);
        Assert.Equal("CN=two.example", certificate.Current.Subject);
        File.Delete(pki.CertificateFile);
        Assert.Equal("CN=two.example", certificate.Current.Subject);
    }

    [Fact]
    public void Without_any_good_one_it_is_told()
    {
        TlsCertificate missing = new(pki.CertificateFile, pki.KeyFile);
        Assert.ThrowsAny<IOException>(() => missing.Current);
        pki.Issue("one.example", Then);
        File.WriteAllText(pki.KeyFile, "no key");
        TlsCertificate broken = new(pki.CertificateFile, pki.KeyFile);
        Assert.ThrowsAny<CryptographicException>(() => broken.Current);
    }

    public void Dispose() => pki.Dispose();
}
