using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Auth;
using Tandem.Sip.Flows;
using Tandem.Sip.Settings;
using Tandem.Sip.Usages.Invite;

namespace Tandem.Sip.Tests.Stack;

/// <summary>What a call costs the collector on the server's side of it: the same in every run, so it may be held by a test.</summary>
public sealed class AllocationTests
{
    private const int Calls = 200;
    private static readonly NetAddress Own = Wire.Address(1);
    private static readonly NetAddress Peer = NetAddress.FromV4(0x0A000009, 5060);
    private static readonly byte[] Sdp = Encoding.ASCII.GetBytes("v=0\r\no=- 1 1 IN IP4 10.0.0.9\r\ns=-\r\nc=IN IP4 10.0.0.9\r\nt=0 0\r\n");
    private readonly SipOutbox outbox = new();
    private readonly SipStack stack;
    private long allocated;
    private Now now = new(new Instant(TimeSpan.TicksPerSecond), 1_767_225_600_000_000);

    public AllocationTests()
    {
        SipConfig config = new() { Listeners = [new SipListener(SipTransport.Udp, Own)] };
        stack = new SipStack(config, new IdSource(new byte[32]), outbox, new Carriers());
    }

    [Fact]
    public void A_call_that_comes_in()
    {
        byte[][][] messages = [.. Enumerable.Range(0, 2 * Calls).Select(Incoming)];
        Assert.InRange(PerCall(i => TakeCall(messages[i])), 1, 4_600);
    }

    [Fact]
    public void A_call_that_goes_out() => Assert.InRange(PerCall(_ => MakeCall()), 1, 4_700);

    private long PerCall(Action<int> call)
    {
        for (int i = 0; i < Calls; i++)
        {
            call(i);
        }
        allocated = 0;
        for (int i = Calls; i < 2 * Calls; i++)
        {
            call(i);
        }
        return allocated / Calls;
    }

    // Only what the stack itself allocates.
    private T Count<T>(Func<T> act)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        T result = act();
        allocated += GC.GetAllocatedBytesForCurrentThread() - before;
        return result;
    }

    private void TakeCall(byte[][] messages)
    {
        Receive(messages[0]);
        InviteUsage usage = ((InviteReceived)outbox.Events[0]).Usage;
        outbox.Clear();
        Count(() => usage.Accept(Sdp, now));
        string tag = usage.LocalTag;
        Receive(WithTag(messages[1], tag));
        outbox.Clear();
        Receive(WithTag(messages[2], tag));
        outbox.Clear();
        Pass();
    }

    private void MakeCall()
    {
        InviteRequest request = new()
        {
            Target = "sip:1001@10.0.0.9:5060",
            FromUser = "5551234",
            FromDomain = "demo.test",
            Sdp = Sdp,
        };
        InviteUsage usage = Count(() => stack.Invite(request, now));
        byte[] invite = outbox.Outputs[0].Bytes.ToArray();
        outbox.Clear();
        Receive(Answer(invite, 180, ""));
        Receive(Answer(invite, 200, Encoding.ASCII.GetString(Sdp)));
        outbox.Clear();
        Count(() => usage.Bye(now));
        byte[] bye = outbox.Outputs[0].Bytes.ToArray();
        outbox.Clear();
        Receive(Answer(bye, 200, ""));
        outbox.Clear();
        Pass();
    }

    private void Pass()
    {
        now = now.Plus(TimeSpan.FromMilliseconds(100));
        stack.OnDeadline(now);
        outbox.Clear();
    }

    private void Receive(byte[] bytes) =>
        Count(() =>
        {
            stack.OnDatagram(new Flow(SipTransport.Udp, Own, Peer), bytes, now);
            return true;
        });

    // The placeholder has the length of a tag, so that the message is changed in place.
    private static byte[] WithTag(byte[] message, string tag)
    {
        int at = message.AsSpan().IndexOf("TTTTTTTTTTTTTTTT"u8);
        Encoding.ASCII.GetBytes(tag, message.AsSpan(at));
        return message;
    }

    private static byte[][] Incoming(int number)
    {
        string Request(string method, int cseq, string toTag, string body) =>
            $"{method} sip:sales@10.0.0.1:5060 SIP/2.0\r\nVia: SIP/2.0/UDP 10.0.0.9:5060;branch=z9hG4bK-{number}-{method};rport\r\nMax-Forwards: 70\r\n"
            + $"From: \"Carrier\" <sip:5551234@carrier.test>;tag=from-{number}\r\nTo: <sip:sales@10.0.0.1:5060>{toTag}\r\nCall-ID: call-{number}@10.0.0.9\r\n"
            + $"CSeq: {cseq} {method}\r\nContact: <sip:x@10.0.0.9:5060>\r\nAllow: INVITE, ACK, CANCEL, BYE, UPDATE\r\nUser-Agent: peer\r\n"
            + $"Content-Type: application/sdp\r\nContent-Length: {body.Length}\r\n\r\n{body}";
        string sdp = Encoding.ASCII.GetString(Sdp);
        return
        [
            Encoding.ASCII.GetBytes(Request("INVITE", 1, "", sdp)),
            Encoding.ASCII.GetBytes(Request("ACK", 1, ";tag=TTTTTTTTTTTTTTTT", "")),
            Encoding.ASCII.GetBytes(Request("BYE", 2, ";tag=TTTTTTTTTTTTTTTT", "")),
        ];
    }

    private static byte[] Answer(byte[] request, int code, string body)
    {
        string text = Encoding.ASCII.GetString(request);
        string Line(string name) => text.Split("\r\n").First(line => line.StartsWith(name + ":", StringComparison.Ordinal));
        string to = Line("To").Contains(";tag=", StringComparison.Ordinal) ? Line("To") : Line("To") + ";tag=far";
        return Encoding.ASCII.GetBytes(
            $"SIP/2.0 {code} X\r\n{Line("Via")}\r\n{Line("From")}\r\n{to}\r\n{Line("Call-ID")}\r\n{Line("CSeq")}\r\nContact: <sip:1001@10.0.0.9:5060>\r\n"
                + $"Allow: INVITE, ACK, CANCEL, BYE\r\nContent-Type: application/sdp\r\nContent-Length: {body.Length}\r\n\r\n{body}"
        );
    }

    private sealed class Carriers : ISipDirectory
    {
        public string? RealmFor(string host, bool isOwnAddress, NetAddress source) => "demo.test";

        public string? TrunkAt(NetAddress source) => "carrier";

        public bool TryGetCredential(string realm, string extension, out SipCredential credential)
        {
            credential = default;
            return false;
        }
    }
}
