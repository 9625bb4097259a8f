using System.Text;
using Tandem.Sip.Settings;
using Tandem.Sip.Tests.Stack;
using Tandem.Sip.Transactions;
using Tandem.Sip.Usages.Invite;

namespace Tandem.Sip.Tests.Transactions;

/// <summary>What is left of a transaction that is over: the answer to repetitions, for as long as the RFC wants it.</summary>
public sealed class LingeringTests
{
    [Fact]
    public void A_repeated_request_gets_the_same_answer_for_32_seconds_and_is_then_new()
    {
        Wire wire = new();
        (InviteUsage calling, _) = wire.Up();
        calling.Bye(wire.Now);
        wire.Settle();
        byte[] bye = Encoding.UTF8.GetBytes(wire.SentStarting("BYE ").Single());
        string answer = wire.Sent[^1];
        Assert.StartsWith("SIP/2.0 200", answer, StringComparison.Ordinal);
        wire.Pass(TimeSpan.FromSeconds(31));
        wire.Server.Receive(wire.Phone.Local, bye);
        Assert.Equal(answer, wire.Sent[^1]);
        wire.Pass(TimeSpan.FromSeconds(2));
        wire.Server.Receive(wire.Phone.Local, bye);
        Assert.StartsWith("SIP/2.0 481", wire.Sent[^1], StringComparison.Ordinal);
        Assert.Equal(default, wire.Server.Stack.Counts);
    }

    [Fact]
    public void A_repeated_refusal_gets_its_ack_again()
    {
        Wire wire = new();
        wire.Server.Call();
        wire.Settle();
        wire.Phone.Last<InviteReceived>().Usage.Reject(486, null, null, wire.Now);
        wire.Settle();
        string ack = wire.SentStarting("ACK ").Single();
        wire.Server.Receive(wire.Phone.Local, Encoding.UTF8.GetBytes(wire.SentStarting("SIP/2.0 486").First()));
        Assert.Equal(ack, wire.Sent[^1]);
        Assert.Equal(2, wire.SentStarting("ACK ").Count());
    }

    [Fact]
    public void A_cancel_that_comes_too_late_is_no_error()
    {
        Wire wire = new();
        wire.Up();
        string invite = wire.SentStarting("INVITE ").Last();
        string cancel = invite[..invite.IndexOf("Content-Type", StringComparison.Ordinal)]
            .Replace("INVITE", "CANCEL", StringComparison.Ordinal);
        wire.Server.Receive(wire.Phone.Local, Encoding.UTF8.GetBytes(cancel + "Content-Length: 0\r\n\r\n"));
        Assert.StartsWith("SIP/2.0 200", wire.Sent[^1], StringComparison.Ordinal);
        Assert.Empty(wire.Server.Events.OfType<Ended>());
    }

    [Fact]
    public void Bytes_are_kept_and_their_room_is_used_again()
    {
        KeptBytes kept = new(limit: 301 * 512);
        KeptSlice[] slices = [.. Enumerable.Range(0, 300).Select(i => kept.Keep(Encoding.ASCII.GetBytes($"answer {i}")))];
        Assert.Equal("answer 255", Encoding.ASCII.GetString(kept.Read(slices[255])));
        Assert.False(kept.IsFull);
        KeptSlice large = kept.Keep(new byte[9_000]);
        Assert.Equal(9_000, kept.Read(large).Length);
        Assert.True(kept.IsFull);
        kept.Free(ref large);
        Assert.True(kept.Read(large).IsEmpty);
        int slot = slices[17].Slot;
        kept.Free(ref slices[17]);
        KeptSlice again = kept.Keep("again"u8);
        Assert.Equal(slot, again.Slot);
        Assert.Equal("again", Encoding.ASCII.GetString(kept.Read(again)));
        Assert.Equal("answer 18", Encoding.ASCII.GetString(kept.Read(slices[18])));
        Assert.Equal(300 * 512, kept.Used);
    }

    [Fact]
    public void Past_the_limit_of_bytes_a_repetition_is_absorbed_without_an_answer()
    {
        Wire wire = new(
            new SipConfig
            {
                Listeners = [new SipListener(SipTransport.Udp, Wire.Address(1))],
                Limits = new SipLimits { KeptBytes = 0 },
            }
        );
        (InviteUsage calling, _) = wire.Up();
        calling.Bye(wire.Now);
        wire.Settle();
        int sent = wire.Sent.Count;
        wire.Server.Receive(wire.Phone.Local, Encoding.UTF8.GetBytes(wire.SentStarting("BYE ").Single()));
        Assert.Equal(sent, wire.Sent.Count);
    }
}
