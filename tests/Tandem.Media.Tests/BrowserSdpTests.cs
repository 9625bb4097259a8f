namespace Tandem.Media.Tests;

using System.Text;
using Tandem.Foundation;
using Tandem.Media.Codecs;
using Tandem.Media.Sdp;

/// <summary>Offer and answer with browsers (RFC 8827, RFC 8839, RFC 5763).</summary>
public class BrowserSdpTests
{
    private const string Print = "D2:FA:0E:C3:22:59:5E:14:95:69:92:3D:13:B4:84:24:2C:C2:A2:C0:3E:FD:34:8E:5E:EA:6F:AF:52:CE:E6:0F";
    private const string Pwd = "9Vg3j8kqPf2Yd1XbLwqTz7Ra";

    private static readonly NetAddress Ours = NetAddress.FromV4(0x0A000001, 21_000);
    private static readonly NetAddress Outside = NetAddress.FromV4(0xC6336401, 21_000);
    private static readonly CertificateFingerprint Own = new("sha-256", "AA:BB");

    /// <summary>As Chromium writes it, cut to what counts; trickling, so without an address of its own.</summary>
    private const string Chromium =
        "v=0\r\no=- 7614219274584779017 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0 1\r\na=extmap-allow-mixed\r\na=msid-semantic: WMS s\r\n"
        + "m=audio 9 UDP/TLS/RTP/SAVPF 63 9 0 8 13 110 126\r\nc=IN IP4 0.0.0.0\r\na=rtcp:9 IN IP4 0.0.0.0\r\na=ice-ufrag:4ZcD\r\na=ice-pwd:"
        + Pwd
        + "\r\n"
        + "a=ice-options:trickle\r\na=fingerprint:sha-256 "
        + Print
        + "\r\na=setup:actpass\r\na=mid:0\r\na=sendrecv\r\na=msid:s t\r\na=rtcp-mux\r\n"
        + "a=rtcp-rsize\r\na=rtpmap:63 red/48000/2\r\na=fmtp:63 111/111\r\na=rtpmap:9 G722/8000\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\n"
        + "a=rtpmap:13 CN/8000\r\na=rtpmap:110 telephone-event/48000\r\na=rtpmap:126 telephone-event/8000\r\n"
        + "m=video 9 UDP/TLS/RTP/SAVPF 96 97\r\nc=IN IP4 0.0.0.0\r\na=ice-ufrag:4ZcD\r\na=ice-pwd:"
        + Pwd
        + "\r\na=fingerprint:sha-256 "
        + Print
        + "\r\na=setup:actpass\r\na=mid:1\r\na=sendrecv\r\na=rtcp-mux\r\na=rtpmap:96 VP8/90000\r\na=rtpmap:97 rtx/90000\r\n";

    [Fact]
    public void An_offer_of_a_browser_is_answered_on_our_one_port_and_its_video_refused()
    {
        SdpSession session = Session();
        session.ReachedAt(Outside, [Ours]);
        Assert.True(session.TryAnswer(Bytes(Chromium), CodecTable.Pcmu, out byte[] answer, out LegPlan plan, out _));
        string text = Encoding.ASCII.GetString(answer);
        string[] lines = text.Split("\r\n");
        Assert.Contains("a=ice-lite", lines);
        Assert.Contains("a=group:BUNDLE 0", lines);
        Assert.Contains("m=audio 21000 UDP/TLS/RTP/SAVPF 0 126", lines);
        Assert.Contains("a=mid:0", lines);
        Assert.Contains("a=rtcp-mux", lines);
        Assert.Contains("a=setup:active", lines);
        Assert.Contains("a=fingerprint:sha-256 AA:BB", lines);
        Assert.Contains("a=candidate:1 1 udp 2130706175 198.51.100.1 21000 typ host", lines);
        Assert.Contains("a=candidate:2 1 udp 2130705919 10.0.0.1 21000 typ host", lines);
        Assert.Contains("a=end-of-candidates", lines);
        Assert.Contains("a=rtpmap:126 telephone-event/8000", lines);
        Assert.Contains("m=video 0 UDP/TLS/RTP/SAVPF 96 97\r\na=mid:1\r\n", text, StringComparison.Ordinal);
        DtlsProtection protection = Assert.IsType<DtlsProtection>(plan.Protection);
        Assert.Equal(new IceCredentials("4ZcD", Pwd), protection.Theirs);
        Assert.Equal((DtlsRole.Client, new CertificateFingerprint("sha-256", Print)), (protection.Role, protection.Certificate));
        Assert.Contains($"a=ice-ufrag:{protection.Ours.Fragment}", lines);
        Assert.Contains($"a=ice-pwd:{protection.Ours.Password}", lines);
        Assert.Equal(
            (MediaDirection.SendRecv, true, false, 126, 126),
            (plan.Direction, plan.RtcpMux, session.RemoteHeld, plan.DigitsIn, plan.DigitsOut)
        );
    }

