using System.Text;
using Tandem.Sip.Auth;

namespace Tandem.Sip.Tests.Auth;

public sealed class DigestResponseTests
{
    private static string Compute(
        DigestAlgorithm algorithm,
        string user,
        string realm,
        string password,
        string method,
        string uri,
        string nonce,
        string count,
        string clientNonce,
        string qop
    )
    {
        byte[] ha1 = Encoding.ASCII.GetBytes(DigestResponse.Ha1(algorithm, user, realm, password));
        Span<byte> hex = stackalloc byte[64];
        int length = DigestResponse.Compute(
            algorithm,
            ha1,
            Encoding.ASCII.GetBytes(method),
            Encoding.ASCII.GetBytes(uri),
            Encoding.ASCII.GetBytes(nonce),
            Encoding.ASCII.GetBytes(count),
            Encoding.ASCII.GetBytes(clientNonce),
            Encoding.ASCII.GetBytes(qop),
            hex
        );
        return Encoding.ASCII.GetString(hex[..length]);
    }

    // RFC 7616 §3.9.1.
    [Theory]
    [InlineData(0, "8ca523f5e9506fed4657c9700eebdbec")]
    [InlineData(1, "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1")]
    public void Agrees_with_the_examples_of_RFC_7616(int algorithm, string expected)
    {
        string response = Compute(
            (DigestAlgorithm)algorithm,
            "Mufasa",
            "http-auth@example.org",
            "Circle of Life",
            "GET",
            "/dir/index.html",
            "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
            "00000001",
            "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
            "auth"
        );
        Assert.Equal(expected, response);
    }

    // RFC 2617 §3.5.
    [Fact]
    public void Agrees_with_the_example_of_RFC_2617()
    {
        string response = Compute(
            DigestAlgorithm.Md5,
            "Mufasa",
            "testrealm@host.com",
            "Circle Of Life",
            "GET",
            "/dir/index.html",
            "dcd98b7102dd2f0e8b11d0f600bfb0c093",
            "00000001",
            "0a4f113b",
            "auth"
        );
        Assert.Equal("6629fae49393a05397450978507c4ef1", response);
    }

    [Fact]
    public void Without_qop_it_is_the_form_of_RFC_2069()
    {
        string response = Compute(
            DigestAlgorithm.Md5,
            "Mufasa",
            "testrealm@host.com",
            "Circle Of Life",
            "GET",
            "/dir/index.html",
            "dcd98b7102dd2f0e8b11d0f600bfb0c093",
            "",
            "",
            ""
        );
        Assert.Equal("670fd8c2df070c60b045671b8b24ff02", response);
    }

    [Fact]
    public void Credentials_are_read_with_quotes_spaces_and_any_case()
    {
        byte[] text = Encoding.ASCII.GetBytes(
            "DIGEST  username=\"a\\\"b\", REALM=\"r, s\" ,nonce=\"n\",uri=\"sip:x\", response=\"ff\",algorithm=sha-256,qop=auth,"
                + "nc=00000001,cnonce=\"c\""
        );
        Assert.True(DigestCredentials.TryParse(text, out DigestCredentials credentials));
        Assert.Equal("r, s", Encoding.ASCII.GetString(credentials.Realm));
        Assert.Equal("a\\\"b", Encoding.ASCII.GetString(credentials.User));
        Assert.Equal(DigestAlgorithm.Sha256, credentials.Algorithm);
        Assert.Equal("00000001", Encoding.ASCII.GetString(credentials.Count));
    }

    [Theory]
    [InlineData("Basic abc")]
    [InlineData("Digest")]
    [InlineData("Digest nonce=\"n")]
    [InlineData("Digest nonce=\"n\", response=\"r\", algorithm=MD5-sess")]
    [InlineData("Digest rubbish")]
    public void Anything_else_is_refused(string text)
    {
        Assert.False(DigestCredentials.TryParse(Encoding.ASCII.GetBytes(text), out _));
    }
}
