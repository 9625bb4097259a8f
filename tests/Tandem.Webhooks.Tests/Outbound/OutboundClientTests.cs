namespace Tandem.Webhooks.Tests.Outbound;

using System.Net;
using System.Net.Sockets;
using System.Text;
using Tandem.Foundation;
using Tandem.Outbound;
using Tandem.TestKit.Http;

public sealed class OutboundClientTests : IAsyncDisposable
{
    private readonly ScriptedReceiver receiver = new();
    private readonly OutboundClient open = new([NetBlock.Of(NetAddress.FromV4(0x7F000001, 0))], new OutboundLimits(), TimeProvider.System);
    private readonly OutboundClient closed = new([], new OutboundLimits(), TimeProvider.System);

    [Fact]
    public async Task A_request_arrives_as_it_was_made_and_the_answer_comes_back()
    {
        receiver.React = _ => new Reaction.Answer(201, "thank you", ("Content-Type", "text/plain"));
        OutboundAnswer answer = await open.SendAsync(Post() with { Headers = [new("x-one", "1")] }, Cancel);
        Assert.Equal((201, OutboundTrouble.None, "thank you"), (answer.Status, answer.Trouble, Encoding.UTF8.GetString(answer.Body)));
        ReceivedRequest request = Assert.Single(receiver.Received);
        Assert.Equal(("POST", "/hook", "{}", "1"), (request.Method, request.Target, request.Body, request.Headers["x-one"]));
        Assert.False(request.Headers.ContainsKey("traceparent"));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    [InlineData("0177.0.0.1")]
    public async Task Loopback_is_refused_however_it_is_written_and_nothing_is_sent(string host)
    {
        Uri url = new($"http://{host}:{receiver.Port}/hook");
        OutboundAnswer answer = await closed.SendAsync(Post() with { Url = url }, Cancel);
        Assert.Equal((0, OutboundTrouble.Refused), (answer.Status, answer.Trouble));
        Assert.NotNull(closed.RefusedAtSight(url));
        Assert.Empty(receiver.Received);
    }

    [Fact]
    public async Task A_redirect_is_an_answer_and_is_not_followed()
    {
        await using ScriptedReceiver other = new();
        receiver.React = _ => new Reaction.Answer(307, "", ("Location", other.Url));
        Assert.Equal(307, (await open.SendAsync(Post(), Cancel)).Status);
        Assert.Empty(other.Received);
    }

    [Fact]
    public async Task Proxies_of_the_environment_are_passed_by()
    {
        await using ScriptedReceiver proxy = new();
        Environment.SetEnvironmentVariable("http_proxy", $"http://127.0.0.1:{proxy.Port}");
        try
        {
            using OutboundClient client = new([NetBlock.Of(NetAddress.FromV4(0x7F000001, 0))], new OutboundLimits(), TimeProvider.System);
            Assert.Equal(200, (await client.SendAsync(Post(), Cancel)).Status);
            Assert.Empty(proxy.Received);
        }
        finally
        {
            Environment.SetEnvironmentVariable("http_proxy", null);
        }
    }

    [Fact]
    public async Task Who_is_not_there_is_unreachable()
    {
        await receiver.DisappearAsync();
        Assert.Equal(OutboundTrouble.Unreachable, (await open.SendAsync(Post(), Cancel)).Trouble);
    }

    [Fact]
    public async Task Who_says_nothing_is_given_up()
    {
        receiver.React = _ => new Reaction.Stall();
        OutboundAnswer answer = await open.SendAsync(Post() with { Patience = TimeSpan.FromMilliseconds(200) }, Cancel);
        Assert.Equal((0, OutboundTrouble.TimedOut), (answer.Status, answer.Trouble));
    }

    [Fact]
    public async Task A_reset_is_told()
    {
        receiver.React = _ => new Reaction.Reset();
        OutboundAnswer answer = await open.SendAsync(Post(), Cancel);
        Assert.Equal((0, OutboundTrouble.Broken), (answer.Status, answer.Trouble));
    }

    [Fact]
    public async Task A_status_counts_although_its_body_is_cut()
    {
        receiver.React = _ => new Reaction.CloseMidBody(200);
        OutboundAnswer answer = await open.SendAsync(Post(), Cancel);
        Assert.Equal((200, OutboundTrouble.Broken), (answer.Status, answer.Trouble));
        Assert.Equal("half", Encoding.UTF8.GetString(answer.Body));
    }

    [Fact]
    public async Task Of_a_long_answer_no_more_is_kept_than_was_asked_for()
    {
        receiver.React = _ => new Reaction.Answer(200, new string('x', 30_000));
        OutboundAnswer answer = await open.SendAsync(Post(), Cancel);
        Assert.Equal(64, answer.Body.Length);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("Fri, 01 Jan 2100 00:00:00 GMT", int.MaxValue)]
    [InlineData("Fri, 01 Jan 2010 00:00:00 GMT", 0)]
    public async Task When_to_come_back_is_told_in_seconds_or_as_a_date(string header, int seconds)
    {
        receiver.React = _ => new Reaction.Answer(503, "", ("Retry-After", header));
        TimeSpan? after = (await open.SendAsync(Post(), Cancel)).RetryAfter;
        Assert.Equal(seconds, (int)Math.Min(after!.Value.TotalSeconds, int.MaxValue));
    }

    [Fact]
    public async Task A_certificate_nobody_vouches_for_is_refused()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Task serving = ServeTlsAsync(listener);
        Uri url = new($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        Assert.Equal(OutboundTrouble.Tls, (await open.SendAsync(Post() with { Url = url }, Cancel)).Trouble);
        listener.Stop();
        await serving;
    }

    public async ValueTask DisposeAsync()
    {
        await receiver.DisposeAsync();
        open.Dispose();
        closed.Dispose();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private OutboundRequest Post() =>
        new(HttpMethod.Post, new Uri(receiver.Url), TimeSpan.FromSeconds(10), 64)
        {
            Body = "{}"u8.ToArray(),
            ContentType = "application/json",
        };

    private static async Task ServeTlsAsync(TcpListener listener)
    {
        using System.Security.Cryptography.RSA key = System.Security.Cryptography.RSA.Create(2048);
        System.Security.Cryptography.X509Certificates.CertificateRequest request = new(
            "CN=127.0.0.1",
            key,
            System.Security.Cryptography.HashAlgorithmName.SHA256,
            System.Security.Cryptography.RSASignaturePadding.Pkcs1
        );
        using System.Security.Cryptography.X509Certificates.X509Certificate2 own = request.CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1),
            DateTimeOffset.UtcNow.AddDays(1)
        );
        try
        {
            using TcpClient client = await listener.AcceptTcpClientAsync();
            await using System.Net.Security.SslStream tls = new(client.GetStream());
            await tls.AuthenticateAsServerAsync(own);
        }
        catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException or SocketException)
        {
            // The client turned away, as it should.
        }
    }
}
