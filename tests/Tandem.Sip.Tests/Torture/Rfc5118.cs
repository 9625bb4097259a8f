namespace Tandem.Sip.Tests.Torture;

/// <summary>RFC 5118: IPv6 in every place it can stand.</summary>
internal static class Rfc5118
{
    public static readonly TortureMessage[] All =
    [
        new("4.1 reference in Request-URI", Register("sip:[2001:db8::10]"), 0),
        new("4.2 no brackets", Register("sip:2001:db8::10"), 400),
        new("4.3 port inside the brackets is part of the address", Register("sip:[2001:db8::10:5070]"), 0),
        new("4.4 port outside", Register("sip:[2001:db8::10]:5070"), 0),
        new("4.5 received with brackets", Register("sip:[2001:db8::10]", ";received=[2001:db8::9:255]"), 0),
        new("4.5 received without brackets", Register("sip:[2001:db8::10]", ";received=2001:db8::9:255"), 0),
        new("4.6 addresses in SDP", Invite("c=IN IP6 2001:db8::20"), 0),
        new("4.7 several addresses in SIP headers", Register("sip:[2001:db8::10]", "", "[2001:db8::1]:5080, SIP/2.0/TCP 192.0.2.1"), 0),
        new("4.8 several addresses in SDP", Invite("c=IN IP6 2001:db8::1\r\na=x\r\nc=IN IP4 192.0.2.1"), 0),
        new("4.9 IPv4-mapped", Invite("c=IN IP6 ::ffff:192.0.2.1", "[::ffff:192.0.2.10]"), 0),
        new("4.10 three colons are no address", Options("sip:user@[2001:db8:::192.0.2.1]"), 400),
        new("4.10 two colons are", Options("sip:user@[2001:db8::192.0.2.1]"), 0),
    ];

    private static string Register(string uri, string parameters = "", string via = "[2001:db8::9:1]") =>
        Message($"REGISTER {uri} SIP/2.0", "REGISTER", $"Via: SIP/2.0/UDP {via};branch=z9hG4bKas3{parameters}", "");

    private static string Options(string uri) =>
        Message($"OPTIONS {uri} SIP/2.0", "OPTIONS", "Via: SIP/2.0/UDP [2001:db8::9:1];branch=z9hG4bKas3", "");

    private static string Invite(string connection, string host = "[2001:db8::20]") =>
        Message(
            $"INVITE sip:user@{host} SIP/2.0",
            "INVITE",
            $"Via: SIP/2.0/UDP {host};branch=z9hG4bKas3",
            $"v=0\r\no=assistant 971731711378798081 0 IN IP6 2001:db8::20\r\ns=-\r\n{connection}\r\nt=3338481189 3370017201\r\nm=audio 6000 RTP/AVP 2\r\n"
        );

    private static string Message(string start, string method, string via, string body) =>
        $"{start}\r\nTo: <sip:user@example.com>\r\nFrom: <sip:user@example.com>;tag=81x2\r\n{via}\r\nCall-ID: SSG9559905523997077@hlau_4100\r\n"
        + $"Max-Forwards: 70\r\nContact: \"Caller\" <sip:caller@[2001:db8::1]>\r\nCSeq: 98176 {method}\r\nContent-Type: application/sdp\r\n"
        + $"Content-Length: {body.Length}\r\n\r\n{body}";
}
