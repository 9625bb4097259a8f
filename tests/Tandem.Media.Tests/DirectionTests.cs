namespace Tandem.Media.Tests;

using System.Text;
using Tandem.Foundation;
using Tandem.Media.Sdp;

/// <summary>Which way audio goes after an offer and its answer (RFC 3264 §5.1, §6.1): each end sends where it said so and the other one listens.</summary>
public class DirectionTests
{
    private const string Address = "10.0.0.9";

    /// <summary>What we offer, what is answered, which way audio goes then; answers that RFC 3264 does not allow are taken for what is left of them.</summary>
    [Theory]
    [InlineData(MediaDirection.SendRecv, "sendrecv", MediaDirection.SendRecv)]
    [InlineData(MediaDirection.SendRecv, "sendonly", MediaDirection.RecvOnly)]
    [InlineData(MediaDirection.SendRecv, "recvonly", MediaDirection.SendOnly)]
    [InlineData(MediaDirection.SendRecv, "inactive", MediaDirection.Inactive)]
    [InlineData(MediaDirection.SendRecv, "", MediaDirection.SendRecv)]
    [InlineData(MediaDirection.SendOnly, "sendrecv", MediaDirection.SendOnly)]
    [InlineData(MediaDirection.SendOnly, "sendonly", MediaDirection.Inactive)]
    [InlineData(MediaDirection.SendOnly, "recvonly", MediaDirection.SendOnly)]
    [InlineData(MediaDirection.SendOnly, "inactive", MediaDirection.Inactive)]
    [InlineData(MediaDirection.RecvOnly, "sendrecv", MediaDirection.RecvOnly)]
    [InlineData(MediaDirection.RecvOnly, "sendonly", MediaDirection.RecvOnly)]
    [InlineData(MediaDirection.RecvOnly, "recvonly", MediaDirection.Inactive)]
    [InlineData(MediaDirection.RecvOnly, "inactive", MediaDirection.Inactive)]
    [InlineData(MediaDirection.Inactive, "sendrecv", MediaDirection.Inactive)]
    [InlineData(MediaDirection.Inactive, "sendonly", MediaDirection.Inactive)]
    [InlineData(MediaDirection.Inactive, "recvonly", MediaDirection.Inactive)]
    [InlineData(MediaDirection.Inactive, "inactive", MediaDirection.Inactive)]
    public void After_our_offer(MediaDirection offered, string answered, MediaDirection agreed)
    {
        SdpSession session = Session();
        session.Offer(null, offered);
        Assert.True(session.TryAccept(Description(answered), out LegPlan plan, out _));
        Assert.Equal(agreed, plan.Direction);
    }

    /// <summary>What is offered to us, what we answer.</summary>
    [Theory]
    [InlineData("sendrecv", "sendrecv")]
    [InlineData("sendonly", "recvonly")]
    [InlineData("recvonly", "sendonly")]
    [InlineData("inactive", "inactive")]
    [InlineData("", "sendrecv")]
    public void Our_answer(string offered, string answered)
    {
        Assert.True(Session().TryAnswer(Description(offered), null, out byte[] answer, out _, out _));
        Assert.Contains($"a={answered}\r\n", Encoding.ASCII.GetString(answer), StringComparison.Ordinal);
    }

    private static SdpSession Session() => new(1, NetAddress.FromV4(0x0A000001, 4000), new SdpPolicy());

    private static byte[] Description(string direction) =>
        Encoding.ASCII.GetBytes(
            $"v=0\r\no=- 1 1 IN IP4 {Address}\r\ns=-\r\nc=IN IP4 {Address}\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n"
                + (direction.Length == 0 ? "" : $"a={direction}\r\n")
        );
}
