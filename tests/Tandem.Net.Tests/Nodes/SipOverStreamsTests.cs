namespace Tandem.Net.Tests.Nodes;

using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Tandem.Foundation;
using Tandem.Net.Tests.Rig;
using Tandem.Net.Transports;
using Tandem.Sip.Settings;

public class SipOverStreamsTests
{
    [Fact]
    public async Task A_message_in_pieces_and_messages_in_one_piece_are_all_answered_in_order()
    {
        using TestNode node = new TestNode(SipTransport.Tcp).Started();
        NetAddress server = node.Address(SipTransport.Tcp);
        using TcpClient client = await SipProbe.ConnectAsync(server);
        NetworkStream stream = client.GetStream();
        foreach (byte one in SipProbe.Bytes(SipProbe.Options("TCP", server, 1)))
        {
            stream.WriteByte(one);
        }
        string many = string.Concat(Enumerable.Range(2, 50).Select(i => SipProbe.Options("TCP", server, i, padding: i * 10)));
        await SipProbe.WriteAsync(stream, many);
        string answers = await SipProbe.ReadUntilAsync(stream, "probe-51\r\n");
        int last = -1;
        for (int i = 1; i <= 51; i++)
        {
            int at = answers.IndexOf($"Call-ID: probe-{i}\r\n", StringComparison.OrdinalIgnoreCase);
            Assert.True(at > last, $"answer {i} at {at}, after {last}");
            last = at;
        }
        Assert.Empty(node.Failures);
    }

    [Fact]
    public async Task A_keep_alive_is_answered()
    {
        using TestNode node = new TestNode(SipTransport.Tcp).Started();
        using TcpClient client = await SipProbe.ConnectAsync(node.Address(SipTransport.Tcp));
        NetworkStream stream = client.GetStream();
        await SipProbe.WriteAsync(stream, "\r\n\r\n");
        Assert.Equal("\r\n", await SipProbe.ReadUntilAsync(stream, "\r\n"));
    }

    [Fact]
    public async Task A_stream_that_is_no_sip_is_closed_and_others_go_on()
    {
        using TestNode node = new TestNode(SipTransport.Tcp).Started();
        NetAddress server = node.Address(SipTransport.Tcp);
        using TcpClient good = await SipProbe.ConnectAsync(server);
        using TcpClient bad = await SipProbe.ConnectAsync(server);
        await SipProbe.WriteAsync(bad.GetStream(), new string('x', 200_000));
        Assert.True(await SipProbe.EndsAsync(bad.GetStream()));
        await SipProbe.WriteAsync(good.GetStream(), SipProbe.Options("TCP", server, 1));
        await SipProbe.ReadUntilAsync(good.GetStream(), "probe-1\r\n");
        Patience.Until(() => node.Node.Streams == 1, "the bad stream gone");
    }

    [Fact]
    public async Task Silent_connections_give_way_to_those_who_come_and_one_who_spoke_does_not()
    {
        NetConfig config = TestNode.Config(SipTransport.Tcp) with { Streams = new StreamLimits { Connections = 3 } };
        using TestNode node = new TestNode(config).Started();
        NetAddress server = node.Address(SipTransport.Tcp);
        using TcpClient phone = await SipProbe.ConnectAsync(server);
        await SipProbe.WriteAsync(phone.GetStream(), SipProbe.Options("TCP", server, 1));
        await SipProbe.ReadUntilAsync(phone.GetStream(), "probe-1\r\n");
        List<TcpClient> idle = [];
        for (int i = 0; i < 20; i++)
        {
            idle.Add(await SipProbe.ConnectAsync(server));
        }
        using TcpClient late = await SipProbe.ConnectAsync(server);
        await SipProbe.WriteAsync(late.GetStream(), SipProbe.Options("TCP", server, 2));
        await SipProbe.ReadUntilAsync(late.GetStream(), "probe-2\r\n");
        await SipProbe.WriteAsync(phone.GetStream(), SipProbe.Options("TCP", server, 3));
        await SipProbe.ReadUntilAsync(phone.GetStream(), "probe-3\r\n");
        Assert.True(await SipProbe.EndsAsync(idle[0].GetStream()));
        idle.ForEach(each => each.Dispose());
    }

