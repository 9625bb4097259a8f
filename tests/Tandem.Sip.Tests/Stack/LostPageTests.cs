namespace Tandem.Sip.Tests.Stack;

using System.Security.Cryptography;
using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Auth;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Flows;
using Tandem.Sip.Settings;
using Tandem.Sip.Usages.Invite;

/// <summary>A page calls, and its WebSocket is gone before anybody has answered.</summary>
public class LostPageTests
{
    private static readonly NetAddress Own = NetAddress.FromV4(0x0A000001, 5060);
    private const string Uri = $"sip:100@{Wire.Domain}";
    private static readonly NetAddress There = NetAddress.FromV4(0x0A000009, 40_000);

    private readonly SipOutbox outbox = new();
    private readonly Flow page = new(SipTransport.Ws, Own, There, 7);
    private readonly SipStack stack;
    private Now now = new(new Instant(TimeSpan.TicksPerSecond), 1_767_225_600_000_000);

    public LostPageTests() =>
        stack = new SipStack(
            new SipConfig { Listeners = [new SipListener(SipTransport.Ws, Own)] },
            new IdSource(new byte[32]),
            outbox,
            new Wire().Known
        );

    [Fact]
    public void A_call_that_rings_waits_for_the_page_to_come_back_and_is_then_given_up()
    {
        InviteUsage usage = Call();
        usage.Ring(null, now);
        stack.OnFlowClosed(page, now);
        Assert.Empty(outbox.Events.OfType<Ended>());
        // Whoever comes back finds it by the tags it was told.
        Assert.Same(usage, stack.Find(new ReplacesTarget("c1", usage.LocalTag, "p", false)));
        Pass(new SipLimits().PageReturn);
        Assert.Equal(EndCause.FlowLost, Assert.Single(outbox.Events.OfType<Ended>()).Cause);
        Assert.Equal(0, stack.Counts.Usages);
    }

    [Fact]
    public void A_call_of_which_the_page_was_told_nothing_is_over_at_once()
    {
        Call();
        stack.OnFlowClosed(page, now);
        Assert.Equal(EndCause.FlowLost, Assert.Single(outbox.Events.OfType<Ended>()).Cause);
    }

    [Fact]
    public void A_call_that_was_answered_while_the_page_is_away_is_over_when_nobody_confirms_it()
    {
        InviteUsage usage = Call();
        usage.Ring(null, now);
        stack.OnFlowClosed(page, now);
        Assert.True(usage.Accept("v=0\r\n"u8.ToArray(), now));
        Pass(new SipLimits().PageReturn);
        Assert.Empty(outbox.Events.OfType<Ended>());
        Pass(new SipTimers().Span64);
        Assert.Equal(EndCause.Timeout, Assert.Single(outbox.Events.OfType<Ended>()).Cause);
    }

    private InviteUsage Call()
    {
        stack.OnFlowOpened(page, 0, now);
        Invite(1, "");
        string challenge = Encoding.UTF8.GetString(outbox.Outputs[^1].Bytes.Span);
        string nonce = challenge.Split("nonce=\"")[1].Split('"')[0];
        string ha1 = DigestResponse.Ha1(DigestAlgorithm.Md5, "1001", Wire.Domain, "secret");
        string response = Md5($"{ha1}:{nonce}:00000001:c:auth:{Md5($"INVITE:{Uri}")}");
        Invite(
            2,
            $"Authorization: Digest username=\"1001\",realm=\"{Wire.Domain}\",nonce=\"{nonce}\",uri=\"{Uri}\",response=\"{response}\","
                + "algorithm=MD5,qop=auth,nc=00000001,cnonce=\"c\"\r\n"
        );
        return outbox.Events.OfType<InviteReceived>().Single().Usage;
    }

    private void Invite(int cseq, string credentials)
    {
        const string Sdp = "v=0\r\n";
        string invite =
            $"INVITE {Uri} SIP/2.0\r\nVia: SIP/2.0/WS page.invalid;branch=z9hG4bK{cseq}\r\nMax-Forwards: 70\r\n{credentials}"
            + $"From: <sip:1001@{Wire.Domain}>;tag=p\r\nTo: <sip:100@{Wire.Domain}>\r\nCall-ID: c1\r\nCSeq: {cseq} INVITE\r\n"
            + $"Contact: <sip:p@page.invalid;transport=ws>\r\nContent-Type: application/sdp\r\nContent-Length: {Sdp.Length}\r\n\r\n{Sdp}";
        stack.OnStreamBytes(page, Encoding.ASCII.GetBytes(invite), now);
    }

#pragma warning disable CA5351 // Digest with MD5 is what most phones speak.
    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.ASCII.GetBytes(text)));
#pragma warning restore CA5351

    private void Pass(TimeSpan span)
    {
        Instant end = now.Mono + span;
        while (stack.NextWake.At <= end)
        {
            now = now.Plus(stack.NextWake.At > now.Mono ? stack.NextWake.At - now.Mono : TimeSpan.Zero);
            stack.OnDeadline(now);
        }
        now = now.Plus(end - now.Mono);
    }
}
