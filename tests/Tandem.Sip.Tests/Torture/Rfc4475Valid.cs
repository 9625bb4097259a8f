namespace Tandem.Sip.Tests.Torture;

/// <summary>RFC 4475 §3.1.1: odd, and good.</summary>
internal static class Rfc4475Valid
{
    private static readonly string Long = new('l', 900);

    public static readonly TortureMessage[] All =
    [
        new(
            "wsinv",
            """
            INVITE sip:vivekg@chair-dnrc.example.com;unknownparam SIP/2.0
            TO :
             sip:vivekg@chair-dnrc.example.com ;   tag    = 1918181833n
            from   : "J Rosenberg \\\""       <sip:jdrosen@example.com>
              ;
              tag = 98asjd8
            MaX-fOrWaRdS: 0068
            Call-ID: wsinv.ndaksdj@192.0.2.1
            Content-Length   : 150
            cseq: 0009
              INVITE
            Via  : SIP  /   2.0
             /UDP
                192.0.2.2;branch=390skdjuw
            s :
            NewFangledHeader:   newfangled value
             continued newfangled value
            UnknownHeaderWithUnusualValue: ;;,,;;,;
            Content-Type: application/sdp
            Route:
             <sip:services.example.com;lr;unknownwith=value;unknown-no-value>
            v:  SIP  / 2.0  / TCP     spindle.example.com   ;
              branch  =   z9hG4bK9ikj8  ,
             SIP  /    2.0   / UDP  192.168.255.111   ; branch=
             z9hG4bK30239
            m:"Quoted string \"\"" <sip:jdrosen@example.com> ; newparam =
                  newvalue ;
              secondparam ; q = 0.33

            v=0
            o=mhandley 29739 7272939 IN IP4 192.0.2.3
            s=-
            c=IN IP4 192.0.2.4
            t=0 0
            m=audio 49217 RTP/AVP 0 12
            m=video 3227 RTP/AVP 31
            a=rtpmap:31 LPC

            """,
            0
        ),
        new(
            "intmeth",
            """
            !interesting-Method0123456789_*+`.%indeed'~ sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*:&it+has=1,weird!*pas$wo~d_too.(doesn't-it)@example.com SIP/2.0
            Via: SIP/2.0/TCP host1.example.com;branch=z9hG4bK-.!%66*_+`'~
            To: "BEL:\x07 NUL:\x00 DEL:\x7F" <sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*@example.com>
            From: token1~` token2'+_ token3*%!.- <sip:mundane@example.com>;fromParam''~+*_!.-%="работающий";tag=_token~1'+`*%!-.
            Call-ID: intmeth.word%ZK-!.*_+'@word`~)(><:\/"][?}{
            CSeq: 139122385 !interesting-Method0123456789_*+`.%indeed'~
            Max-Forwards: 255
            extensionHeader-!.%*+_`'~:\xEF\xBB\xBF大停電
            Content-Length: 0


            """,
            0
        ),
        new("esc01", Register("INVITE sip:sips%3Auser%40example.com@example.net SIP/2.0", "INVITE", "<sip:%75se%72@example.com>"), 0),
        new("escnull", Register("REGISTER sip:example.com SIP/2.0", "REGISTER", "sip:null-%00-null@example.com"), 0),
        new("esc02", Register("RE%47IST%45R sip:registrar.example.com SIP/2.0", "RE%47IST%45R", "\"%Z%45\" <sip:resource@example.com>"), 0),
        new(
            "lwsdisp",
            """
            OPTIONS sip:user@example.com SIP/2.0
            To: sip:user@example.com
            From: caller<sip:caller@example.com>;tag=323
            Max-Forwards: 70
            Call-ID: lwsdisp.1234abcd@funky.example.com
            CSeq: 60 OPTIONS
            Via: SIP/2.0/UDP funky.example.com;branch=z9hG4bKkdjuw
            l: 0


            """,
            0
        ),
        new(
            "longreq",
            $"""
            INVITE sip:user@example.com SIP/2.0
            To: "I have a user name of {Long} extreme proportion" <sip:user@example.com:6000;unknownparam1=very{Long}value;longparam{Long}name=shortvalue>
            F: sip:{Long}name@example.net;tag=12{Long}424;unknownheaderparam{Long}name=unknowheaderparam{Long}value
            Call-ID: longreq.one{Long}longcallid
            CSeq: 3882340 INVITE
            Unknown-{Long}-Name: unknown-{Long}-value
            Via: SIP/2.0/TCP sip33.example.com
            v: SIP/2.0/TCP sip32.example.com
            V: SIP/2.0/TCP sip31.example.com;branch=very{Long}branchvalue
            Max-Forwards: 70
            Contact: <sip:amanda@example.com>
            Content-Type: application/sdp
            l: 4

            v=0

            """,
            0
        ),
        new(
            "dblreq",
            """
            REGISTER sip:example.com SIP/2.0
            To: sip:j.user@example.com
            From: sip:j.user@example.com;tag=43251j3j324
            Max-Forwards: 8
            I: dblreq.0ha0isndaksdj99sdfafnl3lk233412
            Contact: sip:j.user@host.example.com
            CSeq: 8 REGISTER
            Via: SIP/2.0/UDP 192.0.2.125;branch=z9hG4bKkdjuw23492
            Content-Length: 0


            INVITE sip:joe@example.com SIP/2.0
            t: sip:joe@example.com
            From: sip:caller@example.net;tag=141334
            Max-Forwards: 8

            """,
            0
        ),
        new("semiuri", Register("OPTIONS sip:user;par=u%40example.net@example.com SIP/2.0", "OPTIONS", "sip:j_user@example.com"), 0),
        new(
            "transports",
            """
            OPTIONS sip:user@example.com SIP/2.0
            To: sip:user@example.com
            From: <sip:caller@example.com>;tag=323
            Max-Forwards: 70
            Call-ID: transports.kijh4akdnaqjkwendsasfdj
            Accept: application/sdp
            CSeq: 60 OPTIONS
            Via: SIP/2.0/UDP t1.example.com;branch=z9hG4bKkdjuw
            Via: SIP/2.0/SCTP t2.example.com;branch=z9hG4bKklasjdhf
            Via: SIP/2.0/TLS t3.example.com;branch=z9hG4bK2980unddj
            Via: SIP/2.0/UNKNOWN t4.example.com;branch=z9hG4bKasd0f3en
            Via: SIP/2.0/TCP t5.example.com;branch=z9hG4bK0a9idfnee
            l: 0


            """,
            0
        ),
        new(
            "mpart01",
            """
            MESSAGE sip:kumiko@example.org SIP/2.0
            Via: SIP/2.0/UDP 127.0.0.1:5070;branch=z9hG4bK-d87543-4dade06d0bdb11ee-1--d87543-;rport
            Max-Forwards: 70
            To: <sip:kumiko@example.org>
            From: <sip:fluffy@example.com>;tag=2fb0dcc9
            Call-ID: mpart01.3d9485ad0c49859b
            CSeq: 1 MESSAGE
            Content-Transfer-Encoding: binary
            Content-Type: multipart/mixed;boundary=7a9cbec02ceef655
            Content-Length: 112

            --7a9cbec02ceef655
            Content-Type: text/plain

            \x00\x01\xFEHello
            --7a9cbec02ceef655
            Content-Type: application/octet-stream

            \x30\x82
            --7a9cbec02ceef655--
            """,
            0
        ),
        new("unreason", Response("SIP/2.0 200 = 2**3 * 5**2 но сто девяносто девять - простое"), 0),
        new("noreason", Response("SIP/2.0 100 "), 0),
    ];

    internal static string Register(string startLine, string method, string to) =>
        $"""
            {startLine}
            To: {to}
            From: <sip:caller@example.net>;tag=938
            Max-Forwards: 87
            Call-ID: torture.239409asdfakjkn23onasd0-3234
            CSeq: 234234 {method}
            Via: SIP/2.0/UDP host5.example.net;branch=z9hG4bKkdjuw
            Contact: <sip:cal%6Cer@host5.example.net;%6C%72;n%61me=v%61lue%25%34%31>
            Content-Length: 0


            """;

    internal static string Response(string startLine) =>
        $"""
            {startLine}
            Via: SIP/2.0/UDP 192.0.2.198;branch=z9hG4bK1324923
            Call-ID: unreason.1234ksdfak3j2erwedfsASdf
            CSeq: 35 INVITE
            From: sip:user@example.com;tag=11141343
            To: sip:user@example.edu;tag=2229
            Content-Length: 0


            """;
}
