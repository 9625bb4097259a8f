namespace Tandem.Bench.Rig;

using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

/// <summary>
/// Callers in a flow over one SIP and one RTP socket: each speaks 50 packets a second and presses a key (RFC 4733) every few seconds. The next prompt begins
/// with a marked packet: how long that takes from the end of the key is what is measured.
/// </summary>
internal sealed class FlowLoad : IDisposable
{
    private const int Header = 12;
    private const int VoiceBytes = 160;
    private const int FrameMillis = 20;
    private const byte KeyType = 101;
    private const byte KeyOne = 1;
    private const int KeyPackets = 8;
    private const int EndPackets = 3;
    private const int LeastPauseMillis = 2_500;
    private const int PauseSpreadMillis = 1_500;

    private readonly Socket sip = Bound();
    private readonly Socket rtp = Bound();
    private readonly IPEndPoint server;
    private readonly string flow;
    private readonly FlowCaller[] callers;
    private readonly Dictionary<int, FlowCaller> byPort = [];
    private readonly List<double> delays = [];
    private readonly Random random = new(5);
    private readonly byte[] packet = new byte[Header + VoiceBytes];
    private readonly Lock gate = new();
    private volatile bool stopping;
    private volatile bool isMeasuring;
    private int pressed;
    private int hungUp;

    public FlowLoad(string server, string flow, int callers)
    {
        this.server = IPEndPoint.Parse(server);
        this.flow = flow;
        this.callers = [.. Enumerable.Range(0, callers).Select(i => new FlowCaller(i))];
    }

    /// <summary>Calls that the server ended.</summary>
    public int HungUp => hungUp;

    /// <summary>Calls all, a few at once, and waits until all are answered.</summary>
    public async Task CallAsync(CancellationToken cancel)
    {
        Thread listening = new(Listen) { IsBackground = true };
        listening.Start();
        Thread hearing = new(Hear) { IsBackground = true };
        hearing.Start();
        foreach (FlowCaller caller in callers)
        {
            Send(Request("INVITE", caller, 1, Offer()));
            await Task.Delay(10, cancel);
        }
        for (int i = 0; i < 200 && callers.Any(caller => caller.Port == 0); i++)
        {
            await Task.Delay(50, cancel);
        }
        int silent = callers.Count(caller => caller.Port == 0);
        if (silent > 0)
        {
            throw new BenchException($"{silent} of {callers.Length} calls into the flow were not answered");
        }
    }

    /// <summary>Speaks and presses keys for so long; the delays from key to prompt in milliseconds, and the keys that led to none.</summary>
    public Task<(List<double> Delays, int Lost)> RunAsync(TimeSpan warm, TimeSpan measured) =>
        Task.Factory.StartNew(() => Run(warm, measured), TaskCreationOptions.LongRunning);

    public void HangUp()
    {
        foreach (FlowCaller caller in callers)
        {
            Send(Request("BYE", caller, 2, ""));
        }
    }

    public void Dispose()
    {
        stopping = true;
        sip.Dispose();
        rtp.Dispose();
    }

    private (List<double>, int) Run(TimeSpan warm, TimeSpan measured)
    {
        long start = Stopwatch.GetTimestamp();
        foreach (FlowCaller caller in callers)
        {
            caller.NextKey = start + Ticks(500 + random.Next(LeastPauseMillis));
        }
        TimeSpan end = warm + measured;
        for (int frame = 0; Stopwatch.GetElapsedTime(start) < end; frame++)
        {
            isMeasuring = Stopwatch.GetElapsedTime(start) > warm;
            // Spread over the 20 ms, as real callers are.
            for (int i = 0; i < callers.Length; i++)
            {
                if (i % 15 == 0)
                {
                    WaitUntil(start, frame * (double)FrameMillis + i * (double)FrameMillis / callers.Length);
                }
                Speak(callers[i]);
            }
        }
        isMeasuring = false;
        Thread.Sleep(500);
        lock (gate)
        {
            return ([.. delays], pressed - delays.Count);
        }
    }

    private void Speak(FlowCaller caller)
    {
        long now = Stopwatch.GetTimestamp();
        if (caller.KeyPacket < 0 && now >= caller.NextKey)
        {
            caller.KeyPacket = 0;
            caller.KeyTimestamp = caller.Timestamp;
            caller.NextKey = now + Ticks(LeastPauseMillis + random.Next(PauseSpreadMillis));
        }
        if (caller.KeyPacket < 0)
        {
            packet.AsSpan(Header).Fill(0xFF);
            Send(caller, 0, caller.Timestamp, Header + VoiceBytes);
            caller.Timestamp += VoiceBytes;
            return;
        }
        bool ends = caller.KeyPacket >= KeyPackets;
        packet[Header] = KeyOne;
        packet[Header + 1] = (byte)(ends ? 0x8A : 0x0A);
        BinaryPrimitives.WriteUInt16BigEndian(
            packet.AsSpan(Header + 2),
            (ushort)((Math.Min(caller.KeyPacket, KeyPackets) + 1) * VoiceBytes)
        );
        if (caller.KeyPacket == KeyPackets && isMeasuring)
        {
            lock (gate)
            {
                pressed++;
            }
            caller.Waiting = Stopwatch.GetTimestamp();
        }
        Send(caller, KeyType, caller.KeyTimestamp, Header + 4);
        caller.Timestamp += VoiceBytes;
        caller.KeyPacket = caller.KeyPacket + 1 < KeyPackets + EndPackets ? caller.KeyPacket + 1 : -1;
    }

