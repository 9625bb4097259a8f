namespace Tandem.Engine.Tests;

using Tandem.Engine.Tests.Rig;
using Tandem.Foundation;

/// <summary>Peers inside see our own address, peers outside the public one, each leg for itself; phones inside are called where they are.</summary>
public class LocalNetTests
{
    private const string Inner = "10.0.0.1";
    private const string Outer = "203.0.113.7";
    private static readonly NetAddress Public = Address(Outer);
    private static readonly NetAddress Home = Address("198.51.100.9:40000");
    private static readonly LocalNet Office = new(new NetBlock(Address("10.0.0.0"), 24), default);

    [Theory]
    [InlineData(true, Inner, Outer)]
    [InlineData(false, Outer, Outer)]
    public void A_phone_inside_and_a_carrier_outside_are_told_different_addresses(bool isLocal, string phone, string carrier)
    {
        ExchangeRig rig = new(outside: Public, localNets: isLocal ? [Office] : []);
        rig.Register("1001");
        rig.CallAs(1, "sip:01099990001@carrier.example");
        (NetAddress to, string invite) = Assert.Single(rig.Invites());
        Assert.Equal(ExchangeRig.Phone, to);
        AssertTold(invite, phone);
        rig.Answer(invite, "200 OK", ExchangeRig.Phone);
        string answer = Assert.Single(rig.Sent("SIP/2.0 200"));
        Assert.Contains($"Contact: <sip:tandem@{carrier}:5060>", answer, StringComparison.Ordinal);
        Assert.Contains($"c=IN IP4 {carrier}\r\n", answer, StringComparison.Ordinal);
        rig.Outbox.Sip.Outputs.Clear();
        rig.Answer(invite, "200 OK", ExchangeRig.Phone);
        Assert.Contains($"SIP/2.0/UDP {phone}:5060", Assert.Single(rig.Sent("ACK")), StringComparison.Ordinal);
    }

    [Fact]
    public void Phones_that_ring_for_one_call_are_told_each_its_own()
    {
        ExchangeRig rig = new(outside: Public, localNets: [Office]);
        rig.Register("1001");
        rig.Register("1001", Home, Address("192.168.1.5:5060"));
        rig.CallAs(1, "sip:01099990001@carrier.example");
        (NetAddress To, string Text)[] invites = [.. rig.Invites()];
        Assert.Equal([ExchangeRig.Phone, Home], invites.Select(each => each.To));
        AssertTold(invites[0].Text, Inner);
        AssertTold(invites[1].Text, Outer);
    }

    [Theory]
    // Inside, nothing in between: at its Contact, wherever its packets come from inside.
    [InlineData("10.0.0.8:5070", "10.0.0.8:5062", "", "10.0.0.8:5070")]
    [InlineData("10.0.0.8:5070", "10.0.0.254:33000", "", "10.0.0.8:5070")]
    [InlineData("10.0.0.8:5070", "127.0.0.1:33000", "", "10.0.0.8:5070")]
    // A phone of another network that is numbered alike, behind a NAT of its own.
    [InlineData("10.0.0.8:5070", "198.51.100.9:40000", "", "198.51.100.9:40000")]
    // A Contact elsewhere: where its packets come from.
    [InlineData("192.168.1.5:5070", "10.0.0.254:33000", "", "10.0.0.254:33000")]
    // Through a proxy: as it came.
    [InlineData("10.0.0.8:5070", "10.0.0.2:5060", "Via: SIP/2.0/UDP 10.0.0.8:5070;branch=z9hG4bKp\r\n", "10.0.0.2:5060")]
    [InlineData("10.0.0.8:5070", "10.0.0.2:5060", "Path: <sip:10.0.0.3:5080;lr>\r\n", "10.0.0.3:5080")]
    public void A_registered_phone_is_called_where_it_can_be_reached(string contact, string from, string headers, string called)
    {
        ExchangeRig rig = new(outside: Public, localNets: [Office]);
        Assert.StartsWith("SIP/2.0 200", rig.Register("1001", Address(from), Address(contact), headers: headers), StringComparison.Ordinal);
        rig.CallAs(1, "sip:01099990001@carrier.example");
        (NetAddress to, string invite) = Assert.Single(rig.Invites());
        Assert.Equal(called, to.ToString());
        Assert.StartsWith($"INVITE sip:1001@{contact} ", invite, StringComparison.Ordinal);
        Assert.Equal(
            headers.StartsWith("Path", StringComparison.Ordinal),
            invite.Contains("Route: <sip:10.0.0.3:5080;lr>", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_carrier_inside_is_told_the_inner_address()
    {
        ExchangeRig rig = new(outside: Public, localNets: [new LocalNet(new NetBlock(Address("10.1.0.0"), 16), default)]);
        string answer = rig.CallAs(1, "sip:sales@carrier.example");
        Assert.Contains($"Contact: <sip:tandem@{Inner}:5060>", answer, StringComparison.Ordinal);
        Assert.Contains($"c=IN IP4 {Inner}\r\n", answer, StringComparison.Ordinal);
    }

    private static void AssertTold(string invite, string address)
    {
        Assert.Contains($"Via: SIP/2.0/UDP {address}:5060;", invite, StringComparison.Ordinal);
        Assert.Contains($"Contact: <sip:tandem@{address}:5060>", invite, StringComparison.Ordinal);
        Assert.Contains($"c=IN IP4 {address}\r\n", invite, StringComparison.Ordinal);
        Assert.Contains($" IN IP4 {address}\r\ns=-", invite, StringComparison.Ordinal);
    }

    private static NetAddress Address(string text)
    {
        bool hasPort = text.Contains(':', StringComparison.Ordinal);
        Assert.True(NetAddress.TryParse(hasPort ? text : text + ":1", out NetAddress address));
        return hasPort ? address : address.WithPort(0);
    }
}
