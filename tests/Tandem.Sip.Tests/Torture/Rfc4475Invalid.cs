namespace Tandem.Sip.Tests.Torture;

/// <summary>RFC 4475 §3.1.2 to §3.4: wrong in one way each, or good with a twist for the layers above.</summary>
internal static class Rfc4475Invalid
{
    public static readonly TortureMessage[] All =
    [
        new("badinv01", Invite(via: "SIP/2.0/UDP 192.0.2.15;;,;,,", contact: "\"Joe\" <sip:joe@example.org>;;;;"), 400),
        new("clerr", Invite(length: "9999"), 400),
        new("ncl", Invite(length: "-999"), 400),
        new(
            "scalar02",
            Invite(
                cseq: "36893488147419103232 REGISTER",
                forwards: "300",
                expires: "1000000000000000000000000000000",
                start: "REGISTER sip:example.com SIP/2.0"
            ),
            400
        ),
        new(
            "scalarlg",
            Rfc4475Valid
                .Response("SIP/2.0 503 Service Unavailable")
                .Replace("CSeq: 35", "CSeq: 9292394834772304023312", StringComparison.Ordinal),
            -1
        ),
        new("quotbal", Invite(to: "\"Mr. J. User <sip:j.user@example.com>"), 400),
        new("ltgtruri", Invite(start: "INVITE <sip:user@example.com> SIP/2.0"), 400),
        new("lwsruri", Invite(start: "INVITE sip:user@example.com; lr SIP/2.0"), 400),
        new("lwsstart", Invite(start: "INVITE  sip:user@example.com  SIP/2.0"), 400),
        new("trws", Invite(start: "OPTIONS sip:remote-target@example.com SIP/2.0  ", cseq: "1 OPTIONS"), 400),
        new("escruri", Invite(start: "INVITE sip:user@example.com?Route=%3Csip:example.com%3E SIP/2.0"), 400),
        new("baddate", Invite(extra: "Date: Fri, 01 Jan 2010 16:00:00 EST"), 0),
        new(
            "regbadct",
            Invite(
                start: "REGISTER sip:example.com SIP/2.0",
                cseq: "79 REGISTER",
                contact: "sip:user@example.com?Route=%3Csip:sip.example.com%3E"
            ),
            400
        ),
        new("badaspec", Invite(to: "\"Watson, Thomas\" < sip:t.watson@example.org >"), 400),
        new(
            "baddn",
            Invite(
                start: "OPTIONS sip:t.watson@example.org SIP/2.0",
                cseq: "1 OPTIONS",
                from: "Bell, Alexander <sip:a.g.bell@example.com>;tag=43"
            ),
            // The RFC lets a receiver infer the missing quotes; phones leave them out.
            0
        ),
        new(
            "badvers",
            Invite(
                start: "OPTIONS sip:t.watson@example.org SIP/7.0",
                cseq: "1 OPTIONS",
                via: "SIP/7.0/UDP c.example.com;branch=z9hG4bKkdjuw"
            ),
            505
        ),
        new("mismatch01", Invite(start: "OPTIONS sip:user@example.com SIP/2.0", cseq: "8 INVITE"), 400),
        new("mismatch02", Invite(start: "NEWMETHOD sip:user@example.com SIP/2.0", cseq: "8 INVITE"), 400),
        new("bigcode", Rfc4475Valid.Response("SIP/2.0 4294967301 better not break the receiver"), -1),
        new(
            "badbranch",
            Invite(start: "OPTIONS sip:user@example.com SIP/2.0", cseq: "8 OPTIONS", via: "SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK"),
            0
        ),
        new(
            "insuf",
            "INVITE sip:user@example.com SIP/2.0\r\nCSeq: 193942 INVITE\r\nVia: SIP/2.0/UDP 192.0.2.95;branch=z9hG4bKkdj.insuf\r\nContent-Length: 0\r\n\r\n",
            -1
        ),
        new("unkscm", Invite(start: "OPTIONS nobodyKnowsThisScheme:totallyopaquecontent SIP/2.0", cseq: "3923423 OPTIONS"), 416),
        new("novelsc", Invite(start: "OPTIONS soap.beep://192.0.2.103:3002 SIP/2.0", cseq: "3923423 OPTIONS"), 416),
        new(
            "unksm2",
            Invite(
                start: "REGISTER sip:example.com SIP/2.0",
                cseq: "234902 REGISTER",
                to: "isbn:2983792873",
                from: "<http://www.example.com>;tag=3234233",
                contact: "<name:John_Smith>"
            ),
            0
        ),
        new(
            "bext01",
            Invite(
                start: "OPTIONS sip:user@example.com SIP/2.0",
                cseq: "8 OPTIONS",
                extra: "Require: nothingSupportsThis, nothingSupportsThisEither\r\nProxy-Require: noProxiesSupportThis"
            ),
            0
        ),
        new("invut", Invite(extra: "Content-Type: application/unknownformat", length: "5", body: "<x/>!"), 0),
        new(
            "regaut01",
            Invite(
                start: "REGISTER sip:example.com SIP/2.0",
                cseq: "9338 REGISTER",
                extra: "Authorization: NoOneKnowsThisScheme opaque-data=here"
            ),
            0
        ),
        new("multi01", Invite(extra: "CSeq: 59 INVITE\r\nCall-ID: multi01.3\r\nMax-Forwards: 5\r\nFrom: sip:other@example.com;tag=2"), 400),
        new(
            "mcl01",
            Invite(
                start: "OPTIONS sip:user@example.com SIP/2.0",
                cseq: "8 OPTIONS",
                extra: "Content-Length: 13",
                length: "5",
                body: "hello there!!"
            ),
            400
        ),
        new("bcast", Rfc4475Valid.Response("SIP/2.0 200 OK").Replace("192.0.2.198", "255.255.255.255", StringComparison.Ordinal), 0),
        new("zeromf", Invite(start: "OPTIONS sip:user@example.com SIP/2.0", cseq: "39234321 OPTIONS", forwards: "0"), 0),
        new(
            "cparam01",
            Invite(start: "REGISTER sip:example.com SIP/2.0", cseq: "4 REGISTER", contact: "sip:+19725552222@gw1.example.net;unknownparam"),
            0
        ),
        new(
            "cparam02",
            Invite(
                start: "REGISTER sip:example.com SIP/2.0",
                cseq: "4 REGISTER",
                contact: "<sip:+19725552222@gw1.example.net;unknownparam>"
            ),
            0
        ),
        new(
            "regescrt",
            Invite(
                start: "REGISTER sip:example.com SIP/2.0",
                cseq: "14398234 REGISTER",
                contact: "<sip:user@example.com?Route=%3Csip:sip.example.com%3E>"
            ),
            0
        ),
        new("sdp01", Invite(extra: "Accept: text/nobodyKnowsThis\r\nContent-Type: application/sdp", length: "5", body: "v=0\r\n"), 0),
        new(
            "inv2543",
            "INVITE sip:UserB@example.com SIP/2.0\r\nVia: SIP/2.0/UDP iftgw.example.com\r\nFrom: <sip:+13035551111@ift.client.example.net;user=phone>\r\n"
                + "Record-Route: <sip:UserB@example.com;maddr=ss1.example.com>\r\nTo: sip:+16505552222@ss1.example.net;user=phone\r\n"
                + "Call-ID: inv2543.1717@ift.client.example.com\r\nCSeq: 56 INVITE\r\nContent-Type: application/sdp\r\n\r\nv=0\r\n",
            0
        ),
    ];

    private static string Invite(
        string start = "INVITE sip:user@example.com SIP/2.0",
        string to = "<sip:user@example.com>",
        string from = "<sip:caller@example.net>;tag=3413415",
        string cseq = "8 INVITE",
        string via = "SIP/2.0/UDP 192.0.2.15;branch=z9hG4bKkdjuw",
        string contact = "<sip:caller@host.example.net>",
        string forwards = "70",
        string? expires = null,
        string? extra = null,
        string length = "0",
        string body = ""
    ) =>
        $"{start}\r\nTo: {to}\r\nFrom: {from}\r\nMax-Forwards: {forwards}\r\nCall-ID: torture.0ha0isndaksdj\r\nContact: {contact}\r\n"
        + $"CSeq: {cseq}\r\nVia: {via}\r\n{(expires == null ? "" : $"Expires: {expires}\r\n")}{(extra == null ? "" : extra + "\r\n")}"
        + $"Content-Length: {length}\r\n\r\n{body}";
}
