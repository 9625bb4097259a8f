namespace Tandem.Net.Tests.Nodes;

using System.Net;
using System.Net.Sockets;
using System.Text;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Settings;
using Tandem.Foundation;
using Tandem.Net.Tests.Rig;
using Tandem.Net.Transports;
using Tandem.Sip.Settings;

/// <summary>Port pairs are bound while calls come, so that there are always some to lend.</summary>
public class PortsAheadTests
{
    private const int Spare = 64;
    private const int Pairs = 600;
    private const string Sdp = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n";

    [Fact]
    public void As_many_as_were_lent_are_bound_again_until_the_range_is_used_up()
    {
        using UdpClient caller = new(new IPEndPoint(IPAddress.Loopback, 0));
        caller.Client.ReceiveTimeout = Patience.LongMillis;
        using TestNode node = new TestNode(Config(KernelEndPoint.AddressOf(caller.Client.LocalEndPoint))).Started();
        caller.Connect(KernelEndPoint.Of(node.Address(SipTransport.Udp)));
        int calls = 0;
        while (calls + Spare <= Pairs)
        {
            int due = Math.Min(Spare, Pairs - calls);
            Patience.Until(() => node.Node.Counts.PortsRested >= due, $"{due} more pairs after {calls} calls");
            for (int i = 0; i < Spare; i++)
            {
                Assert.StartsWith("SIP/2.0 200 ", Call(caller, node.Address(SipTransport.Udp), ++calls), StringComparison.Ordinal);
            }
        }
        Assert.Equal(calls, node.Node.Counts.PortsLent);
        Assert.Empty(node.Failures);
    }

    private static string Call(UdpClient caller, NetAddress server, int number)
    {
        string text =
            $"INVITE sip:sales@{server} SIP/2.0\r\nVia: SIP/2.0/UDP {caller.Client.LocalEndPoint};branch=z9hG4bK-{number};rport\r\n"
            + $"From: <sip:{number}@carrier.test>;tag=f{number}\r\nTo: <sip:sales@{server}>\r\nCall-ID: call-{number}\r\nCSeq: 1 INVITE\r\n"
            + $"Contact: <sip:x@{caller.Client.LocalEndPoint}>\r\nMax-Forwards: 70\r\nContent-Type: application/sdp\r\n"
            + $"Content-Length: {Sdp.Length}\r\n\r\n{Sdp}";
        caller.Send(Encoding.ASCII.GetBytes(text));
        IPEndPoint? from = null;
        while (true)
        {
            // Answers to calls before are repeated, for nobody says ACK.
            string answer = Encoding.ASCII.GetString(caller.Receive(ref from));
            if (
                answer.Contains($"Call-ID: call-{number}\r\n", StringComparison.Ordinal)
                && !answer.StartsWith("SIP/2.0 1", StringComparison.Ordinal)
            )
            {
                return answer;
            }
        }
    }

    private static NetConfig Config(NetAddress trunk)
    {
        QueueRow queue = new(1, "sales", "callcenter", "longest-idle-agent", "", "", "", false, [], 0, 0);
        ConfigurationRows rows = TestNode.NoRows with { Queues = [queue], Trunks = [TrunkRow.At(1, "carrier", trunk)] };
        int low = TestPorts.Take(2 * Pairs);
        NetConfig config = TestNode.Config(SipTransport.Udp);
        return config with
        {
            RtpLow = low,
            RtpHigh = low + 2 * Pairs - 1,
            Exchange = listeners =>
                config.Exchange(listeners) with
                {
                    Tenants = [new TenantConfig(TestNode.Tenant, "test", "test.example", rows, [])],
                    Limits = new ExchangeLimits { SparePorts = Spare },
                },
        };
    }
}
