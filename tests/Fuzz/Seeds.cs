namespace Tandem.Fuzz.Tests;

using System.Text;

/// <summary>Good input to begin with.</summary>
internal static class Seeds
{
    private const string Description =
        "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0 8 101\r\na=rtpmap:0 PCMU/8000\r\n"
        + "a=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=rtcp:4001 IN IP4 192.0.2.1\r\na=rtcp-mux\r\na=sendrecv\r\na=ptime:20\r\n";

    private const string Multipart =
        "--b1\r\nContent-Type: application/sdp\r\n\r\n"
        + Description
        + "\r\n--b1\r\nContent-Type: application/isup\r\nContent-Disposition: signal;handling=optional\r\n\r\nx\r\n--b1--\r\n";

    public static readonly byte[][] Sip =
    [
        Bytes(Request("INVITE", $"Content-Type: application/sdp\r\nContent-Length: {Description.Length}\r\n\r\n{Description}")),
        Bytes(Request("INVITE", $"Content-Type: multipart/mixed;boundary=b1\r\nContent-Length: {Multipart.Length}\r\n\r\n{Multipart}")),
        Bytes(
            Request(
                "REGISTER",
                "Authorization: Digest username=\"1001\", realm=\"demo.test\", nonce=\"00\", uri=\"sip:demo.test\", response=\"00\", algorithm=MD5, qop=auth, nc=00000001, cnonce=\"x\"\r\nExpires: 60\r\nContent-Length: 0\r\n\r\n"
            )
        ),
        Bytes(Request("OPTIONS", "Require: 100rel, timer\r\nContent-Length: 0\r\n\r\n")),
        Bytes(Request("INFO", "Content-Type: application/dtmf-relay\r\nContent-Length: 26\r\n\r\nSignal=5\r\nDuration=160\r\n\r\n")),
        Bytes(Request("REFER", "Refer-To: <sip:b@demo.test?Replaces=a%3Bto-tag%3Db%3Bfrom-tag%3Dc>\r\nl: 0\r\n\r\n")),
        Bytes(
            "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bKx;received=10.0.0.2;rport=5060\r\nFrom: <sip:a@b>;tag=1\r\nTo: \"B\" <sip:b@b>;tag=2\r\nCall-ID: x\r\nCSeq: 1 INVITE\r\nRecord-Route: <sip:p;lr>, <sip:q;lr>\r\nContact: <sip:b@10.0.0.2>\r\nSession-Expires: 90;refresher=uas\r\nContent-Length: 0\r\n\r\n"
        ),
    ];

    public static readonly byte[][] Sdp =
    [
        Bytes(Description),
        Bytes(Description.Replace("IP4 192.0.2.1", "IP6 2001:db8::1", StringComparison.Ordinal)),
        Bytes(Description.Replace("sendrecv", "sendonly", StringComparison.Ordinal) + "m=video 5000 RTP/AVP 31\r\nc=IN IP4 0.0.0.0\r\n"),
    ];

    private const string Ice =
        "a=ice-ufrag:4ZcD\r\na=ice-pwd:9Vg3j8kqPf2Yd1XbLwqTz7Ra\r\na=fingerprint:sha-256 D2:FA:0E:C3:22:59:5E:14:95:69:92:3D:13:B4:84:24:2C:C2:A2:C0:3E:FD:"
        + "34:8E:5E:EA:6F:AF:52:CE:E6:0F\r\na=setup:actpass\r\na=mid:0\r\na=rtcp-mux\r\n";

