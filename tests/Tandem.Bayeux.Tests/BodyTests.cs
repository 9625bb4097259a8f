namespace Tandem.Bayeux.Tests;

using System.Text;

/// <summary>What a request may hold.</summary>
public sealed class BodyTests
{
    private const int Most = 64;

    [Theory]
    [InlineData("""{ "channel": "/meta/handshake" }""", 1)]
    [InlineData("""[{ "a": 1 }, { "b": "é" }]""", 2)]
    [InlineData("[]", 0)]
    public void One_message_or_several(string body, int count) =>
        Assert.Equal(count, BayeuxBody.Parse(Encoding.UTF8.GetBytes(body), Most)!.Count);

    [Theory]
    [InlineData("5")]
    [InlineData("\"text\"")]
    [InlineData("[1]")]
    [InlineData("{")]
    [InlineData("""{ "id": "\ud800" }""")]
    [InlineData("""[{ "supportedConnectionTypes": ["\udc00"] }]""")]
    [InlineData("""{ "\ud800": 1 }""")]
    public void Anything_else_is_refused(string body) => Assert.Null(BayeuxBody.Parse(Encoding.UTF8.GetBytes(body), Most));

    [Fact]
    public void Too_many_are_refused_and_none_is_passed_over()
    {
        Assert.Equal(Most, BayeuxBody.Parse(Messages(Most), Most)!.Count);
        Assert.Null(BayeuxBody.Parse(Messages(Most + 1), Most));
    }

    private static byte[] Messages(int count) => Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("{}", count))}]");
}
