namespace Tandem.Server.Tests.Sockets;

using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Tandem.Server.Tests.Rig;

/// <summary>A WebSocket that speaks SIP as it is told to: for what a proper page would hide.</summary>
internal sealed class SipSocket : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private int cseq;

    private SipSocket(ClientWebSocket socket) => Socket = socket;

    public ClientWebSocket Socket { get; }

    public static async Task<SipSocket> OpenAsync(LiveServer server, string? origin = null, string? protocol = "sip")
    {
        ClientWebSocket socket = new();
        if (protocol is not null)
        {
            socket.Options.AddSubProtocol(protocol);
        }
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        using CancellationTokenSource patience = new(Patience);
        try
        {
            await socket.ConnectAsync(
                new Uri($"{server.Http.BaseAddress!.AbsoluteUri.Replace("http", "ws", StringComparison.Ordinal)}ws"),
                patience.Token
            );
        }
        catch (WebSocketException)
        {
            // Its status says why.
        }
        return new SipSocket(socket);
    }

    public Task SendAsync(string text, bool isWhole = true) =>
        Socket.SendAsync(
            Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")),
            WebSocketMessageType.Text,
            isWhole,
            CancellationToken.None
        );

    /// <summary>The next message; null when the other side has closed.</summary>
    public async Task<string?> ReceiveAsync()
    {
        using CancellationTokenSource patience = new(Patience);
        byte[] buffer = new byte[65_536];
        try
        {
            ValueWebSocketReceiveResult got = await Socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            return got.MessageType == WebSocketMessageType.Close ? null : Encoding.UTF8.GetString(buffer, 0, got.Count);
        }
        catch (WebSocketException)
        {
            return null;
        }
    }

    /// <summary>The next message that begins so; others before it are passed over.</summary>
    public async Task<string> ReceiveAsync(string beginning)
    {
        while (await ReceiveAsync() is { } message)
        {
            if (message.StartsWith(beginning, StringComparison.Ordinal))
            {
                return message;
            }
        }
        Assert.Fail($"closed before {beginning} came");
        return "";
    }

    /// <summary>Registers with a contact nobody can look up; the last answer.</summary>
    public async Task<string> RegisterAsync(LiveServer server, string extension, string secret, int expires = 600)
    {
        await SendAsync(Register(server.Domain, extension, "", expires));
        string challenge = await ReceiveAsync("SIP/2.0");
        if (!challenge.StartsWith("SIP/2.0 401", StringComparison.Ordinal))
        {
            return challenge;
        }
        string credentials = Credentials(challenge, "REGISTER", $"sip:{server.Domain}", server.Domain, extension, secret);
        await SendAsync(Register(server.Domain, extension, credentials, expires));
        return await ReceiveAsync("SIP/2.0");
    }

    /// <summary>Calls as a browser does; the first answer after 100. What is answered with 200 is acknowledged.</summary>
    /// <param name="headers">More of them, each with its line end.</param>
    public async Task<string> InviteAsync(LiveServer server, string extension, string secret, string to, string headers = "")
    {
        string call = Guid.NewGuid().ToString("N");
        await SendAsync(Invite(server.Domain, extension, call, to, 1, headers));
        string challenge = await ReceiveAsync("SIP/2.0 4");
        await SendAsync(Request("ACK", server.Domain, extension, call, to, 1, challenge));
        string credentials = Credentials(challenge, "INVITE", $"sip:{to}@{server.Domain}", server.Domain, extension, secret);
        await SendAsync(Invite(server.Domain, extension, call, to, 2, headers + credentials));
        string answer = await ReceiveAsync("SIP/2.0");
        while (answer.StartsWith("SIP/2.0 100", StringComparison.Ordinal))
        {
            answer = await ReceiveAsync("SIP/2.0");
        }
        if (answer.StartsWith("SIP/2.0 200", StringComparison.Ordinal))
        {
            await AckAsync(server, extension, to, answer);
        }
        return answer;
    }

    /// <summary>Acknowledges an answer to <see cref="InviteAsync"/>.</summary>
    public Task AckAsync(LiveServer server, string extension, string to, string answer) =>
        SendAsync(Request("ACK", server.Domain, extension, ValueOf(answer, "Call-ID: "), to, 2, answer));

    /// <summary>Its dialog as Replaces names it to the server.</summary>
    public static string ReplacesOf(string answer) =>
        $"Replaces: {ValueOf(answer, "Call-ID: ")};to-tag={ValueOf(answer, "To: ").Split(";tag=")[1]};from-tag=i\n";

    public void Dispose() => Socket.Dispose();

    private string Register(string domain, string extension, string credentials, int expires) =>
        $"REGISTER sip:{domain} SIP/2.0\nVia: SIP/2.0/WS df7jal23ls0d.invalid;branch=z9hG4bK{Guid.NewGuid():N}\nMax-Forwards: 69\n{credentials}"
        + $"From: <sip:{extension}@{domain}>;tag=r\nTo: <sip:{extension}@{domain}>\nCall-ID: r{extension}\nCSeq: {++cseq} REGISTER\n"
        + $"Contact: <sip:page@df7jal23ls0d.invalid;transport=ws>\nExpires: {expires}\nContent-Length: 0\n\n";

    private static string Invite(string domain, string extension, string call, string to, int cseq, string headers)
    {
        const string Sdp =
            "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\nc=IN IP4 0.0.0.0\r\n"
            + "a=ice-ufrag:4ZcD\r\na=ice-pwd:9Vg3j8kqPf2Yd1XbLwqTz7Ra\r\na=fingerprint:sha-256 D2:FA:0E:C3:22:59:5E:14:95:69:92:3D:13:B4:84:24:"
            + "2C:C2:A2:C0:3E:FD:34:8E:5E:EA:6F:AF:52:CE:E6:0F\r\na=setup:actpass\r\na=mid:0\r\na=sendrecv\r\na=rtcp-mux\r\n";
        return $"INVITE sip:{to}@{domain} SIP/2.0\nVia: SIP/2.0/WS df7jal23ls0d.invalid;branch=z9hG4bK{call}{cseq}\nMax-Forwards: 69\n{headers}"
            + $"From: <sip:{extension}@{domain}>;tag=i\nTo: <sip:{to}@{domain}>\nCall-ID: {call}\nCSeq: {cseq} INVITE\n"
            + "Contact: <sip:page@df7jal23ls0d.invalid;transport=ws>\nContent-Type: application/sdp\n"
            + $"Content-Length: {Sdp.Length}\n\n{Sdp}";
    }

    private static string Request(string method, string domain, string extension, string call, string to, int cseq, string answer)
    {
        bool isRefusal = !answer.StartsWith("SIP/2.0 2", StringComparison.Ordinal);
        return $"{method} sip:{to}@{domain} SIP/2.0\nVia: SIP/2.0/WS df7jal23ls0d.invalid;branch=z9hG4bK{call}{cseq}{(isRefusal ? "" : "a")}\n"
            + $"Max-Forwards: 69\nFrom: <sip:{extension}@{domain}>;tag=i\nTo: {ValueOf(answer, "To: ")}\nCall-ID: {call}\nCSeq: {cseq} {method}\n"
            + "Content-Length: 0\n\n";
    }

    private static string ValueOf(string message, string name) =>
        message.Split("\r\n").First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..];

    private static string Credentials(string challenge, string method, string uri, string domain, string extension, string secret)
    {
        string nonce = challenge.Split("nonce=\"")[1].Split('"')[0];
        string ha1 = Md5($"{extension}:{domain}:{secret}");
        string response = Md5($"{ha1}:{nonce}:00000001:c:auth:{Md5($"{method}:{uri}")}");
        string header = challenge.StartsWith("SIP/2.0 407", StringComparison.Ordinal) ? "Proxy-Authorization" : "Authorization";
        return $"{header}: Digest username=\"{extension}\",realm=\"{domain}\",nonce=\"{nonce}\",uri=\"{uri}\",qop=auth,"
            + $"nc=00000001,cnonce=\"c\",response=\"{response}\"\n";
    }

#pragma warning disable CA5351 // Digest with MD5 is what most phones speak.
    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
}