    /// <summary>Of browsers, and of phones with keys.</summary>
    public static readonly byte[][] BrowserSdp =
    [
        Bytes(
            "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0 1\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111 0 110\r\nc=IN IP4 0.0.0.0\r\n"
                + Ice
                + "a=rtpmap:111 opus/48000/2\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:110 telephone-event/48000\r\n"
                + "m=video 9 UDP/TLS/RTP/SAVPF 96\r\nc=IN IP4 0.0.0.0\r\na=mid:1\r\n"
        ),
        Bytes(
            "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n"
                + Ice
                + "m=audio 9 UDP/TLS/RTP/SAVPF 0\r\nc=IN IP4 0.0.0.0\r\na=rtcp-mux\r\na=sendonly\r\n"
        ),
        Bytes(
            "v=0\r\no=- 1 1 IN IP4 192.0.2.9\r\ns=-\r\nc=IN IP4 192.0.2.9\r\nt=0 0\r\nm=audio 4000 RTP/SAVP 0\r\n"
                + "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz|2^20\r\n"
                + "a=crypto:2 AEAD_AES_128_GCM inline:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==\r\n"
        ),
    ];

    public static readonly byte[][] Rtp =
    [
        [0x80, 0x00, 0, 1, 0, 0, 0, 160, 1, 2, 3, 4, .. new byte[160]],
        [0x80, 0x88, 0, 2, 0, 0, 1, 64, 1, 2, 3, 4, .. new byte[160]],
        [0x90, 0x65, 0, 3, 0, 0, 1, 64, 1, 2, 3, 4, 0xBE, 0xDE, 0, 1, 1, 2, 3, 4, 5, 0x8A, 0, 160],
        [0x81, 200, 0, 12, 1, 2, 3, 4, .. new byte[44]],
        [0x80, 201, 0, 1, 1, 2, 3, 4, 0x81, 202, 0, 3, 1, 2, 3, 4, 1, 2, 65, 66, 0, 0, 0, 0],
        [0x00, 0x01, 0x00, 0x08, 0x21, 0x12, 0xA4, 0x42, .. new byte[12], 0x00, 0x25, 0x00, 0x04, 1, 2, 3, 4],
    ];

    // RFC 5769 §2.1, and a check of a browser.
    public static readonly byte[][] Stun =
    [
        Convert.FromHexString(
            "000100582112A442B7E7A701BC34D686FA87DFAE802200105354554E207465737420636C69656E74002400046E0001FF80290008932FF9B151263B36000600096576746A3A68367659202020000800149AEAA70CBFD8CB56781EF2B5B2D3F249C1B571A280280004E57A3BCF"
        ),
        [
            0,
            1,
            0,
            28,
            0x21,
            0x12,
            0xA4,
            0x42,
            .. new byte[12],
            0x80,
            0x2A,
            0,
            8,
            1,
            2,
            3,
            4,
            5,
            6,
            7,
            8,
            0,
            0x24,
            0,
            4,
            110,
            0,
            1,
            255,
            0,
            0x25,
            0,
            0,
        ],
    ];

    // Frames of SILK, hybrid and CELT; one, two and several in a packet.
    public static readonly byte[][] Opus =
    [
        [0x08, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
        [0x49, .. new byte[40]],
        [0x7B, 0x83, 10, 10, .. new byte[60]],
        [0xFC, 0xFF, 0xFE],
        [0x0B, 0x41, 5, .. new byte[30]],
    ];

    public static readonly byte[][] Body =
    [
        Bytes(
            "{\"login\":\"1001\",\"agent_info\":{\"timeout\":10,\"level\":\"1\"},\"agents\":[{\"agent_id\":2}],\"disabled\":true,\"x\":null}"
        ),
        Bytes("login=1001&agent_info%5Btimeout%5D=10&name=%E5%BC%A0&empty=&flag"),
        Bytes("[]"),
        Bytes(" \uFEFF{\"a\":\"\\u00e9\\ud83d\\ude00\",\"b\":1.5e3} "),
    ];

    private static string Request(string method, string rest) =>
        $"{method} sip:100@demo.test SIP/2.0\r\nVia: SIP/2.0/UDP 10.0.0.9:5060;branch=z9hG4bK1;rport\r\nMax-Forwards: 70\r\nFrom: \"A\" <sip:5551234@carrier.test>;tag=1\r\n"
        + $"To: <sip:100@demo.test>\r\nCall-ID: seed\r\nCSeq: 1 {method}\r\nContact: <sip:x@10.0.0.9:5060;transport=udp>;expires=60;q=0.5\r\n{rest}";

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
