namespace Tandem.Media.Tests;

using System.Text;
using Tandem.Foundation;
using Tandem.Media.Codecs;
using Tandem.Media.Sdp;

/// <summary>Offer and answer (RFC 3264).</summary>
public class SdpTests
{
    private static readonly NetAddress Ours = NetAddress.FromV4(0x0A000001, 20_000);

    [Theory]
    [InlineData("c=IN IP4 192.0.2.9", "a=sendrecv", false, MediaDirection.SendRecv, "a=sendrecv")]
    [InlineData("c=IN IP4 192.0.2.9", "a=sendonly", true, MediaDirection.RecvOnly, "a=recvonly")]
    [InlineData("c=IN IP4 192.0.2.9", "a=inactive", true, MediaDirection.Inactive, "a=inactive")]
    [InlineData("c=IN IP4 192.0.2.9", "a=recvonly", false, MediaDirection.SendOnly, "a=sendonly")]
    [InlineData("c=IN IP4 0.0.0.0", "", true, MediaDirection.RecvOnly, "a=recvonly")]
    public void Every_style_of_hold_is_read(string connection, string attribute, bool held, MediaDirection direction, string answered)
    {
        SdpSession session = new(1, Ours, new SdpPolicy());
        Assert.True(session.TryAnswer(Offer(connection, "0 8", attribute), null, out byte[] answer, out LegPlan plan, out _));
        Assert.Equal((held, direction), (session.RemoteHeld, plan.Direction));
        Assert.Contains(answered, Text(answer), StringComparison.Ordinal);
    }

    [Fact]
    public void The_answer_takes_what_the_offer_has_and_prefers_what_it_is_told()
    {
        SdpSession session = new(1, Ours, new SdpPolicy());
        byte[] offer = Offer("c=IN IP4 192.0.2.9", "18 8 0 97", "a=rtpmap:97 telephone-event/8000");
        Assert.True(session.TryAnswer(offer, CodecTable.Pcmu, out byte[] answer, out LegPlan plan, out _));
        Assert.Equal((CodecTable.Pcmu, 97), (plan.Codec, plan.DigitsOut));
        Assert.Contains("m=audio 20000 RTP/AVP 0 97\r\n", Text(answer), StringComparison.Ordinal);
        Assert.Equal(NetAddress.FromV4(0xC0000209, 4_000), plan.Remote);
    }

    [Theory]
    [InlineData("18", SdpError.NoCodec)]
    [InlineData("", SdpError.NoCodec)]
    public void No_codec_in_common_is_said(string formats, SdpError expected)
    {
        SdpSession session = new(1, Ours, new SdpPolicy());
        Assert.False(session.TryAnswer(Offer("c=IN IP4 192.0.2.9", formats, ""), null, out _, out _, out SdpError error));
        Assert.True(error == expected || formats.Length == 0, $"{error}");
    }

