namespace Tandem.Sip.Tests.Stack;

using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Settings;
using Tandem.Sip.Usages.Invite;

/// <summary>Whole calls between two stacks.</summary>
public class CallTests
{
    private static readonly byte[] Answer = Encoding.ASCII.GetBytes("v=0\r\ns=answer\r\n");

    [Fact]
    public void A_call_rings_is_answered_and_ends()
    {
        Wire wire = new();
        InviteUsage calling = wire.Phone.Call();
        wire.Settle();
        InviteUsage called = wire.Server.Last<InviteReceived>().Usage;
        called.Ring(null, wire.Now);
        wire.Settle();
        Assert.Equal(180, wire.Phone.Last<Progressed>().Code);
        called.Accept(Answer, wire.Now);
        wire.Settle();
        Assert.Equal(Answer, wire.Phone.Last<Answered>().Sdp);
        Assert.Equal(InviteState.Confirmed, called.State);
        Assert.Equal(InviteState.Confirmed, calling.State);
        calling.Bye(wire.Now);
        wire.Settle();
        Assert.Equal(EndCause.RemoteBye, wire.Server.Last<Ended>().Cause);
        wire.Pass(TimeSpan.FromSeconds(40));
        Assert.Equal(default, wire.Server.Stack.Counts);
        Assert.Equal(default, wire.Phone.Stack.Counts);
    }

    [Fact]
    public void Lost_messages_are_repeated_until_they_arrive()
    {
        Wire wire = new();
        Prng prng = new(3);
        wire.Loses = _ => prng.Chance(500);
        InviteUsage calling = wire.Phone.Call();
        wire.Pass(TimeSpan.FromSeconds(8));
        wire.Server.Last<InviteReceived>().Usage.Accept(Answer, wire.Now);
        wire.Pass(TimeSpan.FromSeconds(8));
        Assert.Equal(InviteState.Confirmed, calling.State);
        Assert.Single(wire.Server.Events.OfType<InviteReceived>());
        calling.Bye(wire.Now);
        wire.Pass(TimeSpan.FromSeconds(120));
        Assert.Single(wire.Server.Events.OfType<Ended>());
        Assert.Equal(default, wire.Server.Stack.Counts);
    }

    [Fact]
    public void Cancel_before_the_answer_ends_both_sides()
    {
        Wire wire = new();
        InviteUsage calling = wire.Phone.Call();
        wire.Settle();
        wire.Server.Last<InviteReceived>().Usage.Ring(null, wire.Now);
        wire.Settle();
        Assert.True(calling.Cancel(wire.Now));
        wire.Settle();
        Assert.Equal(EndCause.Cancelled, wire.Server.Last<Ended>().Cause);
        Assert.Single(wire.SentStarting("SIP/2.0 487"));
        wire.Pass(TimeSpan.FromSeconds(40));
        Assert.Equal(default, wire.Phone.Stack.Counts);
    }

    [Fact]
    public void An_answer_that_crosses_the_cancel_gets_ack_and_bye()
    {
        Wire wire = new();
        InviteUsage calling = wire.Phone.Call();
        wire.Settle();
        InviteUsage called = wire.Server.Last<InviteReceived>().Usage;
        called.Ring(null, wire.Now);
        wire.Settle();
        called.Accept(Answer, wire.Now);
        calling.Cancel(wire.Now);
        wire.Settle();
        Assert.NotEmpty(wire.SentStarting("ACK "));
        Assert.Single(wire.SentStarting("BYE "));
        Assert.Equal(EndCause.Cancelled, wire.Phone.Last<Ended>().Cause);
        Assert.Equal(EndCause.RemoteBye, wire.Server.Last<Ended>().Cause);
        wire.Pass(TimeSpan.FromSeconds(40));
        Assert.Equal(default, wire.Phone.Stack.Counts);
        Assert.Equal(default, wire.Server.Stack.Counts);
    }

