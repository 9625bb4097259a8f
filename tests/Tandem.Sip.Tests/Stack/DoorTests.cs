namespace Tandem.Sip.Tests.Stack;

using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Auth;
using Tandem.Sip.Flows;
using Tandem.Sip.Settings;
using Tandem.Sip.Usages.Invite;

/// <summary>What comes to the door and is not a good call: each gets the answer it deserves, or none.</summary>
public class DoorTests
{
    private static readonly NetAddress Stranger = NetAddress.FromV4(0x0A000007, 5060);
    private static readonly NetAddress Carrier = NetAddress.FromV4(0x0A000009, 5060);

    [Theory]
    [InlineData("INVITE", "sip:100@10.0.0.1:5060", "", 401)]
    [InlineData("INVITE", "sip:100@elsewhere.test", "", 403)]
    [InlineData("REGISTER", "sip:elsewhere.test", "", 403)]
    [InlineData("OPTIONS", "sip:10.0.0.1:5060", "", 200)]
    [InlineData("BYE", "sip:100@10.0.0.1:5060", "", 481)]
    [InlineData("BYE", "sip:100@10.0.0.1:5060", ";tag=unknown", 481)]
    [InlineData("MESSAGE", "sip:100@10.0.0.1:5060", "", 405)]
    [InlineData("NONSENSE", "sip:100@10.0.0.1:5060", "", 405)]
    public void A_stranger_learns_nothing(string method, string uri, string toTag, int code)
    {
        Wire wire = new();
        wire.Server.Receive(Stranger, Request(method, uri, toTag));
        Assert.StartsWith($"SIP/2.0 {code}", wire.Sent[^1], StringComparison.Ordinal);
        Assert.Empty(wire.Server.Events.OfType<InviteReceived>());
    }

