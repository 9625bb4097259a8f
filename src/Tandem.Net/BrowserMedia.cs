namespace Tandem.Net;

using Tandem.Media;
using Tandem.Net.Dtls;
using Tandem.Net.Media;

/// <summary>What the media of browsers need: one UDP port, and DTLS with a certificate of our own. All of it is the first worker's.</summary>
internal sealed class BrowserMedia : IDisposable
{
    private BrowserMedia(SharedPort port, DtlsContext dtls, CertificateFingerprint fingerprint)
    {
        Port = port;
        Dtls = dtls;
        Fingerprint = fingerprint;
    }

    public SharedPort Port { get; }

    public DtlsContext Dtls { get; }

    /// <summary>Of our certificate, for descriptions.</summary>
    public CertificateFingerprint Fingerprint { get; }

    /// <summary>
    /// Null when none are wanted, and when they cannot be had: without OpenSSL, say. All else goes on then. Throws <see cref="PortTakenException"/> for a
    /// port that was asked for and is not to be had.
    /// </summary>
    public static BrowserMedia? TryOpen(NetConfig config, PortRange range, Action<string, Exception> failed)
    {
        // One of the range only where pairs are left beside it.
        if (config.BrowserPort is not { } port || (port == 0 && range.Left < 2))
        {
            return null;
        }
        DtlsCertificate certificate = DtlsCertificate.Make(DateTimeOffset.UtcNow);
        DtlsContext dtls;
        try
        {
            dtls = new DtlsContext(certificate);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException or InvalidOperationException)
        {
            failed("media of browsers", e);
            return null;
        }
        int error = range.TryBindShared(port, config.Media.BrowserLegs, out SharedPort? shared);
        if (shared is not null)
        {
            return new BrowserMedia(shared, dtls, certificate.Fingerprint);
        }
        dtls.Dispose();
        return port == 0 ? null : throw PortTakenException.ForBrowsers(config.RtpHost, port, error);
    }

    public void Dispose()
    {
        Port.Dispose();
        Dtls.Dispose();
    }
}