    [Fact]
    public void A_second_fork_that_answers_is_acknowledged_and_ended()
    {
        Wire wire = new();
        wire.Phone.Call();
        wire.Settle();
        wire.Server.Last<InviteReceived>().Usage.Accept(Answer, wire.Now);
        wire.Settle();
        string first = wire.SentStarting("SIP/2.0 200").Single();
        string tag = wire.Server.Last<InviteReceived>().Usage.LocalTag;
        byte[] other = Encoding.UTF8.GetBytes(first.Replace(tag, "anotherfork", StringComparison.Ordinal));
        wire.Phone.Receive(wire.Server.Local, other);
        wire.Settle();
        Assert.Contains(wire.SentStarting("ACK "), ack => ack.Contains("anotherfork", StringComparison.Ordinal));
        Assert.Contains(wire.SentStarting("BYE "), bye => bye.Contains("anotherfork", StringComparison.Ordinal));
        Assert.Empty(wire.Phone.Events.OfType<Ended>());
    }

    [Theory]
    [InlineData("")]
    [InlineData("secret")]
    public void A_fork_that_answers_after_the_call_is_acknowledged_and_ended(string secret)
    {
        Wire wire = new();
        InviteUsage calling = wire.Server.Call(secret: secret);
        wire.Settle();
        InviteUsage called = wire.Phone.Last<InviteReceived>().Usage;
        called.Accept(Answer, wire.Now);
        wire.Settle();
        calling.Bye(wire.Now);
        wire.Settle();
        byte[] late = Encoding.UTF8.GetBytes(
            wire.SentStarting("SIP/2.0 200").First().Replace(called.LocalTag, "anotherfork", StringComparison.Ordinal)
        );
        wire.Pass(TimeSpan.FromSeconds(30));
        wire.Server.Receive(wire.Phone.Local, late);
        Assert.Contains(wire.SentStarting("ACK "), ack => ack.Contains("anotherfork", StringComparison.Ordinal));
        string bye = wire.SentStarting("BYE ").Single(text => text.Contains("anotherfork", StringComparison.Ordinal));
        Assert.StartsWith("BYE sip:tandem@10.0.0.2:5060 SIP/2.0", bye, StringComparison.Ordinal);
        Assert.Contains("CSeq: 2 BYE\r\n", bye, StringComparison.Ordinal);
        Assert.Contains($";tag={calling.LocalTag}\r\n", bye, StringComparison.Ordinal);
        wire.Pass(TimeSpan.FromSeconds(70));
        Assert.Single(wire.Server.Events.OfType<Ended>());
        Assert.Equal(default, wire.Server.Stack.Counts);
        Assert.Equal(default, wire.Phone.Stack.Counts);
    }

    [Fact]
    public void The_INVITE_of_a_call_stays_what_it_was_as_long_as_the_call_is_up()
    {
        Wire wire = new();
        (InviteUsage first, _) = wire.Up();
        InviteReceived kept = wire.Server.Last<InviteReceived>();
        byte[] bytes = kept.Request.Bytes.ToArray();
        for (int i = 0; i < 3; i++)
        {
            (InviteUsage other, _) = wire.Up();
            other.Bye(wire.Now);
            wire.Settle();
        }
        Assert.Equal(bytes, kept.Request.Bytes);
        Assert.Equal(first.CallId, kept.Request.CallId);
        first.Bye(wire.Now);
        wire.Settle();
        (InviteUsage last, InviteUsage called) = wire.Up();
        Assert.Equal(last.CallId, called.CallId);
        Assert.Equal(last.CallId, wire.Server.Last<InviteReceived>().Request.CallId);
    }

    [Fact]
    public void Offers_that_meet_are_both_refused_and_tried_again()
    {
        Wire wire = new();
        (InviteUsage calling, InviteUsage called) = wire.Up();
        calling.OfferSdp(Answer, wire.Now);
        called.OfferSdp(Answer, wire.Now);
        wire.Settle();
        Assert.NotEmpty(wire.SentStarting("SIP/2.0 491"));
        for (int i = 0; i < 60; i++)
        {
            wire.Pass(TimeSpan.FromMilliseconds(100));
            AnswerOffers(wire);
        }
        Assert.Single(wire.Phone.Events.OfType<SdpAnswered>());
        Assert.Single(wire.Server.Events.OfType<SdpAnswered>());
    }

    [Fact]
    public void A_reliable_provisional_is_acknowledged_by_prack()
    {
        SipConfig reliable = new() { Listeners = [], Reliable = ReliableProvisionals.WhenSupported };
        Wire wire = new(reliable, reliable);
        wire.Phone.Call();
        wire.Settle();
        InviteUsage called = wire.Server.Last<InviteReceived>().Usage;
        called.Progress(Answer, wire.Now);
        wire.Settle();
        Assert.Contains(wire.SentStarting("SIP/2.0 183"), text => text.Contains("RSeq: ", StringComparison.Ordinal));
        Assert.Single(wire.SentStarting("PRACK "));
        called.Accept(Answer, wire.Now);
        wire.Settle();
        Assert.Single(wire.Phone.Events.OfType<Answered>());
    }

