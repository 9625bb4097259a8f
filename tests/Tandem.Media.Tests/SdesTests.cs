namespace Tandem.Media.Tests;

using System.Text;
using Tandem.Foundation;
using Tandem.Media.Sdp;

/// <summary>Keys in SDP (RFC 4568).</summary>
public class SdesTests
{
    private const string Key = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";
    private const string Line = "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + Key;

    private static readonly NetAddress Ours = NetAddress.FromV4(0x0A000001, 20_000);

    [Theory]
    [InlineData("RTP/SAVP", SdesUse.Required)]
    [InlineData("RTP/SAVP", SdesUse.Offered)]
    [InlineData("RTP/AVP", SdesUse.Required)]
    [InlineData("RTP/AVP", SdesUse.Offered)]
    public void A_key_is_answered_with_ours_and_stays(string profile, SdesUse use)
    {
        SdpSession session = Session(use);
        Assert.True(session.TryAnswer(Offer(profile, $"{Line}|2^20"), null, out byte[] answer, out LegPlan plan, out _));
        SdesProtection keys = Assert.IsType<SdesProtection>(plan.Protection);
        Assert.Equal((SrtpSuite.AesCm128HmacSha1Tag80, Key, 40), (keys.Suite, keys.TheirKey, keys.OurKey.Length));
        string text = Encoding.ASCII.GetString(answer);
        Assert.Contains($"m=audio 20000 {profile} 0\r\n", text, StringComparison.Ordinal);
        Assert.Contains($"a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:{keys.OurKey}\r\n", text, StringComparison.Ordinal);
        Assert.True(session.TryAnswer(Offer(profile, Line.Replace(":1 ", ":7 ", StringComparison.Ordinal)), null, out _, out plan, out _));
        Assert.Equal(keys, plan.Protection);
    }

    [Theory]
    [InlineData("RTP/AVP", "a=x", SdesUse.Required)]
    [InlineData("RTP/SAVP", "a=x", SdesUse.Offered)]
    [InlineData("RTP/SAVP", Line + "|2^20|1:4", SdesUse.Offered)]
    [InlineData("RTP/SAVP", Line + " UNENCRYPTED_SRTP", SdesUse.Offered)]
    [InlineData("RTP/SAVP", "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA", SdesUse.Offered)]
    [InlineData("RTP/SAVP", "a=crypto:1 F8_128_HMAC_SHA1_80 inline:" + Key, SdesUse.Offered)]
    [InlineData("RTP/SAVP", "a=crypto:x AES_CM_128_HMAC_SHA1_80 inline:" + Key, SdesUse.Offered)]
    [InlineData("RTP/SAVP", "a=crypto:", SdesUse.Offered)]
    public void Without_a_usable_key_there_is_no_protection(string profile, string line, SdesUse use)
    {
        Assert.False(Session(use).TryAnswer(Offer(profile, line), null, out _, out _, out SdpError error));
        Assert.Equal(SdpError.NoKey, error);
    }

    [Fact]
    public void Plain_media_are_fine_where_protection_is_a_wish_and_protected_ones_nowhere_else()
    {
        Assert.True(Session(SdesUse.Offered).TryAnswer(Offer("RTP/AVP", "a=x"), null, out byte[] answer, out LegPlan plan, out _));
        Assert.Null(plan.Protection);
        Assert.DoesNotContain("crypto", Encoding.ASCII.GetString(answer), StringComparison.Ordinal);
        SdpSession plain = new(1, Ours, new SdpPolicy());
        Assert.False(plain.TryAnswer(Offer("RTP/SAVP", Line), null, out _, out _, out SdpError error));
        Assert.Equal(SdpError.NotHere, error);
    }

    [Fact]
    public void Our_offer_has_a_key_a_suite_and_the_answer_takes_one_of_them()
    {
        SdpSession session = Session(SdesUse.Required);
        string offer = Encoding.ASCII.GetString(session.Offer());
        Assert.Contains(" RTP/SAVP ", offer, StringComparison.Ordinal);
        Assert.Equal(SrtpSuiteTable.All.Length, offer.Split("a=crypto:").Length - 1);
        string own = offer.Split("AES_CM_128_HMAC_SHA1_80 inline:")[1].Split('\r')[0];
        Assert.False(session.TryAccept(Offer("RTP/SAVP", Line), out _, out _));
        Assert.True(session.TryAccept(Offer("RTP/SAVP", Line.Replace(":1 ", ":3 ", StringComparison.Ordinal)), out LegPlan plan, out _));
        Assert.Equal(new SdesProtection(SrtpSuite.AesCm128HmacSha1Tag80, own, Key), plan.Protection);
    }

    private static SdpSession Session(SdesUse use) =>
        new(1, Ours, new SdpPolicy()) { Protector = new SdesProtector(use, new IdSource([1])) };

    private static byte[] Offer(string profile, string line) =>
        Encoding.ASCII.GetBytes(
            $"v=0\r\no=- 1 1 IN IP4 192.0.2.9\r\ns=-\r\nc=IN IP4 192.0.2.9\r\nt=0 0\r\nm=audio 4000 {profile} 0\r\n{line}\r\n"
        );
}
