namespace Tandem.Net.Tests.Dtls;

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tandem.Media;
using Tandem.Net.Dtls;
using Tandem.Net.Tests.Rig;

/// <summary>Handshakes with OpenSSL's own client and server, over loopback.</summary>
public sealed class OpenSslTests : IDisposable
{
    private const string Exporter = "EXTRACTOR-dtls_srtp";
    private static readonly DtlsCertificate Ours = DtlsCertificate.Make(DateTimeOffset.UtcNow);
    private readonly string folder = Directory.CreateTempSubdirectory("dtls").FullName;
    private readonly CertificateFingerprint theirs;
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);

    public OpenSslTests()
    {
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using RSA key = RSA.Create(2_048);
        CertificateRequest request = new("CN=peer", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Path.Combine(folder, "cert.pem"), made.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        theirs = new CertificateFingerprint("SHA-256", BitConverter.ToString(SHA256.HashData(made.RawData)).Replace('-', ':'));
    }

    public void Dispose()
    {
        socket.Dispose();
        Directory.Delete(folder, true);
    }

    [Theory]
    [InlineData("SRTP_AES128_CM_SHA1_80", SrtpSuite.AesCm128HmacSha1Tag80)]
    [InlineData("SRTP_AES128_CM_SHA1_32", SrtpSuite.AesCm128HmacSha1Tag32)]
    [InlineData("SRTP_AES128_CM_SHA1_80:SRTP_AEAD_AES_128_GCM", SrtpSuite.AeadAes128Gcm)]
    [InlineData("SRTP_AEAD_AES_256_GCM", SrtpSuite.AeadAes256Gcm)]
    public void Its_client_agrees_with_our_server(string offered, SrtpSuite suite)
    {
        using DtlsEnd server = new(DtlsRole.Server, Ours, theirs);
        int port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        using Process client = OpenSsl(
            $"s_client -dtls1_2 -connect 127.0.0.1:{port} -use_srtp {offered} -keymatexport {Exporter} -keymatexportlen {2 * SrtpSuiteTable.Of(suite).Bytes} -cert cert.pem -key key.pem"
        );
        Pump(server);
        Assert.Equal("", server.Failure);
        Assert.Equal(suite, server.Suite);
        Assert.Equal(Convert.ToHexString(server.Exported), KeysOf(client));
    }

    [Fact]
    public void Our_client_agrees_with_its_server()
    {
        int port = TestPorts.Take(2);
        using Process server = OpenSsl(
            $"s_server -dtls1_2 -port {port} -use_srtp SRTP_AES128_CM_SHA1_80 -keymatexport {Exporter} -keymatexportlen 60 -cert cert.pem -key key.pem -verify 1"
        );
        Await(server.StandardOutput, "ACCEPT");
        socket.Connect(IPAddress.Loopback, port);
        using DtlsEnd client = new(DtlsRole.Client, Ours, theirs);
        client.Begin();
        Pump(client);
        Assert.Equal("", client.Failure);
        Assert.Equal(SrtpSuite.AesCm128HmacSha1Tag80, client.Suite);
        Assert.Equal(Convert.ToHexString(client.Exported), KeysOf(server));
    }

    [Theory]
    [InlineData("-dtls1 -cipher ALL:@SECLEVEL=0 -use_srtp SRTP_AES128_CM_SHA1_80")]
    [InlineData("-dtls1_2 -cipher AES128-SHA:AES256-SHA -use_srtp SRTP_AES128_CM_SHA1_80")]
    [InlineData("-dtls1_2")]
    public void What_is_not_current_or_has_no_suite_for_media_is_refused(string how)
    {
        using DtlsEnd server = new(DtlsRole.Server, Ours, theirs);
        int port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        using Process client = OpenSsl($"s_client -connect 127.0.0.1:{port} -cert cert.pem -key key.pem {how}");
        Pump(server);
        Assert.NotEqual("", server.Failure);
        client.Kill();
    }

    private Process OpenSsl(string arguments) =>
        Process.Start(
            new ProcessStartInfo("openssl", arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;

    private static string Await(StreamReader reader, string word)
    {
        while (reader.ReadLine() is { } line)
        {
            if (line.Contains(word, StringComparison.Ordinal))
            {
                return line;
            }
        }
        throw new TimeoutException($"OpenSSL never said {word}");
    }

    private static string KeysOf(Process peer)
    {
        string keys = Await(peer.StandardOutput, "Keying material: ").Split(' ')[^1];
        peer.Kill();
        return keys;
    }

    // Carries datagrams until the handshake is over, and answers what comes late a little longer.
    private void Pump(DtlsEnd end)
    {
        byte[] buffer = new byte[4_096];
        EndPoint peer = new IPEndPoint(IPAddress.Loopback, 0);
        Stopwatch watch = Stopwatch.StartNew();
        while (!end.IsDone && watch.ElapsedMilliseconds < Patience.LongMillis)
        {
            if (socket.Poll(TimeSpan.FromMilliseconds(20), SelectMode.SelectRead))
            {
                int length = socket.ReceiveFrom(buffer, ref peer);
                end.Receive(buffer[..length]);
            }
            end.Advance();
            while (end.Sent.TryDequeue(out byte[]? datagram))
            {
                _ = socket.Connected ? socket.Send(datagram) : socket.SendTo(datagram, peer);
            }
        }
    }
}
