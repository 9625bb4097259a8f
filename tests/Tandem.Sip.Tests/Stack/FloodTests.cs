using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Settings;
using Tandem.Sip.Usages.Invite;

namespace Tandem.Sip.Tests.Stack;

/// <summary>Strangers in great numbers: nothing is kept of them, they are no lever, and whoever is in a call does not notice.</summary>
public sealed class FloodTests
{
    private static readonly NetAddress Carrier = NetAddress.FromV4(0x0A000009, 5060);

    [Fact]
    public void Twenty_thousand_invites_leave_nothing_behind_and_get_one_answer_each()
    {
        Wire wire = new();
        (InviteUsage calling, InviteUsage called) = wire.Up();
        StackCounts before = wire.Server.Stack.Counts;
        int sent = wire.Sent.Count;
        for (int i = 0; i < 20_000; i++)
        {
            // From as many hosts: no limit of one host's helps.
            wire.Server.Receive(NetAddress.FromV4(0x0B000000 + (uint)i, 5060), Request("INVITE", i));
        }
        Assert.Equal(before, wire.Server.Stack.Counts);
        wire.Pass(TimeSpan.FromSeconds(40));
        Assert.Equal(20_000, wire.Sent.Skip(sent).Count(text => text.StartsWith("SIP/2.0 401", StringComparison.Ordinal)));
        calling.Bye(wire.Now);
        wire.Settle();
        Assert.Equal(EndCause.RemoteBye, wire.Server.Last<Ended>().Cause);
        Assert.Equal(InviteState.Ended, called.State);
    }

    [Theory]
    [InlineData("INVITE", 401)]
    [InlineData("REGISTER", 401)]
    [InlineData("OPTIONS", 200)]
    [InlineData("BYE", 481)]
    [InlineData("MESSAGE", 405)]
    public void No_answer_to_a_stranger_is_more_than_three_times_its_request(string method, int code)
    {
        Wire wire = new();
        byte[] request = Request(method, 1);
        wire.Server.Receive(NetAddress.FromV4(0x0B000001, 5060), request);
        string answer = Assert.Single(wire.Sent);
        Assert.StartsWith($"SIP/2.0 {code}", answer, StringComparison.Ordinal);
        Assert.True(answer.Length <= 3 * request.Length, $"{answer.Length} bytes for {request.Length}");
        byte[] tiny = Encoding.ASCII.GetBytes(
            $"{method} sip:demo.test SIP/2.0\nv:SIP/2.0/UDP a\nf:sip:a@b\nt:sip:a@b\ni:1\nCSeq:1 {method}\n\n"
        );
        wire.Server.Receive(NetAddress.FromV4(0x0B000002, 5060), tiny);
        Assert.All(wire.Sent.Skip(1), each => Assert.True(each.Length <= 3 * tiny.Length, $"{each.Length} bytes for {tiny.Length}"));
    }

    [Fact]
    public void A_host_that_asks_for_too_many_answers_gets_none_and_others_go_on()
    {
        Wire wire = new(With(new SipLimits { StrangerAnswers = 10, StrangerBurst = 20 }));
        NetAddress scanner = NetAddress.FromV4(0x0B000001, 5060);
        for (int i = 0; i < 200; i++)
        {
            wire.Server.Receive(scanner.WithPort(1024 + i), Request("REGISTER", i));
        }
        Assert.Equal(20, wire.Sent.Count);
        wire.Pass(TimeSpan.FromSeconds(1));
        for (int i = 0; i < 200; i++)
        {
            wire.Server.Receive(scanner, Request("OPTIONS", i));
        }
        Assert.Equal(30, wire.Sent.Count);
        wire.Server.Receive(NetAddress.FromV4(0x0B000002, 5060), Request("INVITE", 1));
        Assert.Equal(31, wire.Sent.Count);
        wire.Server.Receive(Carrier, Request("INVITE", 2, "5551234"));
        Assert.Single(wire.Server.Events.OfType<InviteReceived>());
    }

    [Fact]
    public void A_scanner_learns_nothing_of_who_exists()
    {
        Wire wire = new();
        string[] Ask(string account)
        {
            int before = wire.Sent.Count;
            foreach (string method in new[] { "REGISTER", "INVITE", "OPTIONS", "BYE", "SUBSCRIBE" })
            {
                wire.Server.Receive(NetAddress.FromV4(0x0B000001, 5060), Request(method, 7, account));
            }
            return [.. wire.Sent.Skip(before).Select(text => Blind(text, account))];
        }
        Assert.Equal(Ask("1001"), Ask("4711"));
    }

    [Fact]
    public void Refusals_without_ack_are_held_up_to_a_limit_and_then_sent_once()
    {
        Wire wire = new(With(new SipLimits { HeldRefusals = 10 }));
        for (int i = 0; i < 100; i++)
        {
            wire.Server.Receive(Carrier, Request("INVITE", i, "5551234"));
            wire.Server.Last<InviteReceived>().Usage.Reject(503, null, null, wire.Now);
            wire.Server.Flush();
        }
        Assert.Equal(100, wire.SentStarting("SIP/2.0 503").Count());
        Assert.Equal(10, wire.Server.Stack.Counts.Transactions);
        wire.Pass(TimeSpan.FromSeconds(40));
        // §17.2.1: ten times more within 32 s.
        Assert.Equal(100 + 10 * 10, wire.SentStarting("SIP/2.0 503").Count());
        Assert.Equal(default, wire.Server.Stack.Counts);
    }

    [Fact]
    public void A_table_full_of_calls_leaves_registrations_and_dialogs_their_share()
    {
        Wire wire = new(With(new SipLimits { Transactions = 20, DialogReserve = 20 }));
        (InviteUsage calling, _) = wire.Up();
        for (int i = 0; i < 100; i++)
        {
            wire.Server.Receive(Carrier, Request("INVITE", i, "5551234"));
        }
        Assert.StartsWith("SIP/2.0 503", wire.Sent[^1], StringComparison.Ordinal);
        wire.Server.Receive(wire.Phone.Local, Request("REGISTER", 1));
        Assert.StartsWith("SIP/2.0 401", wire.Sent[^1], StringComparison.Ordinal);
        calling.Bye(wire.Now);
        wire.Settle();
        Assert.Equal(EndCause.RemoteBye, wire.Server.Last<Ended>().Cause);
    }

    private static SipConfig With(SipLimits limits) => new() { Listeners = [], Limits = limits };

    // What differs from one request to the next, whoever is asked for.
    private static string Blind(string text, string account)
    {
        int nonce = text.IndexOf("nonce=\"", StringComparison.Ordinal);
        text = nonce < 0 ? text : text.Remove(nonce + 7, 56);
        return text.Replace(account, "", StringComparison.Ordinal);
    }

    private static byte[] Request(string method, int number, string account = "1001") =>
        Encoding.ASCII.GetBytes(
            $"{method} sip:{account}@10.0.0.1:5060 SIP/2.0\r\nVia: SIP/2.0/UDP 10.0.0.9:5060;branch=z9hG4bK-{number};rport\r\n"
                + $"From: <sip:{account}@demo.test>;tag=f{number}\r\nTo: <sip:{account}@demo.test>\r\nCall-ID: call-{number}\r\n"
                + $"CSeq: 1 {method}\r\nContact: <sip:x@10.0.0.9:5060>\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n"
        );
}
