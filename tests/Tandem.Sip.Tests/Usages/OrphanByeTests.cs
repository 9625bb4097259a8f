namespace Tandem.Sip.Tests.Usages;

using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Flows;
using Tandem.Sip.Settings;
using Tandem.Sip.Tests.Stack;
using Tandem.Sip.Usages.Invite;

/// <summary>A dialog of which nothing but its state is left is ended.</summary>
public class OrphanByeTests
{
    private const string Reason = "SIP;cause=500;text=\"server was cut off\"";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_peer_takes_it_as_the_end_of_its_call(bool phoneCalls)
    {
        Wire wire = new();
        InviteUsage own = phoneCalls ? wire.Up().Called : Called(wire);
        Assert.Equal(InviteState.Confirmed, own.State);
        DialogState state = SipStack.StateOf(own)!;
        int before = wire.Sent.Count;

        // Another stack, of a process that started later, at the same address.
        Wire.End next = new(wire, wire.Server.Local, null, 9, wire.Trust);
        next.Stack.EndOrphan(state, Reason, wire.Now);
        next.Flush();
        wire.Settle();

        string bye = wire.Sent[before];
        Assert.StartsWith("BYE sip:", bye, StringComparison.Ordinal);
        Assert.Contains($"Reason: {Reason}\r\n", bye, StringComparison.Ordinal);
        Assert.Equal(EndCause.RemoteBye, wire.Phone.Last<Ended>().Cause);
        Assert.StartsWith("SIP/2.0 200", wire.Sent[before + 1], StringComparison.Ordinal);
    }

    [Fact]
    public void Before_there_is_a_dialog_there_is_no_state()
    {
        Wire wire = new();
        Assert.Null(SipStack.StateOf(wire.Phone.Call()));
    }

    [Fact]
    public void It_goes_along_the_route()
    {
        Wire wire = new();
        Wire.End next = new(wire, wire.Server.Local, null, 9, wire.Trust);
        byte[][] routes = [Bytes("<sip:10.0.0.2;lr>"), Bytes("<sip:10.0.0.77;lr>")];
        next.Stack.EndOrphan(State() with { Routes = routes }, Reason, wire.Now);
        next.Flush();
        Assert.Equal(
            [
                "BYE sip:1001@10.0.0.99 SIP/2.0",
                "Route: <sip:10.0.0.2;lr>",
                "Route: <sip:10.0.0.77;lr>",
                "From: <sip:a@x>;tag=1",
                "To: <sip:b@x>;tag=2",
                "Call-ID: call@x",
                "CSeq: 1007 BYE",
            ],
            wire.Sent[^1]
                .Split("\r\n")
                .Where(line => !line.StartsWith("Via", StringComparison.Ordinal) && !line.StartsWith("Max", StringComparison.Ordinal))
                .Take(7)
        );
    }

    [Theory]
    [InlineData("sip:1001@10.0.0.99:5080;transport=tcp", SipTransport.Tcp)]
    [InlineData("sips:1001@10.0.0.99:5080", SipTransport.Tls)]
    public void Where_the_stream_is_gone_a_new_one_is_asked_for(string contact, SipTransport transport)
    {
        SipOutbox outbox = new();
        SipStack stack = new(
            new SipConfig { Listeners = [new SipListener(SipTransport.Udp, Wire.Address(1)), new SipListener(transport, Wire.Address(1))] },
            new IdSource(new byte[32]),
            outbox,
            new Wire().Trust
        );
        Flow gone = new(transport, Wire.Address(1), NetAddress.FromV4(0x0A000063, 41_000), 1);
        stack.EndOrphan(State() with { RemoteTarget = Bytes(contact), Flow = gone, UsesFlow = true }, Reason, new Now(new Instant(1), 1));
        SipOutput output = Assert.Single(outbox.Outputs);
        Assert.Equal((SipOutputKind.Connect, transport, 5080), (output.Kind, output.Flow.Transport, (int)output.Flow.Remote.Port));
    }

    private static InviteUsage Called(Wire wire)
    {
        InviteUsage calling = wire.Server.Call();
        wire.Settle();
        wire.Phone.Last<InviteReceived>().Usage.Accept(Bytes("v=0\r\n"), wire.Now);
        wire.Settle();
        return calling;
    }

    private static DialogState State() =>
        new(
            "call@x",
            Bytes("<sip:a@x>;tag=1"),
            Bytes("<sip:b@x>;tag=2"),
            Bytes("sip:1001@10.0.0.99"),
            [],
            new Flow(SipTransport.Udp, Wire.Address(1), NetAddress.FromV4(0x0A000063, 5060)),
            false,
            7
        );

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);
}
