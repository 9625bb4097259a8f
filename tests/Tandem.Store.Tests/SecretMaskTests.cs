namespace Tandem.Store.Tests;

using System.Text;
using Tandem.Store.Tracing;

/// <summary>What is kept of SIP messages has no secrets in it, and says where messages belong.</summary>
public class SecretMaskTests
{
    [Theory]
    [InlineData(
        "Authorization: Digest username=\"1001\", realm=\"t\", nonce=\"abc\", uri=\"sip:t\", response=\"0123456789abcdef\", cnonce=\"q\", nc=00000001, qop=auth",
        "Authorization: Digest username=\"1001\", realm=\"t\", nonce=\"xxx\", uri=\"sip:t\", response=\"xxxxxxxxxxxxxxxx\", cnonce=\"x\", nc=00000001, qop=auth"
    )]
    [InlineData(
        "proxy-authorization :Digest response = \"ab\\\"c\" , realm=t",
        "proxy-authorization :Digest response = \"xxxxx\" , realm=t"
    )]
    [InlineData("Authorization: Basic YTpi", "Authorization: Basic xxxx")]
    [InlineData("Authorization: Bearer a.b c", "Authorization: Bearer xxxxx")]
    [InlineData("Authorization: Digest response=\"unended", "Authorization: Digest response=\"xxxxxxx")]
    [InlineData("Authorization: Digest nonsense", "Authorization: Digest xxxxxxxx")]
    [InlineData("Authentication-Info: rspauth=\"ab\", nc=1", "Authentication-Info: rspauth=\"xx\", nc=1")]
    [InlineData("WWW-Authenticate: Digest realm=\"t\", nonce=\"n\"", "WWW-Authenticate: Digest realm=\"t\", nonce=\"n\"")]
    [InlineData("Alert-Info: <sip:response=1>", "Alert-Info: <sip:response=1>")]
    public void Credentials_are_masked_and_lengths_stay(string header, string masked)
    {
        string message = $"INVITE sip:2@t SIP/2.0\r\n{header}\r\nCall-ID: c1\r\n\r\n";
        Assert.Equal(message.Replace(header, masked, StringComparison.Ordinal), Take(message));
    }

    [Fact]
    public void A_header_that_goes_on_is_masked_to_its_end()
    {
        const string Message =
            "REGISTER sip:t SIP/2.0\r\nAuthorization: Digest realm=\"t\",\r\n response=\"ab\",\r\n\tcnonce=\"cd\"\r\nTo: <sip:1@t>\r\n\r\n";
        string masked = Take(Message);
        Assert.DoesNotContain("ab", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("cd", masked, StringComparison.Ordinal);
        Assert.Contains("\r\nTo: <sip:1@t>", masked, StringComparison.Ordinal);
        Assert.Equal(Message.Length, masked.Length);
    }

    [Theory]
    [InlineData(
        "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3|2^20|1:32",
        "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:xxxxxxxxxxxxxxxxxxxxxxxxxx"
    )]
    [InlineData("k=prompt:key", "k=xxxxxxxxxx")]
    [InlineData("a=ice-pwd:secret", "a=ice-pwd:xxxxxx")]
    [InlineData("Signal= 5", "Signal=xx")]
    [InlineData("a=rtpmap:0 PCMU/8000", "a=rtpmap:0 PCMU/8000")]
    public void Keys_in_bodies_are_masked(string line, string masked)
    {
        string message = $"SIP/2.0 200 OK\r\ni: c1\r\n\r\nv=0\r\n{line}\r\n";
        Assert.Equal(message.Replace(line, masked, StringComparison.Ordinal), Take(message));
    }

    [Theory]
    [InlineData(
        "REGISTER sip:t SIP/2.0\r\nTo: \"A\" <sip:1001@t>;x=1\r\nCall-ID:  abc@h \r\nCSeq: 1 REGISTER\r\n\r\n",
        "abc@h",
        "1001",
        false
    )]
    [InlineData("\r\n\r\nINVITE sip:2@t SIP/2.0\r\nt: <sip:2@t>\r\nI: short\r\n\r\nCall-ID: body", "short", "", false)]
    [InlineData("SIP/2.0 200 OK\r\nCall-ID: c\r\nCSeq: 7 OPTIONS\r\n\r\n", "c", "", true)]
    [InlineData("no message at all", "", "", false)]
    public void The_head_says_where_a_message_belongs(string message, string callId, string registers, bool isOptions)
    {
        MessageHead head = MessageHead.Take(Encoding.UTF8.GetBytes(message));
        Assert.Equal(callId, Encoding.UTF8.GetString(head.CallId));
        Assert.Equal(registers, Encoding.UTF8.GetString(head.Registers));
        Assert.Equal(isOptions, head.IsOptions);
    }

    private static string Take(string message)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(message);
        MessageHead.Take(bytes);
        return Encoding.UTF8.GetString(bytes);
    }
}
