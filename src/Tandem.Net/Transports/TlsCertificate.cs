namespace Tandem.Net.Transports;

using System.Security.Cryptography.X509Certificates;

/// <summary>A certificate with its key from two PEM files, read again when they change, so that renewing needs no restart.</summary>
public sealed class TlsCertificate(string certificateFile, string keyFile)
{
    private readonly Lock gate = new();
    private X509Certificate2? current;
    private DateTime readAt;

    /// <summary>The certificate as the files have it now; the last good one while they are broken.</summary>
    public X509Certificate2 Current
    {
        get
        {
            lock (gate)
            {
                DateTime changed = File.GetLastWriteTimeUtc(certificateFile);
                if (current == null || changed != readAt)
                {
                    try
                    {
                        current = Read();
                        readAt = changed;
                    }
                    catch (Exception) when (current != null)
                    {
                        // Half-written files during a renewal: the old one serves until they are whole.
                    }
                }
                return current;
            }
        }
    }

    // By way of PKCS#12, because SslStream wants a key that outlives the PEM reader.
    private X509Certificate2 Read()
    {
        using X509Certificate2 pem = X509Certificate2.CreateFromPemFile(certificateFile, keyFile);
        return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
    }
}
