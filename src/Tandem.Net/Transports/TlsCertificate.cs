namespace Tandem.Net.Transports;

using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

/// <summary>A certificate with its key from two PEM files, read again when they change, so that renewing needs no restart.</summary>
/// <param name="certificateFile">The certificate first, then those that vouch for it, as certificate authorities hand it out.</param>
/// <param name="keyFile">Its private key.</param>
public sealed class TlsCertificate(string certificateFile, string keyFile)
{
    private readonly Lock gate = new();
    private SslStreamCertificateContext? current;
    private (DateTime Certificate, DateTime Key) readAt;

    /// <summary>
    /// The certificate as the files have it now; the last good one while they are broken. Throws when there never was one.
    /// </summary>
    public X509Certificate2 Current => Context.TargetCertificate;

    /// <summary>With its chain, as a server shows it.</summary>
    public SslStreamCertificateContext Context
    {
        get
        {
            lock (gate)
            {
                (DateTime, DateTime) changed = (File.GetLastWriteTimeUtc(certificateFile), File.GetLastWriteTimeUtc(keyFile));
                if (current == null || changed != readAt)
                {
                    try
                    {
                        current = Read();
                        readAt = changed;
                    }
                    catch (Exception e)
                        when (current != null && e is (CryptographicException or IOException or UnauthorizedAccessException))
                    {
                        // Half-written files during a renewal: the old one serves until they are whole.
                    }
                }
                return current;
            }
        }
    }

    // By way of PKCS#12, because SslStream wants a key that outlives the PEM reader.
    private SslStreamCertificateContext Read()
    {
        using X509Certificate2 pem = ReadPair();
        X509Certificate2 own = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
        X509Certificate2Collection chain = [];
        chain.ImportFromPemFile(certificateFile);
        return SslStreamCertificateContext.Create(own, chain, offline: true);
    }

    private X509Certificate2 ReadPair()
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(certificateFile, keyFile);
        }
        catch (ArgumentException e)
        {
            throw new CryptographicException($"{keyFile} is not the key of {certificateFile}", e);
        }
    }
}