    [Fact]
    public async Task One_source_has_its_share_and_no_more_unless_it_is_exempt()
    {
        StreamLimits limits = new() { OfOneSource = 1 };
        using TestNode node = new TestNode(TestNode.Config(SipTransport.Tcp) with { Streams = limits }).Started();
        using TcpClient first = await SipProbe.ConnectAsync(node.Address(SipTransport.Tcp));
        Patience.Until(() => node.Node.Streams == 1, "the first");
        using TcpClient second = await SipProbe.ConnectAsync(node.Address(SipTransport.Tcp));
        Assert.True(await SipProbe.EndsAsync(second.GetStream()));
        limits = limits with { Exempt = host => host.SameHost(Loopback.V4) };
        using TestNode open = new TestNode(TestNode.Config(SipTransport.Tcp) with { Streams = limits }).Started();
        using TcpClient third = await SipProbe.ConnectAsync(open.Address(SipTransport.Tcp));
        using TcpClient fourth = await SipProbe.ConnectAsync(open.Address(SipTransport.Tcp));
        Patience.Until(() => open.Node.Streams == 2, "both");
    }

    [Fact]
    public async Task Who_says_nothing_is_closed_after_a_while()
    {
        StreamLimits limits = new() { FirstBytes = TimeSpan.FromMilliseconds(50), IdleTimeout = TimeSpan.FromSeconds(1) };
        using TestNode node = new TestNode(TestNode.Config(SipTransport.Tcp) with { Streams = limits }).Started();
        using TcpClient silent = await SipProbe.ConnectAsync(node.Address(SipTransport.Tcp));
        Assert.True(await SipProbe.EndsAsync(silent.GetStream()));
    }

    [Fact]
    public async Task Connections_past_the_limit_are_closed_and_room_comes_back()
    {
        NetConfig config = TestNode.Config(SipTransport.Tcp) with { Streams = new StreamLimits { Connections = 1 } };
        using TestNode node = new TestNode(config).Started();
        NetAddress server = node.Address(SipTransport.Tcp);
        using (TcpClient first = await SipProbe.ConnectAsync(server))
        {
            await SipProbe.WriteAsync(first.GetStream(), "\r\n\r\n");
            await SipProbe.ReadUntilAsync(first.GetStream(), "\r\n");
            using TcpClient second = await SipProbe.ConnectAsync(server);
            Assert.True(await SipProbe.EndsAsync(second.GetStream()));
        }
        Patience.Until(() => node.Node.Streams == 0, "the first one gone");
        using TcpClient third = await SipProbe.ConnectAsync(server);
        await SipProbe.WriteAsync(third.GetStream(), "\r\n\r\n");
        await SipProbe.ReadUntilAsync(third.GetStream(), "\r\n");
    }

    [Fact]
    public async Task Silence_past_the_limit_ends_a_connection()
    {
        StreamLimits limits = new() { IdleTimeout = TimeSpan.FromMilliseconds(100) };
        using TestNode node = new TestNode(TestNode.Config(SipTransport.Tcp) with { Streams = limits }).Started();
        using TcpClient client = await SipProbe.ConnectAsync(node.Address(SipTransport.Tcp));
        Assert.True(await SipProbe.EndsAsync(client.GetStream()));
    }

