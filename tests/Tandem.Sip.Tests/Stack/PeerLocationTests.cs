namespace Tandem.Sip.Tests.Stack;

using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Flows;
using Tandem.Sip.Messages;

/// <summary>Where a peer is, as the Vias of its request show it to one who believes some proxies and not others.</summary>
public class PeerLocationTests
{
    private const string Phone = "SIP/2.0/UDP 192.168.1.5:5060;branch=z9hG4bK1;received=203.0.113.5;rport=61000";
    private const string Proxy = "SIP/2.0/UDP 10.0.0.2:5060;branch=z9hG4bK2";
    private const string Outer = "SIP/2.0/UDP 10.0.0.3:5060;branch=z9hG4bK3";

    [Theory]
    [InlineData("203.0.113.5", "203.0.113.5", true, Phone)]
    [InlineData("10.0.0.2", "203.0.113.5", true, Proxy, Phone)]
    [InlineData("10.0.0.3", "203.0.113.5", true, Outer, Proxy, Phone)]
    [InlineData("10.0.0.3", "203.0.113.5", true, $"{Outer}, {Proxy}", Phone)]
    // A proxy that is not believed, near or far: it is the last of which anything is known.
    [InlineData("198.51.100.1", "198.51.100.1", false, "SIP/2.0/UDP 198.51.100.1;branch=z9hG4bK4", Phone)]
    [InlineData("10.0.0.2", "198.51.100.1", false, Proxy, "SIP/2.0/UDP 198.51.100.1;branch=z9hG4bK4", Phone)]
    // Without received the hop is where it says; a name says nothing.
    [InlineData("10.0.0.2", "203.0.113.9", true, Proxy, "SIP/2.0/UDP 203.0.113.9:5060;branch=z9hG4bK5")]
    [InlineData("10.0.0.2", "10.0.0.2", false, Proxy, "SIP/2.0/UDP phone.example;branch=z9hG4bK5")]
    // What a phone makes up below its own Via is not looked at.
    [InlineData("203.0.113.5", "203.0.113.5", false, Phone, "SIP/2.0/UDP 203.0.113.77:5060;branch=z9hG4bK6")]
    public void A_peer_is_where_the_last_trusted_proxy_saw_it(string source, string host, bool isKnown, params string[] vias)
    {
        string text =
            $"OPTIONS sip:x@10.0.0.1 SIP/2.0\r\n{string.Concat(vias.Select(via => $"Via: {via}\r\n"))}"
            + "From: <sip:a@b>;tag=1\r\nTo: <sip:x@b>\r\nCall-ID: c\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n";
        Assert.True(SipParser.TryParse(Encoding.ASCII.GetBytes(text), new SipParseLimits(), out SipMessage? request, out _));
        Assert.True(NetBlock.TryParse("10.0.0.0/24", out NetBlock trusted));
        PeerLocation peer = PeerLocation.Of(request, Address(source), [trusted]);
        Assert.Equal(new PeerLocation(Address(host), isKnown), peer with { Host = peer.Host.WithPort(0) });
    }

    private static NetAddress Address(string host) =>
        NetAddress.TryParseHost(Encoding.ASCII.GetBytes(host), out NetAddress address) ? address : throw new FormatException(host);
}
