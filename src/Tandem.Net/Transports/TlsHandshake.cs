namespace Tandem.Net.Transports;

using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

/// <summary>Makes a TLS stream of a TCP stream. TLS 1.2 and later, by the platform's OpenSSL.</summary>
/// <param name="own">What we show as a server; null when there is no TLS listener.</param>
/// <param name="roots">Whom we trust as a client; null for whom the machine trusts.</param>
internal sealed class TlsHandshake(TlsCertificate? own, X509Certificate2Collection? roots)
{
    private const SslProtocols Protocols = SslProtocols.Tls12 | SslProtocols.Tls13;

    public async Task<Stream> AcceptAsync(Stream inner, CancellationToken cancel)
    {
        SslServerAuthenticationOptions options = new()
        {
            ServerCertificateContext = own?.Context ?? throw new AuthenticationException("no certificate"),
            EnabledSslProtocols = Protocols,
        };
        SslStream tls = new(inner, false);
        await tls.AuthenticateAsServerAsync(options, cancel).ConfigureAwait(false);
        return tls;
    }

    /// <param name="inner">The TCP stream.</param>
    /// <param name="host">The name or address the peer's certificate has to be for (RFC 5922 §7.1).</param>
    /// <param name="cancel">The time-out.</param>
    public async Task<Stream> ConnectAsync(Stream inner, string host, CancellationToken cancel)
    {
        SslClientAuthenticationOptions options = new() { TargetHost = host, EnabledSslProtocols = Protocols };
        if (roots != null)
        {
            X509ChainPolicy policy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.AddRange(roots);
            options.CertificateChainPolicy = policy;
        }
        SslStream tls = new(inner, false);
        await tls.AuthenticateAsClientAsync(options, cancel).ConfigureAwait(false);
        return tls;
    }
}