    [Fact]
    public async Task A_peer_that_does_not_read_its_answers_is_closed()
    {
        StreamLimits limits = new() { WaitingMessages = 16, Linger = TimeSpan.FromMilliseconds(50) };
        using TestNode node = new TestNode(TestNode.Config(SipTransport.Tcp) with { Streams = limits }).Started();
        NetAddress server = node.Address(SipTransport.Tcp);
        using TcpClient client = new(AddressFamily.InterNetwork) { ReceiveBufferSize = 4_096 };
        await client.ConnectAsync(KernelEndPoint.Of(server), TestContext.Current.CancellationToken);
        // The same request again and again: over a stream each is a new one.
        byte[] requests = SipProbe.Bytes(string.Concat(Enumerable.Repeat(SipProbe.Options("TCP", server, 1), 100)));
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            using CancellationTokenSource patience = new(Patience.Long);
            while (true)
            {
                await client.GetStream().WriteAsync(requests, patience.Token);
            }
        });
        Patience.Until(() => node.Node.Streams == 0, "the stream gone");
        Assert.Empty(node.Failures);
    }

    [Fact]
    public async Task Tls_shows_the_chain_and_takes_a_renewed_certificate_without_a_restart()
    {
        using TestPki pki = new();
        DateTime start = DateTime.UtcNow;
        pki.Issue("sip.example", start);
        NetConfig config = TestNode.Config(SipTransport.Tls) with { Certificate = new TlsCertificate(pki.CertificateFile, pki.KeyFile) };
        using TestNode node = new TestNode(config).Started();
        NetAddress server = node.Address(SipTransport.Tls);
        using (SslStream first = await OpenAsync(server, "sip.example", pki))
        {
            Assert.True(first.SslProtocol is SslProtocols.Tls12 or SslProtocols.Tls13);
            await SipProbe.WriteAsync(first, SipProbe.Options("TLS", server, 1, padding: 40_000));
            await SipProbe.ReadUntilAsync(first, "probe-1\r\n");
            pki.Issue("new.example", start.AddMinutes(1));
            using SslStream second = await OpenAsync(server, "new.example", pki);
            await SipProbe.WriteAsync(second, SipProbe.Options("TLS", server, 2));
            await SipProbe.ReadUntilAsync(second, "probe-2\r\n");
            await SipProbe.WriteAsync(first, SipProbe.Options("TLS", server, 3));
            await SipProbe.ReadUntilAsync(first, "probe-3\r\n");
        }
        Patience.Until(() => node.Node.Streams == 0, "both gone");
        Assert.Empty(node.Failures);
    }

    [Fact]
    public async Task Who_never_shakes_hands_is_closed()
    {
        using TestPki pki = new();
        pki.Issue("sip.example", DateTime.UtcNow);
        NetConfig config = TestNode.Config(SipTransport.Tls) with
        {
            Certificate = new TlsCertificate(pki.CertificateFile, pki.KeyFile),
            Streams = new StreamLimits { HandshakeTimeout = TimeSpan.FromMilliseconds(100) },
        };
        using TestNode node = new TestNode(config).Started();
        using TcpClient silent = await SipProbe.ConnectAsync(node.Address(SipTransport.Tls));
        Assert.True(await SipProbe.EndsAsync(silent.GetStream()));
        using TcpClient plain = await SipProbe.ConnectAsync(node.Address(SipTransport.Tls));
        await SipProbe.WriteAsync(plain.GetStream(), "OPTIONS sip:x SIP/2.0\r\n\r\n");
        Assert.True(await SipProbe.EndsAsync(plain.GetStream()));
        Assert.Empty(node.Failures);
    }

    // Trusts the test's authority only and builds the chain from what the server sends.
    private static async Task<SslStream> OpenAsync(NetAddress server, string name, TestPki pki)
    {
        TcpClient client = await SipProbe.ConnectAsync(server);
        SslStream tls = new(client.GetStream(), false);
        X509ChainPolicy policy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(pki.Roots);
        SslClientAuthenticationOptions options = new() { TargetHost = name, CertificateChainPolicy = policy };
        using CancellationTokenSource patience = new(Patience.Long);
        await tls.AuthenticateAsClientAsync(options, patience.Token);
        return tls;
    }
}
