namespace Tandem.Server.Tests.Sockets;

using System.Net;
using System.Net.WebSockets;
using Tandem.Phones;
using Tandem.Server.Tests.Native;
using Tandem.Server.Tests.Rig;

/// <summary>SIP over WebSocket (RFC 7118), spoken by hand.</summary>
public sealed class SipSocketTests(LiveServer server) : NativeTest(server)
{
    private const string Options =
        "OPTIONS sip:tandem.local SIP/2.0\nVia: SIP/2.0/WS df7jal23ls0d.invalid;branch=z9hG4bKo\nMax-Forwards: 69\nFrom: <sip:a@a.test>;tag=1\n"
        + "To: <sip:tandem.local>\nCall-ID: o\nCSeq: 1 OPTIONS\n";

    [Fact]
    public async Task A_message_is_a_frame_with_or_without_its_length_in_parts_or_whole()
    {
        using SipSocket page = await SipSocket.OpenAsync(Server);
        Assert.Equal("sip", page.Socket.SubProtocol);
        foreach (string length in new[] { "", "Content-Length: 0\n" })
        {
            await page.SendAsync(Options + length + "\n");
            string? answer = await page.ReceiveAsync();
            Assert.StartsWith("SIP/2.0 200 OK\r\nVia: SIP/2.0/WS df7jal23ls0d.invalid;branch=z9hG4bKo", answer, StringComparison.Ordinal);
        }
        await page.SendAsync(Options[..40], isWhole: false);
        await page.SendAsync(Options[40..] + "\n");
        Assert.StartsWith("SIP/2.0 200 OK", await page.ReceiveAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_pings_is_answered_and_nonsense_harms_nobody()
    {
        using SipSocket page = await SipSocket.OpenAsync(Server);
        await page.SendAsync("\0\u0001nonsense");
        await page.SendAsync("");
        await page.SendAsync("GET / HTTP/1.1\n\n");
        await page.SendAsync("\n\n");
        Assert.Equal("\r\n", await page.ReceiveAsync());
    }

    [Fact]
    public async Task An_extension_is_called_through_the_socket_it_registered_on_and_not_there_once_that_is_gone()
    {
        string extension = await ExtensionAsync();
        using LivePhone desk = await LivePhone.RegisterAsync(Server, await ExtensionAsync(), "secret");
        using (SipSocket page = await SipSocket.OpenAsync(Server))
        {
            Assert.StartsWith("SIP/2.0 401", await page.RegisterAsync(Server, extension, "wrong"), StringComparison.Ordinal);
            string registered = await page.RegisterAsync(Server, extension, "secret");
            Assert.Contains("Contact: <sip:page@df7jal23ls0d.invalid;transport=ws>;expires=600", registered, StringComparison.Ordinal);

            desk.Call(extension);
            string invite = await page.ReceiveAsync("INVITE");
            Assert.StartsWith(
                "INVITE sip:page@df7jal23ls0d.invalid;transport=ws SIP/2.0\r\nVia: SIP/2.0/WS 127.0.0.1:",
                invite,
                StringComparison.Ordinal
            );
            Assert.Contains(";transport=ws>\r\n", invite.Split("Contact: ")[1], StringComparison.Ordinal);
            Assert.Contains(" UDP/TLS/RTP/SAVPF ", invite, StringComparison.Ordinal);
        }
        await desk.WaitAsync<PhoneDown>();
        desk.Call(extension);
        Assert.Equal(480, (await desk.WaitAsync<PhoneDown>()).Code);
    }

    [Fact]
    public async Task A_message_larger_than_one_may_be_ends_its_socket_alone()
    {
        using SipSocket page = await SipSocket.OpenAsync(Server);
        using SipSocket other = await SipSocket.OpenAsync(Server);
        await page.SendAsync($"{Options}X: {new string('x', 70_000)}\n\n");
        Assert.Null(await page.ReceiveAsync());
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, page.Socket.CloseStatus);
        await other.SendAsync(Options + "\n");
        Assert.StartsWith("SIP/2.0 200 OK", await other.ReceiveAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://evil.example", false)]
    [InlineData("null", false)]
    [InlineData("own", true)]
    public async Task Pages_of_other_origins_do_not_come_in(string origin, bool comesIn)
    {
        string said = origin == "own" ? Server.Http.BaseAddress!.GetLeftPart(UriPartial.Authority) : origin;
        using SipSocket page = await SipSocket.OpenAsync(Server, said);
        Assert.Equal(comesIn ? HttpStatusCode.SwitchingProtocols : HttpStatusCode.Forbidden, page.Socket.HttpStatusCode);
    }

    [Fact]
    public async Task Who_is_no_socket_is_told_what_is_served()
    {
        Reply reply = await Server.GetAsync("/ws", "");
        Assert.Equal(426, reply.Status);
    }

    private async Task<string> ExtensionAsync()
    {
        string login = Fresh();
        (await Server.PostAsync("/v1/users", $$"""{ "login": "{{login}}", "extensionSecret": "secret" }""")).Is(201);
        return login;
    }
}
