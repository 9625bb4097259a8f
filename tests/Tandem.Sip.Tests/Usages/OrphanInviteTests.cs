namespace Tandem.Sip.Tests.Usages;

using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Flows;
using Tandem.Sip.Settings;
using Tandem.Sip.Tests.Stack;
using Tandem.Sip.Usages.Invite;

/// <summary>An INVITE of a process that is gone, for which somebody still rings.</summary>
public class OrphanInviteTests
{
    private const string Reason = "SIP;cause=500;text=\"server was cut off\"";
    private readonly Wire wire = new();

    [Fact]
    public void It_is_cancelled_and_its_refusal_acknowledged()
    {
        DialogState state = Ringing(out string invite);
        Wire.End next = Restart(state);
        int before = wire.Sent.Count;
        next.Flush();
        wire.Settle();

        string cancel = wire.Sent[before];
        Assert.StartsWith("CANCEL sip:", cancel, StringComparison.Ordinal);
        Assert.Contains($"Reason: {Reason}\r\n", cancel, StringComparison.Ordinal);
        // RFC 3261 §9.1: what a CANCEL has in common with its INVITE.
        foreach (string name in new[] { "Via", "From", "To", "Call-ID" })
        {
            Assert.Equal(Line(invite, name), Line(cancel, name));
        }
        Assert.Equal(Line(invite, "CSeq").Replace("INVITE", "CANCEL", StringComparison.Ordinal), Line(cancel, "CSeq"));
        Assert.Equal(EndCause.Cancelled, wire.Phone.Last<Ended>().Cause);
        Assert.Single(wire.SentStarting("SIP/2.0 487"));
        Assert.Equal(Line(invite, "Via"), Line(Assert.Single(wire.SentStarting("ACK ")), "Via"));
    }

    [Fact]
    public void An_answer_that_crosses_is_acknowledged_once_and_ended()
    {
        DialogState state = Ringing(out _);
        // The answer was on its way when the old process died.
        wire.Loses = text => text.StartsWith("SIP/2.0 200", StringComparison.Ordinal);
        wire.Phone.Last<InviteReceived>().Usage.Accept("v=0\r\n"u8.ToArray(), wire.Now);
        wire.Phone.Flush();
        wire.Loses = _ => false;
        Wire.End next = Restart(state);
        next.Flush();
        Deliver(next, Assert.Single(wire.SentStarting("SIP/2.0 200")));
        Deliver(next, wire.SentStarting("SIP/2.0 200").First());

        wire.Settle();
        Assert.Single(wire.SentStarting("ACK "));
        Assert.Single(wire.SentStarting("BYE "));
        Assert.Equal(EndCause.RemoteBye, wire.Phone.Last<Ended>().Cause);
    }

    [Fact]
    public void Nothing_is_kept_before_it_rings_and_none_that_was_refused()
    {
        InviteUsage calling = wire.Server.Call();
        Assert.Null(SipStack.StateOf(calling));
        wire.Settle();
        wire.Phone.Last<InviteReceived>().Usage.Ring(null, wire.Now);
        wire.Settle();
        Assert.NotEmpty(SipStack.StateOf(calling)!.Branch);
        wire.Phone.Last<InviteReceived>().Usage.Reject(486, null, null, wire.Now);
        wire.Settle();
        Assert.True(SipStack.StateOf(calling) is null or { Branch.Length: 0 });
    }

    [Fact]
    public void A_cancel_that_nobody_cares_about_leaves_nothing()
    {
        DialogState state = Ringing(out _);
        SipOutbox outbox = new();
        SipStack stack = new(
            new SipConfig { Listeners = [new SipListener(SipTransport.Udp, Wire.Address(1))] },
            new IdSource(new byte[32]),
            outbox,
            wire.Trust
        );
        stack.EndOrphan(state, Reason, wire.Now);
        Assert.NotEqual(0, stack.Counts.Transactions);
        for (Now now = wire.Now; stack.NextWake.At < Instant.Never; )
        {
            now = now.Plus(stack.NextWake.At - now.Mono);
            stack.OnDeadline(now);
        }
        Assert.Equal(0, stack.Counts.Transactions);
    }

    private DialogState Ringing(out string invite)
    {
        InviteUsage calling = wire.Server.Call();
        wire.Settle();
        wire.Phone.Last<InviteReceived>().Usage.Ring(null, wire.Now);
        wire.Settle();
        invite = wire.SentStarting("INVITE ").Last();
        return SipStack.StateOf(calling)!;
    }

    // Another stack, of a process that started later, at the same address; the old one is not heard any more.
    private Wire.End Restart(DialogState state)
    {
        Wire.End next = new(wire, wire.Server.Local, null, 9, wire.Trust);
        next.Stack.EndOrphan(state, Reason, wire.Now);
        wire.Successor = next;
        return next;
    }

    private void Deliver(Wire.End to, string text) => to.Receive(wire.Phone.Local, System.Text.Encoding.UTF8.GetBytes(text));

    private static string Line(string message, string name) =>
        message.Split("\r\n").First(line => line.StartsWith(name + ":", StringComparison.Ordinal));
}