    [Fact]
    public void A_restart_changes_our_credentials_and_nothing_else_does()
    {
        SdpSession session = Session();
        DtlsProtection first = Answered(session, Chromium);
        DtlsProtection held = Answered(session, Chromium.Replace("a=sendrecv", "a=sendonly", StringComparison.Ordinal));
        Assert.True(session.RemoteHeld);
        Assert.Equal((first.Ours, first.Role), (held.Ours, held.Role));
        DtlsProtection restarted = Answered(session, Chromium.Replace("4ZcD", "NewOne", StringComparison.Ordinal));
        Assert.NotEqual(first.Ours, restarted.Ours);
        Assert.Equal(first.Role, restarted.Role);
    }

    [Fact]
    public void A_browser_that_answers_our_offer_begins_the_handshake()
    {
        SdpSession session = Session();
        string offer = Encoding.ASCII.GetString(session.Offer());
        Assert.Contains("a=setup:actpass\r\n", offer, StringComparison.Ordinal);
        Assert.Contains("a=mid:0\r\n", offer, StringComparison.Ordinal);
        string answer = Chromium[..Chromium.IndexOf("m=video", StringComparison.Ordinal)]
            .Replace("actpass", "active", StringComparison.Ordinal);
        Assert.True(session.TryAccept(Bytes(answer), out LegPlan plan, out _));
        Assert.Equal(DtlsRole.Server, Assert.IsType<DtlsProtection>(plan.Protection).Role);
        Assert.False(
            session.TryAccept(
                Bytes(answer.Replace("a=setup:active", "a=setup:actpass", StringComparison.Ordinal)),
                out _,
                out SdpError error
            )
        );
        Assert.Equal(SdpError.BadSetup, error);
    }

    [Theory]
    [InlineData("a=rtcp-mux", SdpError.NotMultiplexed)]
    [InlineData("a=ice-ufrag:4ZcD", SdpError.NoIce)]
    [InlineData("a=ice-pwd:" + Pwd, SdpError.NoIce)]
    [InlineData("a=fingerprint:sha-256 " + Print, SdpError.NoFingerprint)]
    public void What_a_browser_must_say_is_missed(string line, SdpError expected)
    {
        SdpSession session = Session();
        Assert.False(
            session.TryAnswer(Bytes(Chromium.Replace(line, "a=x", StringComparison.Ordinal)), null, out _, out _, out SdpError error)
        );
        Assert.Equal(expected, error);
    }

    [Theory]
    [InlineData("a=setup:actpass", "a=setup:holdconn", SdpError.BadSetup)]
    [InlineData("fingerprint:sha-256 D2", "fingerprint:sha-1 D2", SdpError.NoFingerprint)]
    [InlineData("fingerprint:sha-256 D2:", "fingerprint:sha-256 G2:", SdpError.NoFingerprint)]
    [InlineData("a=ice-pwd:9", "a=ice-pwd:9 ", SdpError.NoIce)]
    [InlineData("UDP/TLS/RTP/SAVPF", "RTP/AVP", SdpError.NotHere)]
    [InlineData("m=audio 9", "m=audio 0", SdpError.NoAudio)]
    public void What_a_browser_may_not_say_is_refused(string said, string instead, SdpError expected)
    {
        SdpSession session = Session();
        Assert.False(
            session.TryAnswer(Bytes(Chromium.Replace(said, instead, StringComparison.Ordinal)), null, out _, out _, out SdpError error)
        );
        Assert.Equal(expected, error);
    }

    [Fact]
    public void The_session_speaks_for_the_line_and_the_strongest_fingerprint_counts()
    {
        string strong = string.Join(':', Enumerable.Repeat("0F", 64));
        string offer = Chromium
            .Replace("a=ice-ufrag:4ZcD\r\na=ice-pwd:" + Pwd + "\r\n", "", StringComparison.Ordinal)
            .Replace("t=0 0\r\n", "t=0 0\r\na=ice-ufrag:4ZcD\r\na=ice-pwd:" + Pwd + "\r\n", StringComparison.Ordinal)
            .Replace("a=setup", $"a=fingerprint:SHA-512 {strong}\r\na=setup", StringComparison.Ordinal);
        DtlsProtection protection = Answered(Session(), offer);
        Assert.Equal(("4ZcD", "sha-512"), (protection.Theirs.Fragment, protection.Certificate.Hash));
    }

    [Fact]
    public void Browsers_are_known_by_their_audio_line()
    {
        Assert.True(SdpDescription.WantsDtls(Bytes(Chromium)));
        Assert.False(SdpDescription.WantsDtls(Bytes(Chromium.Replace("m=audio 9", "m=audio 0", StringComparison.Ordinal))));
        Assert.False(SdpDescription.WantsDtls("v=0\r\nm=audio 4000 RTP/SAVP 0\r\n"u8));
    }

    private static DtlsProtection Answered(SdpSession session, string offer)
    {
        Assert.True(session.TryAnswer(Bytes(offer), null, out _, out LegPlan plan, out SdpError error), $"{error}");
        return Assert.IsType<DtlsProtection>(plan.Protection);
    }

    private static SdpSession Session() => new(1, Ours, new SdpPolicy()) { Protector = new DtlsProtector(Own, new IdSource([1])) };

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);
}