    [Fact]
    public void A_reliable_provisional_nobody_acknowledges_ends_in_504()
    {
        SipConfig reliable = new() { Listeners = [], Reliable = ReliableProvisionals.WhenSupported };
        Wire wire = new(reliable, reliable) { Loses = text => text.StartsWith("PRACK", StringComparison.Ordinal) };
        wire.Phone.Call();
        wire.Settle();
        wire.Server.Last<InviteReceived>().Usage.Progress(Answer, wire.Now);
        wire.Pass(TimeSpan.FromSeconds(40));
        Assert.Equal(504, wire.Server.Last<Ended>().Code);
    }

    [Fact]
    public void The_session_timer_refreshes_a_living_call_and_ends_a_dead_one()
    {
        SipConfig timed = new()
        {
            Listeners = [],
            SessionTimer = new SessionTimerConfig { Expires = 90, Minimum = 90 },
        };
        Wire wire = new(timed, timed);
        wire.Up();
        wire.Pass(TimeSpan.FromMinutes(10));
        Assert.Empty(wire.Server.Events.OfType<Ended>());
        Assert.True(wire.SentStarting("UPDATE ").Count() >= 10);
        wire.Loses = _ => true;
        wire.Pass(TimeSpan.FromMinutes(3));
        Assert.Single(wire.Server.Events.OfType<Ended>());
        Assert.Single(wire.Phone.Events.OfType<Ended>());
    }

    [Fact]
    public void A_probe_finds_a_living_peer_and_ends_a_dead_one()
    {
        Wire wire = new();
        (InviteUsage _, InviteUsage called) = wire.Up();
        called.Probe(wire.Now);
        wire.Settle();
        Assert.Single(wire.Server.Events.OfType<Probed>());
        wire.Loses = _ => true;
        called.Probe(wire.Now);
        wire.Pass(TimeSpan.FromSeconds(33));
        Assert.Equal(EndCause.Timeout, wire.Server.Last<Ended>().Cause);
    }

    [Fact]
    public void No_answer_at_all_is_a_timeout_after_32_seconds()
    {
        Wire wire = new() { Loses = _ => true };
        wire.Phone.Call();
        wire.Pass(TimeSpan.FromSeconds(31.9));
        Assert.Empty(wire.Phone.Events.OfType<Ended>());
        wire.Pass(TimeSpan.FromSeconds(0.2));
        Assert.Equal(408, wire.Phone.Last<Ended>().Code);
        // §17.1.1.2: 0.5, 1, 2, 4, 8, 16 s apart, so seven in all.
        Assert.Equal(7, wire.SentStarting("INVITE ").Count());
    }

    [Fact]
    public void Keys_by_info_are_told()
    {
        Wire wire = new();
        (InviteUsage calling, InviteUsage _) = wire.Up();
        calling.SendDtmfInfo('7', 160, wire.Now);
        wire.Settle();
        Assert.Equal('7', wire.Server.Last<DigitReceived>().Digit);
        Assert.Equal(160, wire.Server.Last<DigitReceived>().Milliseconds);
    }

    [Fact]
    public void No_ack_ends_the_call_after_32_seconds()
    {
        Wire wire = new() { Loses = text => text.StartsWith("ACK", StringComparison.Ordinal) };
        wire.Phone.Call();
        wire.Settle();
        wire.Server.Last<InviteReceived>().Usage.Accept(Answer, wire.Now);
        wire.Pass(TimeSpan.FromSeconds(33));
        Assert.Equal(EndCause.Timeout, wire.Server.Last<Ended>().Cause);
        Assert.Single(wire.SentStarting("BYE "));
    }

    private static void AnswerOffers(Wire wire)
    {
        foreach (Wire.End end in new[] { wire.Server, wire.Phone })
        {
            foreach (SdpOffered offered in end.Events.OfType<SdpOffered>().ToArray())
            {
                end.Events.Remove(offered);
                offered.Usage.AnswerSdp(Answer, wire.Now);
            }
        }
        wire.Settle();
    }
}
