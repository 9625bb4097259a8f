namespace Tandem.Server.Hosting;

using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tandem.Foundation;
using Tandem.Net.Transports;

/// <summary>
/// The certificate that HTTPS is served with where the operator gives none: for this machine, signed by itself, made at the first start and again
/// before it runs out. Browsers ask before they trust it.
/// </summary>
internal static class OwnCertificate
{
    private const string ServerPurpose = "1.3.6.1.5.5.7.3.1";

    /// <summary>Browsers take none that is good for longer.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(397);

    private static readonly TimeSpan Renewed = TimeSpan.FromDays(30);

    /// <summary>The one in the folder <c>tls</c> of the data folder; made when it is missing, broken or about to run out.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="hosts">Addresses it is to be for, beside the machine's own name.</param>
    /// <param name="now">The time.</param>
    public static TlsCertificate In(string data, IEnumerable<NetAddress> hosts, DateTimeOffset now)
    {
        string folder = Path.Combine(data, "tls");
        string certificate = Path.Combine(folder, "localhost.pem");
        string key = Path.Combine(folder, "localhost-key.pem");
        if (!IsGood(certificate, key, now))
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            Make(certificate, key, hosts, now);
        }
        return new TlsCertificate(certificate, key);
    }

    private static bool IsGood(string certificate, string key, DateTimeOffset now)
    {
        try
        {
            using X509Certificate2 known = X509Certificate2.CreateFromPemFile(certificate, key);
            return known.NotAfter.ToUniversalTime() - now.UtcDateTime > Renewed;
        }
        catch (Exception e) when (e is IOException or CryptographicException or ArgumentException)
        {
            return false;
        }
    }

    private static void Make(string certificate, string key, IEnumerable<NetAddress> hosts, DateTimeOffset now)
    {
        using ECDsa pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=localhost", pair, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("localhost");
        if (Uri.CheckHostName(Environment.MachineName) == UriHostNameType.Dns && Environment.MachineName != "localhost")
        {
            names.AddDnsName(Environment.MachineName);
        }
        foreach (IPAddress address in hosts.Where(each => !each.IsUnspecified).Select(each => IPAddress.Parse(each.HostText)).Distinct())
        {
            names.AddIpAddress(address);
        }
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerPurpose)], false));
        using X509Certificate2 made = request.CreateSelfSigned(now - TimeSpan.FromHours(1), now + Life);
        Write(key, pair.ExportPkcs8PrivateKeyPem());
        Write(certificate, made.ExportCertificatePem());
    }

    private static void Write(string file, string text)
    {
        FileStreamOptions options = new()
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using StreamWriter writer = new(file, options);
        writer.Write(text);
    }
}
