using System.Text;
using Tandem.Sip.Messages;

namespace Tandem.Sip.Tests.Messages;

/// <summary>Where a session description may hide, and what is refused beside it (RFC 5621, RFC 3261 §20.11).</summary>
public sealed class SdpBodyTests
{
    private const string Sdp = "v=0\r\ns=-\r\n";
    private const string SdpPart = "--b1\r\nContent-Type: application/sdp\r\n\r\n" + Sdp;
    private const string Isup = "\r\n--b1\r\nContent-Type: application/isup;version=itu-t92+\r\n";
    private const string Optional = "Content-Disposition: signal;handling=optional\r\n";

    public static TheoryData<string, string, string?, string> Bodies =>
        new()
        {
            { "Content-Type: application/sdp", Sdp, Sdp, nameof(BodyProblem.None) },
            { "c: Application/SDP; charset=utf-8", Sdp, Sdp, nameof(BodyProblem.None) },
            { "Content-Type: text/plain", "hello", null, nameof(BodyProblem.UnknownType) },
            { "Content-Type: text/plain\r\nContent-Disposition: render;handling=optional", "hello", null, nameof(BodyProblem.None) },
            { "Content-Type: application/sdp\r\nContent-Encoding: gzip", Sdp, null, nameof(BodyProblem.Encoded) },
            { "Content-Type: application/sdp\r\ne: identity", Sdp, Sdp, nameof(BodyProblem.None) },
            { Mixed("b1"), SdpPart + "\r\n--b1--\r\n", Sdp, nameof(BodyProblem.None) },
            { Mixed("\"b1\""), "preamble\r\n" + SdpPart + "\r\n--b1--\r\nepilogue", Sdp, nameof(BodyProblem.None) },
            { Mixed("b1"), SdpPart + Isup + Optional + "\r\n\x01\x02\r\n--b1--", Sdp, nameof(BodyProblem.None) },
            { Mixed("b1"), SdpPart + Isup + "\r\n\x01\x02\r\n--b1--", Sdp, nameof(BodyProblem.UnknownType) },
            {
                Mixed("b1"),
                SdpPart + Isup + "Content-Disposition: signal;handling=required\r\n\r\nx\r\n--b1--",
                Sdp,
                nameof(BodyProblem.UnknownType)
            },
            { Mixed("b1"), Isup[2..] + Optional + "\r\nx\r\n" + SdpPart + "\r\n--b1--", Sdp, nameof(BodyProblem.None) },
            {
                Mixed("b1"),
                "--b1\r\nContent-Type: application/sdp\r\nContent-Encoding: gzip\r\n\r\nx\r\n--b1--",
                null,
                nameof(BodyProblem.Encoded)
            },
            { Mixed("b1"), SdpPart, null, nameof(BodyProblem.Malformed) },
            { Mixed("b1"), "nothing at all", null, nameof(BodyProblem.Malformed) },
            { "Content-Type: multipart/mixed", SdpPart + "\r\n--b1--", null, nameof(BodyProblem.Malformed) },
            { Mixed("b1"), "--b1\n" + "Content-Type: application/sdp\n\nv=0\n--b1--\n", "v=0", nameof(BodyProblem.None) },
            {
                "Content-Type: multipart/alternative;boundary=b1",
                "--b1\r\nContent-Type: text/plain\r\n\r\nx\r\n" + SdpPart + "\r\n--b1--",
                Sdp,
                nameof(BodyProblem.None)
            },
            {
                Mixed("b2"),
                "--b2\r\nContent-Type: multipart/alternative;boundary=b1\r\n\r\n" + SdpPart + "\r\n--b1--\r\n--b2--",
                Sdp,
                nameof(BodyProblem.None)
            },
        };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Each_body_is_read_or_refused(string headers, string body, string? sdp, string problem)
    {
        BodyProblem found = SdpBody.Find(Message(headers, body), out ReadOnlySpan<byte> description);
        Assert.Equal(problem, found.ToString());
        if (found == BodyProblem.None || sdp != null)
        {
            Assert.Equal(sdp ?? "", Encoding.ASCII.GetString(description));
        }
    }

    [Fact]
    public void Many_almost_boundaries_cost_no_more_than_their_length()
    {
        string body = string.Concat(Enumerable.Repeat("\n--a", 16_000)) + "\n--a--";
        BodyProblem found = SdpBody.Find(Message(Mixed("a"), body), out _);
        Assert.Equal(BodyProblem.Malformed, found);
    }

    private static string Mixed(string boundary) => $"Content-Type: multipart/mixed; boundary={boundary}";

    private static SipMessage Message(string headers, string body)
    {
        string text =
            "INVITE sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP 10.0.0.9;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:a@b>\r\n"
            + $"Call-ID: x\r\nCSeq: 1 INVITE\r\n{headers}\r\nContent-Length: {body.Length}\r\n\r\n{body}";
        Assert.True(SipParser.TryParse(Encoding.Latin1.GetBytes(text), SipParseLimits.Default, out SipMessage? message, out _));
        return message;
    }
}
