namespace Tandem.Net.Tests.Nodes;

using Tandem.Net.Tests.Rig;
using Tandem.Sip.Settings;

public class SipOverUdpTests
{
    [Fact]
    public void Options_are_answered()
    {
        using TestNode node = new TestNode(SipTransport.Udp).Started();
        for (int i = 1; i <= 3; i++)
        {
            string answer = SipProbe.AskUdp(node.Address(SipTransport.Udp), i);
            Assert.StartsWith("SIP/2.0 200 ", answer, StringComparison.Ordinal);
            Assert.Contains($"Call-ID: probe-{i}", answer, StringComparison.OrdinalIgnoreCase);
        }
        Assert.True(node.Node.Meters.Turns >= 3);
        Assert.Empty(node.Failures);
    }

    [Fact]
    public void Options_are_answered_over_IPv6()
    {
        using TestNode node = new TestNode(TestNode.Config() with { Listeners = [(SipTransport.Udp, Loopback.V6)] }).Started();
        Assert.StartsWith("SIP/2.0 200 ", SipProbe.AskUdp(node.Address(SipTransport.Udp), 1), StringComparison.Ordinal);
    }

    [Fact]
    public void Rubbish_is_survived()
    {
        using TestNode node = new TestNode(SipTransport.Udp).Started();
        using System.Net.Sockets.UdpClient client = new();
        System.Net.IPEndPoint to = Net.Transports.KernelEndPoint.Of(node.Address(SipTransport.Udp));
        client.Send([], to);
        client.Send([0], to);
        client.Send(new byte[60_000], to);
        client.Send(SipProbe.Bytes("OPTIONS sip:x SIP/2.0\r\nContent-Length: 99999999999999999999\r\n\r\n"), to);
        Assert.StartsWith("SIP/2.0 200 ", SipProbe.AskUdp(node.Address(SipTransport.Udp), 1), StringComparison.Ordinal);
        Assert.Empty(node.Failures);
    }
}
