namespace Tandem.Media.Tests.Srtp;

using Tandem.Media.Srtp;

/// <summary>Keys and packets as the RFCs, and libsrtp's own tests, print them.</summary>
public class SrtpVectorTests
{
    private const string Master = "E1F97A0D3E018BE0D64FA32C06DE41390EC675AD498AFEEBB6960B3AABE6";
    private const string GcmMaster = "000102030405060708090A0B0C0D0E0FA0A1A2A3A4A5A6A7A8A9AAAB";

    // libsrtp, srtp_driver.c.
    private const string Rtp = "800F1234DECAFBADCAFEBABEABABABABABABABABABABABABABABABAB";
    private const string Rtcp = "81C8000BCAFEBABEABABABABABABABABABABABABABABABAB";

    // RFC 7714 §16, §17.
    private const string QuidProQuo = "517569642070726F2071756F";
    private const string GcmRtp =
        "8040F17B8041F8D35501A0B247616C6C6961206573742  06F6D6E697320646976697361  20696E207061727465732074726573";
    private const string GcmRtcp =
        "81C8000D4D6172734E5450314E545032525450200000042A0000E9304C756E61DEADBEEFDEADBEEFDEADBEEFDEADBEEFDEADBEEF";

    [Fact]
    public void Keys_are_derived_as_RFC_3711_appendix_B3_has_them()
    {
        byte[] master = Bytes(Master);
        SessionKeys keys = SessionKeys.Derive(master.AsSpan(0, 16), master.AsSpan(16), false);
        Assert.Equal("C61E7A93744F39EE10734AFE3FF7A087", Convert.ToHexString(keys.Encryption));
        Assert.Equal("30CBBC08863D8C85D49DB34A9AE1", Convert.ToHexString(keys.Salt));
        Assert.Equal("CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4", Convert.ToHexString(keys.Authentication));
    }

    [Theory]
    [InlineData(SrtpSuite.AesCm128HmacSha1Tag80, Master, "800F1234DECAFBADCAFEBABE4E55DC4CE79978D88CA4D215949D2402B78D6ACC99EA179B8DBB")]
    [InlineData(
        SrtpSuite.AeadAes128Gcm,
        GcmMaster,
        "800F1234DECAFBADCAFEBABEC5002EDE04CFDD2EB91159E0880AA06ED2976826F796B201DF3131A127E8A392"
    )]
    public void A_packet_of_libsrtp_comes_out_as_it_does_there(SrtpSuite suite, string master, string expected)
    {
        using SrtpCipher cipher = SrtpCipher.For(suite, Bytes(master), false);
        byte[] packet = Bytes(Rtp);
        byte[] target = new byte[100];
        int length = cipher.Seal(packet, 12, 0xCAFEBABE, 0x1234, target);
        Assert.Equal(expected, Convert.ToHexString(target, 0, length));
        byte[] back = new byte[100];
        Assert.True(cipher.TryOpen(target.AsSpan(0, length), 12, 0xCAFEBABE, 0x1234, back, out int open));
        Assert.Equal(packet, back[..open]);
    }

    [Theory]
    [InlineData(SrtpSuite.AesCm128HmacSha1Tag80, Master, "81C8000BCAFEBABE7128035BE487B9BDBEF89041F977A5A880000001993E08CD54D6C1230798")]
    [InlineData(
        SrtpSuite.AeadAes128Gcm,
        GcmMaster,
        "81C8000BCAFEBABEC98B8B5DF0392A55852B6C21AC8E7025C52C6FBEA2B3B446EA31123BA88CE61E80000001"
    )]
    public void So_does_a_report(SrtpSuite suite, string master, string expected)
    {
        using SrtpCipher cipher = SrtpCipher.For(suite, Bytes(master), true);
        byte[] packet = Bytes(Rtcp);
        byte[] target = new byte[100];
        int length = cipher.Seal(packet, 8, 0xCAFEBABE, 1, target);
        Assert.Equal(expected, Convert.ToHexString(target, 0, length));
        byte[] back = new byte[100];
        Assert.True(cipher.TryOpen(target.AsSpan(0, length), 8, 0xCAFEBABE, 1, back, out int open));
        Assert.Equal(packet, back[..open]);
    }

    [Theory]
    [InlineData(
        "000102030405060708090A0B0C0D0E0F",
        "8040F17B8041F8D35501A0B2F24DE3A3FB34DE6CACBA861C9D7E4BCABE633BD50D294E6F42A5F47A51C7D19B36DE3ADF8833899D7F27BEB16A9152CF765EE4390CCE"
    )]
    [InlineData(
        "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F",
        "8040F17B8041F8D35501A0B232B1DE78A822FE12EF9F78FA332E33AAB18012389A58E2F3B50B2A0276FFAE0F1BA63799B87B7AA3DB36DFFFD6B0F9BB7878D7A76C13"
    )]
    public void A_packet_of_RFC_7714_section_16(string key, string expected)
    {
        using GcmCipher cipher = new(new SessionKeys(Bytes(key), [], Bytes(QuidProQuo)), false);
        byte[] target = new byte[200];
        int length = cipher.Seal(Bytes(GcmRtp), 12, 0x5501A0B2, 0xF17B, target);
        Assert.Equal(expected, Convert.ToHexString(target, 0, length));
    }

    [Fact]
    public void A_report_of_RFC_7714_section_17()
    {
        using GcmCipher cipher = new(new SessionKeys(Bytes("000102030405060708090A0B0C0D0E0F"), [], Bytes(QuidProQuo)), true);
        byte[] target = new byte[200];
        int length = cipher.Seal(Bytes(GcmRtcp), 8, 0x4D617273, 0x5D4, target);
        Assert.Equal(
            "81C8000D4D61727363E94885DCDAB67CA727D7662F6B7E997FF5C0F76C06F32DC676A5F1730D6FDA4CE09B4686303DED0BB9275BC84AA45896CF4D2FC5ABF87245D9EADE800005D4",
            Convert.ToHexString(target, 0, length)
        );
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
