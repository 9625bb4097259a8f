namespace Tandem.Media.Tests.Stun;

using System.Text;
using Tandem.Foundation;
using Tandem.Media.Stun;

/// <summary>The sample messages of RFC 5769, which RFC 8489 refers to, and what is none.</summary>
public class StunTests
{
    private const string Password = "VOkJxbRl1RmTxUk/WvJxBt";
    private const string Request =
        "000100582112A442B7E7A701BC34D686FA87DFAE802200105354554E207465737420636C69656E74002400046E0001FF80290008932FF9B151263B36000600096576746A3A68367659202020000800149AEAA70CBFD8CB56781EF2B5B2D3F249C1B571A280280004E57A3BCF";
    private const string Response =
        "0101003C2112A442B7E7A701BC34D686FA87DFAE8022000B7465737420766563746F7220002000080001A147E112A643000800142B91F599FD9E90C38C7489F92AF9BA53F06BE7D780280004C07D4C96";
    private const string ResponseV6 =
        "010100482112A442B7E7A701BC34D686FA87DFAE8022000B7465737420766563746F7220002000140002A1470113A9FAA5D3F179BC25F4B5BED2B9D900080014A382954E4BE67BF11784C97C8292C275BFE3ED4180280004C8FB0B4C";

    [Fact]
    public void The_sample_request_of_RFC_5769()
    {
        Assert.True(StunMessage.TryParse(Convert.FromHexString(Request), out StunMessage message));
        Assert.Equal(StunClass.Request, message.Class);
        Assert.Equal(StunMessage.Binding, message.Method);
        Assert.Equal("evtj:h6vY", Encoding.ASCII.GetString(message.Username));
        Assert.Equal(0x6E0001FFU, message.Priority);
        Assert.True(message.IsControlled);
        Assert.False(message.UsesCandidate);
        Assert.True(message.HasFingerprint);
        Assert.Equal(0, message.Unknown);
        Assert.True(message.IsAuthentic(Encoding.ASCII.GetBytes(Password)));
        Assert.False(message.IsAuthentic("VOkJxbRl1RmTxUk/WvJxBu"u8));
    }

    [Theory]
    [InlineData(Response, "192.0.2.1:32853")]
    [InlineData(ResponseV6, "[2001:db8:1234:5678:11:2233:4455:6677]:32853")]
    public void The_sample_responses_of_RFC_5769(string hex, string mapped)
    {
        Assert.True(StunMessage.TryParse(Convert.FromHexString(hex), out StunMessage message));
        Assert.Equal(StunClass.Success, message.Class);
        Assert.Equal(mapped, message.Mapped.ToString());
        Assert.True(message.HasFingerprint);
        Assert.True(message.IsAuthentic(Encoding.ASCII.GetBytes(Password)));
    }

    [Theory]
    [InlineData("192.0.2.1", 32_853)]
    [InlineData("2001:db8:1234:5678:11:2233:4455:6677", 32_853)]
    public void What_we_write_reads_back(string host, int port)
    {
        Assert.True(NetAddress.TryParseHost(Encoding.ASCII.GetBytes(host), out NetAddress address));
        byte[] room = new byte[StunWriter.MostBytes];
        StunWriter writer = new(room, StunClass.Error, "abcdefghijkl"u8);
        writer.Add(StunAttribute.Username, "user:of"u8);
        writer.AddMapped(address.WithPort(port));
        writer.AddError(487);
        int length = writer.Finish("password"u8);
        Assert.True(StunMessage.TryParse(room.AsSpan(0, length), out StunMessage message));
        Assert.Equal(StunClass.Error, message.Class);
        Assert.Equal("user:of", Encoding.ASCII.GetString(message.Username));
        Assert.Equal(address.WithPort(port), message.Mapped);
        Assert.Equal(487, message.Error);
        Assert.True(message.HasFingerprint);
        Assert.True(message.IsAuthentic("password"u8));
    }

    [Fact]
    public void A_changed_bit_is_noticed_by_fingerprint_or_integrity()
    {
        byte[] whole = Convert.FromHexString(Request);
        for (int bit = 0; bit < whole.Length * 8; bit++)
        {
            byte[] changed = [.. whole];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            bool isGood =
                StunMessage.TryParse(changed, out StunMessage message)
                && message.HasFingerprint
                && message.IsAuthentic(Encoding.ASCII.GetBytes(Password));
            Assert.False(isGood, $"bit {bit}");
        }
    }

    [Fact]
    public void What_is_cut_off_is_none()
    {
        byte[] whole = Convert.FromHexString(Request);
        for (int length = 0; length < whole.Length; length++)
        {
            Assert.False(StunMessage.TryParse(whole.AsSpan(0, length), out _));
        }
    }

    [Fact]
    public void What_must_be_known_and_is_not_is_named()
    {
        byte[] room = new byte[StunWriter.MostBytes];
        StunWriter writer = new(room, StunClass.Request, "abcdefghijkl"u8);
        writer.Add(0x7777, "?"u8);
        writer.Add(0x8777, "?"u8);
        int length = writer.Finish("password"u8);
        Assert.True(StunMessage.TryParse(room.AsSpan(0, length), out StunMessage message));
        Assert.Equal(0x7777, message.Unknown);
    }
}
