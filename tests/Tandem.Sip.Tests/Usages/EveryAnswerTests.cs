using System.Text;
using Tandem.Sip.Settings;
using Tandem.Sip.Tests.Stack;
using Tandem.Sip.Usages.Invite;

namespace Tandem.Sip.Tests.Usages;

/// <summary>An answer counts wherever it comes (RFC 3261 §13.2.1, RFC 3262 §5, RFC 3311 §5, RFC 6337 §2).</summary>
public sealed class EveryAnswerTests
{
    private static readonly byte[] Answer = "v=0\r\ns=answer\r\n"u8.ToArray();
    private static readonly byte[] Other = "v=0\r\ns=other\r\n"u8.ToArray();
    private static readonly SipConfig Reliable = new() { Listeners = [], Reliable = ReliableProvisionals.WhenSupported };

    [Fact]
    public void In_a_reliable_provisional_whose_200_has_none()
    {
        Wire wire = new(Reliable, Reliable);
        wire.Phone.Call();
        wire.Settle();
        InviteUsage called = wire.Server.Last<InviteReceived>().Usage;
        called.Progress(Answer, wire.Now);
        wire.Settle();
        Assert.Equal(Answer, wire.Phone.Last<Progressed>().Sdp);
        called.Accept(Other, wire.Now);
        wire.Settle();
        Assert.DoesNotContain("v=0", wire.SentStarting("SIP/2.0 200").Last(), StringComparison.Ordinal);
        Assert.Equal(Answer, wire.Phone.Last<Answered>().Sdp);
    }

    [Fact]
    public void In_an_unreliable_provisional_only_until_the_200_says_otherwise()
    {
        Wire wire = new();
        wire.Phone.Call();
        wire.Settle();
        InviteUsage called = wire.Server.Last<InviteReceived>().Usage;
        called.Ring(Other, wire.Now);
        wire.Settle();
        Assert.Equal(180, wire.Phone.Last<Progressed>().Code);
        Assert.Equal(Other, wire.Phone.Last<Progressed>().Sdp);
        called.Accept(Answer, wire.Now);
        wire.Settle();
        Assert.Equal(Answer, wire.Phone.Last<Answered>().Sdp);
    }

    [Fact]
    public void In_an_unreliable_provisional_when_the_200_forgets_it()
    {
        Wire wire = new();
        wire.Changes = text => text.StartsWith("SIP/2.0 200", StringComparison.Ordinal) ? WithoutBody(text) : text;
        wire.Phone.Call();
        wire.Settle();
        InviteUsage called = wire.Server.Last<InviteReceived>().Usage;
        called.Progress(Answer, wire.Now);
        wire.Settle();
        called.Accept(Answer, wire.Now);
        wire.Settle();
        Assert.Equal(Answer, wire.Phone.Last<Answered>().Sdp);
    }

    [Fact]
    public void In_the_ack_to_an_invite_without_offer()
    {
        Wire wire = new();
        InviteUsage calling = wire.Phone.Call(null);
        wire.Settle();
        InviteUsage called = wire.Server.Last<InviteReceived>().Usage;
        Assert.Null(wire.Server.Last<InviteReceived>().Sdp);
        called.Accept(Other, wire.Now);
        wire.Settle();
        Assert.True(wire.Phone.Last<Answered>().NeedsAnswer);
        Assert.Equal(Other, wire.Phone.Last<Answered>().Sdp);
        Assert.DoesNotContain(wire.SentStarting("ACK "), ack => ack.Contains(called.LocalTag, StringComparison.Ordinal));
        calling.AnswerSdp(Answer, wire.Now);
        wire.Settle();
        Assert.Equal(Answer, wire.Server.Last<SdpAnswered>().Sdp);
        Assert.Equal(InviteState.Confirmed, called.State);
    }

    [Fact]
    public void In_the_prack_to_an_offer_in_a_reliable_provisional()
    {
        Wire wire = new(Reliable, Reliable);
        InviteUsage calling = wire.Phone.Call(null);
        wire.Settle();
        InviteUsage called = wire.Server.Last<InviteReceived>().Usage;
        called.Progress(Other, wire.Now);
        wire.Settle();
        Assert.Equal(Other, wire.Phone.Last<SdpOffered>().Sdp);
        Assert.Empty(wire.SentStarting("PRACK "));
        calling.AnswerSdp(Answer, wire.Now);
        wire.Settle();
        Assert.Equal(Answer, wire.Server.Last<SdpAnswered>().Sdp);
        called.Accept(Other, wire.Now);
        wire.Settle();
        Assert.False(wire.Phone.Last<Answered>().NeedsAnswer);
        Assert.Equal(InviteState.Confirmed, calling.State);
        Assert.Equal(InviteState.Confirmed, called.State);
    }

    [Fact]
    public void In_the_ack_to_a_reinvite_without_offer()
    {
        Wire wire = new();
        (InviteUsage calling, InviteUsage called) = wire.Up();
        wire.Changes = text => text.StartsWith("INVITE ", StringComparison.Ordinal) ? WithoutBody(text) : WithAnswerInAck(text);
        calling.OfferSdp(Other, wire.Now);
        wire.Settle();
        Assert.Null(wire.Server.Last<SdpOffered>().Sdp);
        called.AnswerSdp(Other, wire.Now);
        wire.Settle();
        Assert.Equal(Answer, wire.Server.Last<SdpAnswered>().Sdp);
    }

    [Fact]
    public void In_the_200_to_a_refresh_of_the_session()
    {
        SipConfig timed = new()
        {
            Listeners = [],
            SessionTimer = new SessionTimerConfig { Expires = 90, Minimum = 90 },
        };
        Wire wire = new(timed, timed) { Changes = text => text.Replace(" UPDATE,", "", StringComparison.Ordinal) };
        wire.Up();
        while (!wire.Phone.Events.OfType<SdpOffered>().Any())
        {
            wire.Pass(TimeSpan.FromSeconds(1));
        }
        wire.Phone.Last<SdpOffered>().Usage.AnswerSdp(Other, wire.Now);
        wire.Settle();
        Assert.Equal(Other, wire.Server.Last<SdpAnswered>().Sdp);
    }

    [Fact]
    public void A_notify_of_a_referral_says_where_we_are()
    {
        Wire wire = new();
        (InviteUsage calling, InviteUsage called) = wire.Up();
        calling.Refer("sip:2000@demo.test", wire.Now);
        wire.Settle();
        Assert.Equal("2000", wire.Server.Last<ReferReceived>().ReferTo);
        called.ReferProgress(100, wire.Now);
        called.ReferProgress(486, wire.Now);
        wire.Settle();
        Assert.Equal(2, wire.SentStarting("NOTIFY ").Count(text => text.Contains("Contact: <sip:tandem@", StringComparison.Ordinal)));
        Assert.Contains("486 Busy Here", wire.Phone.Last<NotifyReceived>().Body, StringComparison.Ordinal);
    }

    private static string WithoutBody(string text)
    {
        int head = text.IndexOf("Content-Type:", StringComparison.Ordinal);
        return head < 0 ? text : text[..head] + "Content-Length: 0\r\n\r\n";
    }

    private static string WithAnswerInAck(string text)
    {
        if (!text.StartsWith("ACK ", StringComparison.Ordinal))
        {
            return text;
        }
        string body = Encoding.ASCII.GetString(Answer);
        return text.Replace(
            "Content-Length: 0\r\n\r\n",
            $"Content-Type: application/sdp\r\nContent-Length: {body.Length}\r\n\r\n{body}",
            StringComparison.Ordinal
        );
    }
}
