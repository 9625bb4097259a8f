namespace Tandem.Net.Tests.Nodes;

using System.Net.Sockets;
using Tandem.Foundation;
using Tandem.Net.Tests.Rig;
using Tandem.Net.Transports;
using Tandem.Sip.Settings;

public class PortTakenTests
{
    [Theory]
    [InlineData(SipTransport.Udp, "udp")]
    [InlineData(SipTransport.Tcp, "tcp")]
    [InlineData(SipTransport.Tls, "tls")]
    public void A_port_another_listens_on_is_told_with_the_option(SipTransport transport, string name)
    {
        using TestNode first = new(transport);
        NetAddress taken = first.Address(transport);
        NetConfig config = TestNode.Config() with { Listeners = [(transport, taken)] };
        PortTakenException told = Assert.Throws<PortTakenException>(() => new TestNode(config));
        Assert.Contains($"{name}:{taken}: another program has that port", told.Message, StringComparison.Ordinal);
        Assert.Contains($"--sip {name}:127.0.0.1:PORT", told.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SipTransport.Udp)]
    [InlineData(SipTransport.Tcp)]
    public void An_address_that_is_not_the_machines_is_told(SipTransport transport)
    {
        NetConfig config = TestNode.Config() with { Listeners = [(transport, NetAddress.FromV4(0xC0000201, 5060))] };
        PortTakenException told = Assert.Throws<PortTakenException>(() => new TestNode(config));
        Assert.Contains("this machine has no such address", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_bound_before_is_free_again()
    {
        using TestNode other = new(SipTransport.Tcp);
        NetAddress free = FreeUdp();
        NetConfig config = TestNode.Config() with
        {
            Listeners = [(SipTransport.Udp, free), (SipTransport.Tcp, other.Address(SipTransport.Tcp))],
        };
        Assert.Throws<PortTakenException>(() => new TestNode(config));
        using TestNode again = new(TestNode.Config() with { Listeners = [(SipTransport.Udp, free)] });
        Assert.Equal(free, again.Address(SipTransport.Udp));
    }

    [Fact]
    public void A_range_without_a_free_pair_is_told_with_the_option()
    {
        int low = TestPorts.Take(2);
        using Socket other = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        other.Bind(KernelEndPoint.Of(Loopback.V4.WithPort(low + 1)));
        NetConfig config = TestNode.Config(SipTransport.Udp) with { RtpLow = low, RtpHigh = low + 1 };
        PortTakenException told = Assert.Throws<PortTakenException>(() => new TestNode(config));
        Assert.Contains($"{low}-{low + 1} on 127.0.0.1: other programs have them", told.Message, StringComparison.Ordinal);
        Assert.Contains("--rtp LOW-HIGH", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_too_small_for_a_pair_is_told_with_the_option()
    {
        NetConfig config = TestNode.Config(SipTransport.Udp) with { RtpLow = 30_001, RtpHigh = 30_002 };
        PortTakenException told = Assert.Throws<PortTakenException>(() => new TestNode(config));
        Assert.Contains("an even port and the next one", told.Message, StringComparison.Ordinal);
    }

    private static NetAddress FreeUdp()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(KernelEndPoint.Of(Loopback.V4));
        return KernelEndPoint.AddressOf(socket.LocalEndPoint);
    }
}