    private void Send(FlowCaller caller, byte type, uint timestamp, int length)
    {
        packet[0] = 0x80;
        packet[1] = type;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), caller.Sequence++);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), timestamp);
        BinaryPrimitives.WriteInt32BigEndian(packet.AsSpan(8), caller.Number + 1);
        rtp.SendTo(packet, 0, length, SocketFlags.None, new IPEndPoint(server.Address, caller.Port));
    }

    private void Hear()
    {
        byte[] heard = new byte[2_000];
        SocketAddress from = new(AddressFamily.InterNetwork);
        while (!stopping)
        {
            try
            {
                if (rtp.ReceiveFrom(heard, SocketFlags.None, from) > Header && (heard[1] & 0x80) != 0)
                {
                    Prompted((from[2] << 8) | from[3]);
                }
            }
            catch (SocketException)
            {
                // Closed, or nobody listens there any more.
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Prompted(int port)
    {
        if (!byPort.TryGetValue(port, out FlowCaller? caller) || caller.Waiting is not (> 0 and long since))
        {
            return;
        }
        caller.Waiting = 0;
        lock (gate)
        {
            delays.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }
    }

    private void Listen()
    {
        byte[] bytes = new byte[8_000];
        while (!stopping)
        {
            try
            {
                int length = sip.Receive(bytes);
                Take(Encoding.ASCII.GetString(bytes, 0, length));
            }
            catch (SocketException)
            {
                // Closed, or nobody listens there any more.
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Take(string message)
    {
        if (message.StartsWith("BYE ", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref hungUp);
            return;
        }
        if (!message.StartsWith("SIP/2.0 200", StringComparison.Ordinal) || !message.Contains("INVITE", StringComparison.Ordinal))
        {
            return;
        }
        int number = int.Parse(Field(message, "Call-ID: flow"), CultureInfo.InvariantCulture);
        FlowCaller caller = callers[number];
        caller.Tag =
            Field(message, "\nTo: ") is { } to && to.Contains(";tag=", StringComparison.Ordinal)
                ? to[(to.IndexOf(";tag=", StringComparison.Ordinal) + 5)..]
                : "";
        caller.Contact = Field(message, "Contact: ").Trim('<', '>').Split('>')[0];
        int port = int.Parse(Field(message, "m=audio ").Split(' ')[0], CultureInfo.InvariantCulture);
        byPort[port] = caller;
        caller.Port = port;
        Send(Request("ACK", caller, 1, ""));
    }

    private static string Field(string message, string name)
    {
        int at = message.IndexOf(name, StringComparison.Ordinal) + name.Length;
        return message[at..message.IndexOf("\r\n", at, StringComparison.Ordinal)];
    }

    private string Request(string method, FlowCaller caller, int sequence, string body)
    {
        string target = caller.Contact.Length > 0 && method != "INVITE" ? caller.Contact : $"sip:{flow}@{server}";
        string tag = caller.Tag.Length > 0 ? $";tag={caller.Tag}" : "";
        return $"{method} {target} SIP/2.0\r\n"
            + $"Via: SIP/2.0/UDP {sip.LocalEndPoint};branch=z9hG4bK{method}{caller.Number}\r\n"
            + $"From: <sip:1390000{caller.Number:0000}@load.test>;tag=c{caller.Number}\r\nTo: <sip:{flow}@{server}>{tag}\r\n"
            + $"Call-ID: {caller.CallId}\r\nCSeq: {sequence} {method}\r\nContact: <sip:load@{sip.LocalEndPoint}>\r\nMax-Forwards: 70\r\n"
            + (body.Length > 0 ? "Content-Type: application/sdp\r\n" : "")
            + $"Content-Length: {body.Length}\r\n\r\n{body}";
    }

    private string Offer() =>
        $"v=0\r\no=load 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio {((IPEndPoint)rtp.LocalEndPoint!).Port} RTP/AVP 0 {KeyType}\r\n"
        + $"a=rtpmap:0 PCMU/8000\r\na=rtpmap:{KeyType} telephone-event/8000\r\n";

    private void Send(string message) => sip.SendTo(Encoding.ASCII.GetBytes(message), server);

    private static void WaitUntil(long start, double millis)
    {
        double left = millis - Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (left > 1)
        {
            Thread.Sleep((int)left);
        }
    }

    private static long Ticks(int millis) => millis * Stopwatch.Frequency / 1_000;

    private static Socket Bound()
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 4_000_000 };
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }
}
