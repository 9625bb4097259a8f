namespace Tandem.Webhooks.Tests.Outbound;

using System.Net;
using Tandem.Foundation;
using Tandem.Outbound;
using Tandem.Outbound.Addresses;

public class AddressRulesTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("100.100.100.200")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("168.63.129.16")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.192")]
    [InlineData("192.168.0.1")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("2001:0:1::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::1")]
    public void Addresses_that_are_not_public_are_refused(string address) => Assert.NotNull(Rules().Refused(Of(address)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("100.63.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("223.255.255.255")]
    [InlineData("2400:3200::1")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::808:808")]
    public void Public_ones_are_not(string address) => Assert.Null(Rules().Refused(Of(address)));

    [Fact]
    public void The_operator_opens_what_he_names_and_nothing_else()
    {
        AddressRules rules = Rules("10.1.0.0/16", "::1");
        Assert.Null(rules.Refused(Of("10.1.255.1")));
        Assert.Null(rules.Refused(Of("::1")));
        Assert.NotNull(rules.Refused(Of("10.2.0.1")));
        Assert.NotNull(rules.Refused(Of("127.0.0.1")));
    }

    [Theory]
    [InlineData("http://example.com/x?y=1", true)]
    [InlineData("https://[2400:3200::1]:8443/", true)]
    [InlineData("ftp://example.com/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("gopher://example.com", false)]
    [InlineData("http://user:secret@example.com/", false)]
    [InlineData("http://user@example.com/", false)]
    [InlineData("/relative", false)]
    [InlineData("example.com", false)]
    [InlineData("", false)]
    [InlineData("http://", false)]
    [InlineData("http://example.com/#part", false)]
    public void An_url_is_http_with_a_host_and_without_credentials(string text, bool right)
    {
        Assert.Equal(right, OutboundUrl.TryParse(text, out _, out string wrong));
        Assert.Equal(right, wrong.Length == 0);
        Assert.DoesNotContain("secret", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void A_logged_url_shows_no_query() =>
        Assert.Equal("https://example.com:8443/hook", OutboundUrl.Shown(new Uri("https://example.com:8443/hook?token=abc")));

    private static AddressRules Rules(params string[] allowed) => new([.. allowed.Select(Block)]);

    private static NetBlock Block(string text) => NetBlock.TryParse(text, out NetBlock block) ? block : throw new ArgumentException(text);

    private static NetAddress Of(string address) => NetAddress.FromBytes(IPAddress.Parse(address).GetAddressBytes(), 80);
}
