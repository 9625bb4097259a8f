namespace Tandem.Bench.Hostile;

using System.Net;
using System.Net.Sockets;
using System.Text;

/// <summary>
/// What strangers send to a SIP port and to the ports of audio: calls without ACK, guesses of passwords, scans, rubbish, and RTP at random. From many
/// addresses, so that limits for each of them alone would not stop it.
/// </summary>
internal sealed class HostilePackets : IDisposable
{
    private const int Sources = 200;

    /// <summary>One in so many goes to the ports of audio.</summary>
    private const int OneIsRtp = 3;

    private readonly IPEndPoint sip;
    private readonly int rtpLow;
    private readonly int rtpHigh;
    private readonly Socket[] sockets;
    private readonly Random random = new(1);
    private long number;

    public HostilePackets(IPEndPoint sip, int rtpLow, int rtpHigh)
    {
        this.sip = sip;
        this.rtpLow = rtpLow;
        this.rtpHigh = rtpHigh;
        // The first of loopback is the trunk's, and no stranger.
        sockets = [.. Enumerable.Range(2, Sources).Select(last => Bound(new IPAddress([127, 0, 0, (byte)last])))];
    }

    /// <summary>Packets that left.</summary>
    public long Sent { get; private set; }

    public async Task RunAsync(double perSecond, CancellationToken cancel)
    {
        Pace pace = new(perSecond);
        while (true)
        {
            for (int due = await pace.DueAsync(cancel); due > 0; due--)
            {
                Send();
            }
        }
    }

    public void Dispose() => Array.ForEach(sockets, socket => socket.Dispose());

    private void Send()
    {
        Socket from = sockets[number++ % sockets.Length];
        bool isRtp = number % OneIsRtp == 0;
        byte[] bytes = isRtp ? Rtp() : Sip(((IPEndPoint)from.LocalEndPoint!).ToString());
        try
        {
            from.SendTo(bytes, isRtp ? new IPEndPoint(sip.Address, random.Next(rtpLow, rtpHigh)) : sip);
            Sent++;
        }
        catch (SocketException)
        {
            // Nobody listens there, or there is no room: an attacker goes on.
        }
    }

    private byte[] Sip(string own) =>
        (number % 10) switch
        {
            0 => Rubbish(),
            < 5 => Request(
                "INVITE",
                own,
                "",
                "application/sdp",
                "v=0\r\no=- 1 1 IN IP4 192.0.2.9\r\ns=-\r\nc=IN IP4 192.0.2.9\r\nt=0 0\r\n"
            ),
            < 8 => Request("REGISTER", own, Guess()),
            _ => Request("OPTIONS", own, "User-Agent: friendly-scanner\r\n"),
        };

    private byte[] Request(string method, string own, string headers, string type = "text/plain", string body = "") =>
        Encoding.ASCII.GetBytes(
            $"{method} sip:9011{number}@{sip} SIP/2.0\r\nVia: SIP/2.0/UDP {own};branch=z9hG4bKh{number};rport\r\nMax-Forwards: 70\r\n"
                + $"From: <sip:{1001 + number % 1_000}@{sip}>;tag=h{number}\r\nTo: <sip:{1001 + number % 1_000}@{sip}>\r\nCall-ID: h{number}@{own}\r\n"
                + $"CSeq: 1 {method}\r\nContact: <sip:h@{own}>\r\n{headers}Content-Type: {type}\r\nContent-Length: {body.Length}\r\n\r\n{body}"
        );

    private string Guess() =>
        $"Authorization: Digest username=\"{1001 + number % 1_000}\", realm=\"tandem.local\", nonce=\"{random.NextInt64():x16}{random.NextInt64():x16}\", "
        + $"uri=\"sip:{sip}\", response=\"{random.NextInt64():x16}{random.NextInt64():x16}\", algorithm=MD5, qop=auth, nc=00000001, cnonce=\"c\"\r\n"
        + "Expires: 3600\r\n";

    private byte[] Rubbish()
    {
        byte[] bytes = new byte[random.Next(1, 900)];
        random.NextBytes(bytes);
        return number % 20 == 0 ? bytes : [.. "INVITE sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP "u8, .. bytes];
    }

    // A plausible packet of G.711, 20 ms.
    private byte[] Rtp()
    {
        byte[] bytes = new byte[172];
        random.NextBytes(bytes);
        bytes[0] = 0x80;
        bytes[1] = 0;
        return bytes;
    }

    private static Socket Bound(IPAddress address)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
        socket.Bind(new IPEndPoint(address, 0));
        return socket;
    }
}
