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
        string nonce = challenge.Split("nonce=\"")[1].Split('"')[0];
        string ha1 = Md5($"{extension}:{server.Domain}:{secret}");
        string response = Md5($"{ha1}:{nonce}:00000001:c:auth:{Md5($"REGISTER:sip:{server.Domain}")}");
        string credentials =
            $"Authorization: Digest username=\"{extension}\",realm=\"{server.Domain}\",nonce=\"{nonce}\",uri=\"sip:{server.Domain}\",qop=auth,"
            + $"nc=00000001,cnonce=\"c\",response=\"{response}\"\n";
        await SendAsync(Register(server.Domain, extension, credentials, expires));
        return await ReceiveAsync("SIP/2.0");
    }

    public void Dispose() => Socket.Dispose();

    private string Register(string domain, string extension, string credentials, int expires) =>
        $"REGISTER sip:{domain} SIP/2.0\nVia: SIP/2.0/WS df7jal23ls0d.invalid;branch=z9hG4bK{Guid.NewGuid():N}\nMax-Forwards: 69\n{credentials}"
        + $"From: <sip:{extension}@{domain}>;tag=r\nTo: <sip:{extension}@{domain}>\nCall-ID: r{extension}\nCSeq: {++cseq} REGISTER\n"
        + $"Contact: <sip:page@df7jal23ls0d.invalid;transport=ws>\nExpires: {expires}\nContent-Length: 0\n\n";

#pragma warning disable CA5351 // Digest with MD5 is what most phones speak.
    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
}
