namespace Tandem.Net.Tests.Rig;

using System.Net;
using System.Net.Sockets;
using System.Text;
using Tandem.Foundation;
using Tandem.Net.Transports;

/// <summary>Requests and their answers as text.</summary>
internal static class SipProbe
{
    /// <summary>An OPTIONS from outside any dialog (RFC 3261 §11); every server answers it.</summary>
    public static string Options(string transport, NetAddress to, int number, int padding = 0)
    {
        string body = new('x', padding);
        return $"OPTIONS sip:{to} SIP/2.0\r\n"
            + $"Via: SIP/2.0/{transport} 127.0.0.1:9;branch=z9hG4bK-{transport}-{number};rport\r\n"
            + "Max-Forwards: 70\r\n"
            + "From: <sip:probe@127.0.0.1>;tag=probe\r\n"
            + $"To: <sip:{to}>\r\n"
            + $"Call-ID: probe-{number}\r\n"
            + $"CSeq: {number} OPTIONS\r\n"
            + "Content-Type: text/plain\r\n"
            + $"Content-Length: {body.Length}\r\n\r\n"
            + body;
    }

    /// <summary>Asks over UDP and returns the answer.</summary>
    public static string AskUdp(NetAddress server, int number)
    {
        using UdpClient client = new(server.IsV6 ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork);
        client.Client.ReceiveTimeout = Patience.LongMillis;
        client.Connect(KernelEndPoint.Of(server));
        client.Send(Encoding.ASCII.GetBytes(Options("UDP", server, number)));
        IPEndPoint? from = null;
        return Encoding.ASCII.GetString(client.Receive(ref from));
    }

    /// <summary>Reads until the text has come, and returns all that came.</summary>
    public static async Task<string> ReadUntilAsync(Stream stream, string wanted)
    {
        using CancellationTokenSource patience = new(Patience.Long);
        StringBuilder text = new();
        byte[] buffer = new byte[4_096];
        while (!text.ToString().Contains(wanted, StringComparison.Ordinal))
        {
            int got = await stream.ReadAsync(buffer, patience.Token);
            Assert.True(got > 0, $"the stream ended before {wanted.Trim()} came, after: {text}");
            text.Append(Encoding.ASCII.GetString(buffer, 0, got));
        }
        return text.ToString();
    }

    /// <summary>Whether the other side ends the stream in time.</summary>
    public static async Task<bool> EndsAsync(Stream stream)
    {
        using CancellationTokenSource patience = new(Patience.Long);
        byte[] buffer = new byte[65_536];
        try
        {
            while (await stream.ReadAsync(buffer, patience.Token) > 0) { }
            return true;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public static async Task<TcpClient> ConnectAsync(NetAddress server)
    {
        TcpClient client = new(AddressFamily.InterNetwork) { NoDelay = true };
        await client.ConnectAsync(KernelEndPoint.Of(server), TestContext.Current.CancellationToken);
        return client;
    }

    public static Task WriteAsync(Stream stream, string text) =>
        stream.WriteAsync(Bytes(text), TestContext.Current.CancellationToken).AsTask();

    public static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);
}