    [Fact]
    public void A_trunk_is_let_in_by_its_address_unless_it_claims_an_extension()
    {
        Wire wire = new();
        wire.Server.Receive(Carrier, Request("INVITE", "sip:100@10.0.0.1:5060", ""));
        Assert.Equal("carrier", wire.Server.Last<InviteReceived>().Caller.Trunk);
        byte[] claiming = Request(
            "INVITE",
            "sip:100@10.0.0.1:5060",
            "",
            from: $"1001@{Wire.Domain}",
            callId: "second",
            branch: "z9hG4bK-2"
        );
        wire.Server.Receive(Carrier, claiming);
        Assert.StartsWith("SIP/2.0 401", wire.Sent[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Require: something, 100rel", 420, "Unsupported: something")]
    [InlineData("Content-Type: text/plain", 415, "Accept: application/sdp")]
    [InlineData("Session-Expires: 20\r\nSupported: timer\r\nContent-Type: application/sdp", 422, "Min-SE: 90")]
    public void What_we_cannot_do_is_said(string header, int code, string expected)
    {
        Wire wire = new();
        wire.Server.Receive(Carrier, Request("INVITE", "sip:100@10.0.0.1:5060", "", header: header, body: "hello"));
        Assert.StartsWith($"SIP/2.0 {code}", wire.Sent[^1], StringComparison.Ordinal);
        Assert.Contains(expected, wire.Sent[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_without_host_is_taken_and_other_schemes_are_refused()
    {
        Wire wire = new();
        wire.Server.Receive(Carrier, Request("INVITE", "tel:+8610-5551234;phone-context=x", ""));
        Assert.Equal("+8610-5551234", Encoding.ASCII.GetString(wire.Server.Last<InviteReceived>().Request.RequestUri.User));
        wire.Server.Receive(Carrier, Request("INVITE", "h323:100@10.0.0.1", "", callId: "second", branch: "z9hG4bK-2"));
        Assert.StartsWith("SIP/2.0 416", wire.Sent[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_compressed_body_is_refused_with_what_we_read()
    {
        Wire wire = new();
        string header = "Content-Type: application/sdp\r\nContent-Encoding: gzip";
        wire.Server.Receive(Carrier, Request("INVITE", "sip:100@10.0.0.1:5060", "", header: header, body: "hello"));
        Assert.StartsWith("SIP/2.0 415", wire.Sent[^1], StringComparison.Ordinal);
        Assert.Contains("Accept-Encoding: identity", wire.Sent[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_request_by_another_way_is_merged()
    {
        Wire wire = new();
        wire.Server.Receive(Carrier, Request("INVITE", "sip:100@10.0.0.1:5060", "", branch: "z9hG4bK-one"));
        wire.Server.Receive(Carrier, Request("INVITE", "sip:100@10.0.0.1:5060", "", branch: "z9hG4bK-two"));
        Assert.StartsWith("SIP/2.0 482", wire.Sent[^1], StringComparison.Ordinal);
        Assert.Single(wire.Server.Events.OfType<InviteReceived>());
    }

    [Fact]
    public void A_repeated_invite_is_absorbed()
    {
        Wire wire = new();
        wire.Server.Receive(Carrier, Request("INVITE", "sip:100@10.0.0.1:5060", ""));
        wire.Server.Receive(Carrier, Request("INVITE", "sip:100@10.0.0.1:5060", ""));
        Assert.Single(wire.Server.Events.OfType<InviteReceived>());
        Assert.Equal(2, wire.SentStarting("SIP/2.0 100").Count());
    }

    [Fact]
    public void Past_the_limit_of_sessions_a_call_is_refused_with_retry_after()
    {
        Wire wire = new(
            new SipConfig
            {
                Listeners = [],
                Limits = new SipLimits { Usages = 1 },
            }
        );
        wire.Server.Receive(Carrier, Request("INVITE", "sip:100@10.0.0.1:5060", ""));
        wire.Server.Receive(Carrier, Request("INVITE", "sip:100@10.0.0.1:5060", "", callId: "second", branch: "z9hG4bK-2"));
        Assert.StartsWith("SIP/2.0 503", wire.Sent[^1], StringComparison.Ordinal);
        Assert.Contains("Retry-After: ", wire.Sent[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Past_the_limit_of_transactions_refusals_keep_nothing()
    {
        Wire wire = new(
            new SipConfig
            {
                Listeners = [],
                Limits = new SipLimits { Transactions = 1 },
            }
        );
        wire.Server.Receive(Carrier, Request("INVITE", "sip:100@10.0.0.1:5060", ""));
        wire.Server.Receive(Carrier, Request("INVITE", "sip:100@10.0.0.1:5060", "", callId: "second", branch: "z9hG4bK-2"));
        Assert.StartsWith("SIP/2.0 503", wire.Sent[^1], StringComparison.Ordinal);
        Assert.Equal(1, wire.Server.Stack.Counts.Transactions);
    }

    [Fact]
    public void Garbage_and_stun_get_no_answer_and_do_no_harm()
    {
        Wire wire = new();
        byte[] stun = [0x00, 0x01, 0x00, 0x00, 0x21, 0x12, 0xA4, 0x42, .. new byte[12]];
        byte[][] all =
        [
            stun,
            [],
            [0xFF, 0xFE],
            Encoding.ASCII.GetBytes("\r\n\r\n"),
            Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\n\r\n"),
            new byte[60_000],
        ];
        foreach (byte[] each in all)
        {
            wire.Server.Receive(Stranger, each);
        }
        Assert.Empty(wire.Sent);
        Assert.Equal(default, wire.Server.Stack.Counts);
    }

    [Fact]
    public void Streams_are_framed_pinged_and_closed_when_broken()
    {
        SipOutbox outbox = new();
        SipStack stack = new(
            new SipConfig { Listeners = [new SipListener(SipTransport.Tcp, Wire.Address(1))] },
            new IdSource(new byte[32]),
            outbox,
            new Closed()
        );
        Now now = new(new Instant(1), 0);
        Flow flow = new(SipTransport.Tcp, Wire.Address(1), Stranger, 7);
        stack.OnFlowOpened(flow, 0, now);
        byte[] request = Request("OPTIONS", "sip:10.0.0.1:5060", "");
        stack.OnStreamBytes(flow, request.AsSpan(0, 40), now);
        Assert.Empty(outbox.Outputs);
        stack.OnStreamBytes(flow, request.AsSpan(40), now);
        Assert.StartsWith("SIP/2.0 200", Encoding.ASCII.GetString(outbox.Outputs[^1].Bytes.Span), StringComparison.Ordinal);
        stack.OnStreamBytes(flow, "\r\n\r\n"u8, now);
        Assert.Equal("\r\n", Encoding.ASCII.GetString(outbox.Outputs[^1].Bytes.Span));
        stack.OnStreamBytes(flow, "this is no SIP at all\r\n\r\nnor this"u8, now);
        stack.OnStreamBytes(flow, Encoding.ASCII.GetBytes("OPTIONS sip:a SIP/2.0\r\nContent-Length: 99999999\r\n\r\n"), now);
        Assert.Equal(SipOutputKind.CloseFlow, outbox.Outputs[^1].Kind);
        Assert.Equal(0, stack.Counts.Streams);
    }

    private static byte[] Request(
        string method,
        string uri,
        string toTag,
        string? header = null,
        string? body = null,
        string from = "5551234@carrier.test",
        string callId = "first",
        string branch = "z9hG4bK-1"
    )
    {
        string text =
            $"{method} {uri} SIP/2.0\r\nVia: SIP/2.0/UDP 10.0.0.9:5060;branch={branch};rport\r\nFrom: <sip:{from}>;tag=f1\r\n"
            + $"To: <{uri}>{toTag}\r\nCall-ID: {callId}\r\nCSeq: 1 {method}\r\nContact: <sip:x@10.0.0.9:5060>\r\nMax-Forwards: 70\r\n"
            + (header == null ? "" : header + "\r\n")
            + $"Content-Length: {body?.Length ?? 0}\r\n\r\n{body}";
        return Encoding.ASCII.GetBytes(text);
    }

    private sealed class Closed : ISipDirectory
    {
        public string? RealmFor(string host, bool isOwnAddress, NetAddress source) => null;

        public string? TrunkAt(NetAddress source) => null;

        public bool TryGetCredential(string realm, string extension, out SipCredential credential)
        {
            credential = default;
            return false;
        }
    }
}
