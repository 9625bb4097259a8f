namespace Tandem.Interop.Tests;

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Tandem.Interop.Tests.Tools;

/// <summary>SIP over TLS to OpenSSL's own client, and over IPv6.</summary>
public class TlsTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    [Fact]
    public void Openssl_verifies_the_certificate_and_gets_its_answer()
    {
        string folder = Directory.CreateTempSubdirectory("tandem-tls-").FullName;
        (string certificate, string key) = Certificate.Make(folder);
        int port = RunningServer.FreePort();
        using RunningServer server = new("--sip", $"tls:127.0.0.1:{port}", "--tls-cert", certificate, "--tls-key", key);
        ProcessStartInfo start = new("openssl")
        {
            ArgumentList = { "s_client", "-connect", $"127.0.0.1:{port}", "-CAfile", certificate, "-verify_return_error", "-quiet" },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process client = Process.Start(start)!;
        client.StandardInput.Write(Options("localhost", "TLS client.invalid"));
        client.StandardInput.Flush();
        string? line = client.StandardOutput.ReadLine();
        client.Kill();
        Assert.Equal("SIP/2.0 200 OK", line);
    }

    [Fact]
    public void Ipv6_is_served_like_any_other()
    {
        int port = RunningServer.FreePort();
        using RunningServer server = new("--sip", $"udp:[::1]:{port}");
        using UdpClient client = new(new IPEndPoint(IPAddress.IPv6Loopback, 0));
        client.Client.ReceiveTimeout = (int)Limit.TotalMilliseconds;
        int own = ((IPEndPoint)client.Client.LocalEndPoint!).Port;
        client.Send(Encoding.ASCII.GetBytes(Options($"[::1]:{port}", $"UDP [::1]:{own}")), new IPEndPoint(IPAddress.IPv6Loopback, port));
        IPEndPoint from = new(IPAddress.IPv6Any, 0);
        string answer = Encoding.ASCII.GetString(client.Receive(ref from));
        Assert.StartsWith("SIP/2.0 200 OK", answer, StringComparison.Ordinal);
        Assert.Contains($"received=::1;rport={own}", answer, StringComparison.Ordinal);
    }

    private static string Options(string host, string via) =>
        $"OPTIONS sip:{host} SIP/2.0\r\nVia: SIP/2.0/{via};branch=z9hG4bKo;rport\r\nMax-Forwards: 70\r\nFrom: <sip:a@a.test>;tag=1\r\n"
        + $"To: <sip:{host}>\r\nCall-ID: options\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n";
}