    [Fact]
    public void Other_media_are_refused_in_their_place()
    {
        SdpSession session = new(1, Ours, new SdpPolicy());
        string offer = Text(Offer("c=IN IP4 192.0.2.9", "0", ""))
            .Replace("m=audio", "m=video 5000 RTP/AVP 31\r\nm=audio", StringComparison.Ordinal);
        Assert.True(session.TryAnswer(Encoding.ASCII.GetBytes(offer), null, out byte[] answer, out _, out _));
        string[] media = [.. Text(answer).Split("\r\n").Where(line => line.StartsWith("m=", StringComparison.Ordinal))];
        Assert.Equal("m=video 0 RTP/AVP 31", media[0]);
        Assert.StartsWith("m=audio 20000", media[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("m=audio 4000 6 2001:db8::1", "m=audio 0 6 2001:db8::1")]
    [InlineData("m=audio 4002 RTP/SAVP 0 8 x", "m=audio 0 RTP/SAVP 0 8 x")]
    [InlineData("m=audio 4002 RTP/SAVP 0 8", "m=audio 0 RTP/SAVP 0 8")]
    public void An_audio_line_that_is_refused_keeps_its_formats(string line, string refused)
    {
        SdpSession session = new(1, Ours, new SdpPolicy());
        string offer = Text(Offer("c=IN IP4 192.0.2.9", "0", "")).Replace("m=audio", line + "\r\nm=audio", StringComparison.Ordinal);
        Assert.True(session.TryAnswer(Encoding.ASCII.GetBytes(offer), null, out byte[] answer, out _, out _));
        Assert.Contains(refused + "\r\n", Text(answer), StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_rises_only_with_a_change()
    {
        SdpSession session = new(1, Ours, new SdpPolicy());
        byte[] first = session.Offer();
        Assert.Equal(first, session.Offer());
        Assert.NotEqual(first, session.Offer(null, MediaDirection.SendOnly));
        Assert.Contains("o=- 1 2 IN", Text(session.Current), StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_codec_of_our_offer_is_the_other_legs()
    {
        SdpSession session = new(1, Ours, new SdpPolicy());
        Assert.Contains("RTP/AVP 8 0 9 101", Text(session.Offer(CodecTable.Pcma)), StringComparison.Ordinal);
    }

    [Fact]
    public void Ipv6_is_written_and_read()
    {
        NetAddress.TryParse("[2001:db8::1]:4000", out NetAddress address);
        SdpSession session = new(1, address, new SdpPolicy());
        string offer = Text(session.Offer());
        Assert.Contains("c=IN IP6 2001:db8::1", offer, StringComparison.Ordinal);
        SdpSession other = new(2, Ours, new SdpPolicy());
        Assert.True(other.TryAnswer(Encoding.ASCII.GetBytes(offer), null, out _, out LegPlan plan, out _));
        Assert.Equal(address, plan.Remote);
    }

    [Fact]
    public void Any_format_of_our_offer_is_received_and_each_side_has_numbers_of_its_own()
    {
        SdpSession session = new(1, Ours, new SdpPolicy());
        session.Offer(CodecTable.Pcma);
        byte[] answer = Offer(
            "c=IN IP4 192.0.2.9",
            "100 8 97",
            "a=rtpmap:100 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:97 telephone-event/8000"
        );
        Assert.True(session.TryAccept(answer, out LegPlan plan, out _));
        Assert.Equal((CodecTable.Pcmu, (byte)0, (byte)100), (plan.Codec, plan.PayloadIn, plan.PayloadOut));
        Assert.Equal((101, 97), (plan.DigitsIn, plan.DigitsOut));
        Assert.Equal(CodecTable.Pcma, plan.CodecOf(8));
        Assert.Equal(CodecTable.G722, plan.CodecOf(9));
        Assert.Null(plan.CodecOf(100));
    }

    [Fact]
    public void An_answer_may_only_have_what_the_offer_had()
    {
        SdpSession session = new(1, Ours, new SdpPolicy());
        Assert.True(
            session.TryAnswer(Offer("c=IN IP4 192.0.2.9", "8 101", "a=rtpmap:101 telephone-event/8000"), null, out _, out _, out _)
        );
        Assert.True(session.TryAccept(Offer("c=IN IP4 192.0.2.9", "0 8", ""), out LegPlan plan, out _));
        Assert.Equal(CodecTable.Pcma, plan.Codec);
        Assert.False(session.TryAccept(Offer("c=IN IP4 192.0.2.9", "0", ""), out _, out SdpError error));
        Assert.Equal(SdpError.NoCodec, error);
    }

    [Theory]
    [InlineData("RTP/AVP")]
    [InlineData("RTP/AVPF")]
    public void The_profile_is_answered_as_offered_and_kept(string profile)
    {
        SdpSession session = new(1, Ours, new SdpPolicy());
        string offer = Text(Offer("c=IN IP4 192.0.2.9", "0", "")).Replace("RTP/AVP", profile, StringComparison.Ordinal);
        Assert.True(session.TryAnswer(Encoding.ASCII.GetBytes(offer), null, out byte[] answer, out _, out _));
        Assert.Contains($"m=audio 20000 {profile} 0\r\n", Text(answer), StringComparison.Ordinal);
        Assert.Contains($"m=audio 20000 {profile} 0 8 9 101\r\n", Text(session.Offer()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a=sendonly", true, MediaDirection.RecvOnly)]
    [InlineData("a=sendrecv", false, MediaDirection.SendRecv)]
    public void The_answer_to_a_description_that_was_repeated_as_an_offer_counts(string attribute, bool held, MediaDirection direction)
    {
        SdpSession session = new(1, Ours, new SdpPolicy());
        Assert.True(session.TryAnswer(Offer("c=IN IP4 192.0.2.9", "0", ""), null, out _, out _, out _));
        Assert.True(session.TryAccept(Offer("c=IN IP4 192.0.2.77", "0", attribute), out LegPlan plan, out _));
        Assert.Equal((held, direction), (session.RemoteHeld, plan.Direction));
        Assert.Equal(NetAddress.FromV4(0xC000024D, 4_000), plan.Remote);
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static byte[] Offer(string connection, string formats, string attributes) =>
        Encoding.ASCII.GetBytes(
            $"v=0\r\no=- 5 5 IN IP4 192.0.2.9\r\ns=-\r\n{connection}\r\nt=0 0\r\nm=audio 4000 RTP/AVP {formats}\r\n{(attributes.Length > 0 ? attributes + "\r\n" : "")}"
        );
}
