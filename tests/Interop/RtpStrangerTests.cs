namespace Tandem.Interop.Tests;

using System.Net;
using System.Net.Sockets;
using Tandem.Foundation;
using Tandem.Interop.Tests.Tools;
using Tandem.Media.Codecs;
using Tandem.Media.Playback;
using Tandem.Media.Rtp;
using Tandem.Net.Phones;
using Tandem.Phones;

/// <summary>Somebody who is no part of a call sends to every RTP port of the server, in bursts, while the call goes on.</summary>
public class RtpStrangerTests
{
    private const int CallerHz = 600;
    private const int AgentHz = 900;
    private const int StrangerHz = 1_400;
    private const int Ports = 200;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Attack = TimeSpan.FromSeconds(2);
    private static readonly NetAddress Loopback = NetAddress.FromV4(0x7F000001, 0);

    [Theory]
    [InlineData("127.0.0.66", 5)]
    [InlineData("127.0.0.66", 1)]
    [InlineData("127.0.0.1", 5)]
    public void Is_not_heard_and_hears_nothing(string from, int burst)
    {
        using RunningServer server = new("--trunk", "city=127.0.0.1:5999");
        server.BuildQueue("sales", "1001");
        using PhoneRig rig = new();
        Phone agent = rig.Add(Loopback, Describe(server, "1001", server.Domain, AgentHz), (_, _) => { });
        Phone caller = rig.Add(Loopback, Describe(server, "13911110000", "city.test", CallerHz) with { Password = "" }, (_, _) => { });
        rig.Start();
        rig.Do(agent, (phone, now) => phone.Register(now));
        Await.Until(() => server.Metric("tandem_registrations") == 1, Limit, () => $"no registration\n{server.Log}");
        server.SignIn("sales", "1001");
        rig.Do(caller, (phone, now) => phone.Call("sales", now));
        Await.Until(() => Hears(agent, CallerHz) && Hears(caller, AgentHz), Limit, () => $"they do not hear each other\n{server.Log}");

        using Stranger stranger = new(IPAddress.Parse(from), server.RtpLow);
        Await.Steadily(
            () =>
            {
                stranger.SendBursts(burst);
                return Hears(agent, CallerHz) && Hears(caller, AgentHz) && !Hears(agent, StrangerHz) && !Hears(caller, StrangerHz);
            },
            Attack,
            Limit,
            () => $"agent hears {Heard(agent)}, caller {Heard(caller)}"
        );
        Assert.Equal(0, stranger.Received());
        Assert.True(stranger.Sent > Ports, $"only {stranger.Sent} packets were sent");
    }

    private static bool Hears(Phone phone, int hertz) => phone.Lines.Any(line => line.Mixture.Contains(hertz));

    private static string Heard(Phone phone) => string.Join(", ", phone.Lines.SelectMany(line => line.Mixture));

    private static PhoneConfig Describe(RunningServer server, string user, string domain, int hertz) =>
        new()
        {
            User = user,
            Password = RunningServer.SecretOf(user),
            Domain = domain,
            Server = Loopback.WithPort(server.SipPort),
            Local = default,
            Rtp = default,
            ToneHz = hertz,
            ListenHz = [CallerHz, AgentHz, StrangerHz],
            RingFor = TimeSpan.FromMilliseconds(100),
        };

    private sealed class Stranger : IDisposable
    {
        private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        private readonly Sound voice = Sound.Tone(StrangerHz, 1_000);
        private readonly byte[] packet = new byte[RtpHeader.Bytes + Sound.FrameSamples];
        private readonly int low;
        private ushort sequence;

        public Stranger(IPAddress from, int low)
        {
            this.low = low;
            socket.Bind(new IPEndPoint(from, 0));
            socket.Blocking = false;
        }

        public int Sent { get; private set; }

        /// <summary>So many packets in sequence to each port, RTCP's too.</summary>
        public void SendBursts(int burst)
        {
            for (int i = 0; i < burst; i++)
            {
                RtpHeader.Write(packet, 0, false, sequence, sequence * 160u, 0xDEADBEEF);
                voice.Frame(CodecTable.Pcmu, sequence++ % voice.Frames).CopyTo(packet.AsSpan(RtpHeader.Bytes));
                for (int port = low; port < low + Ports; port++)
                {
                    socket.SendTo(packet, new IPEndPoint(IPAddress.Loopback, port));
                    Sent++;
                }
            }
        }

        public int Received()
        {
            int count = 0;
            byte[] buffer = new byte[2_048];
            while (socket.Poll(0, SelectMode.SelectRead))
            {
                try
                {
                    socket.Receive(buffer);
                    count++;
                }
                catch (SocketException)
                {
                    // A port that nobody listens on has said so.
                }
            }
            return count;
        }

        public void Dispose() => socket.Dispose();
    }
}
