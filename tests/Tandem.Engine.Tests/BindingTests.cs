namespace Tandem.Engine.Tests;

using System.Text;
using Tandem.Core.Agents;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Inputs;
using Tandem.Engine.Outputs;
using Tandem.Engine.Ports;
using Tandem.Engine.Settings;
using Tandem.Engine.Tests.Rig;
using Tandem.Foundation;
using Tandem.Sip.Flows;
using Tandem.Sip.Settings;

/// <summary>What is registered belongs to the extension it was registered for, and ends with it.</summary>
public class BindingTests
{
    private const string Phone = "10.0.0.5:5060";
    private static readonly NetAddress Own = ExchangeRig.Own;
    private static readonly NetAddress Carrier = ExchangeRig.Carrier(1);
    private readonly EngineOutbox outbox = new();
    private readonly Now now = new(new Instant(TimeSpan.TicksPerSecond), 1_767_225_600_000_000);
    private long request;

    [Fact]
    public void Deleting_an_extension_takes_its_registrations_away_at_once()
    {
        Exchange exchange = Make();
        Assert.Equal(1, exchange.Counts.Sip.Bindings);
        Commit(exchange, new DeleteUser(5));
        Assert.Equal(0, exchange.Counts.Sip.Bindings);
        Assert.Contains(outbox.Store, order => order is ForgetBinding { Extension: "1001" });
        UserDraft draft = new("new", "New", "", "1001", "other", "AGENT", null, null, null, null, null, null, false, null);
        Commit(exchange, new CreateUser(draft));
        Call(exchange, "1001");
        Assert.DoesNotContain(outbox.Sip.Outputs, output => Text(output).StartsWith("INVITE ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_number_that_an_extension_gives_up_is_nobodys()
    {
        Exchange exchange = Make();
        Commit(exchange, new UpdateUser(5, new UserChange { Extension = "1009" }));
        Assert.Equal(0, exchange.Counts.Sip.Bindings);
    }

    [Fact]
    public void A_registration_of_an_extension_that_is_gone_is_not_restored()
    {
        Exchange exchange = Make(stored: "1002");
        Assert.Equal(0, exchange.Counts.Sip.Bindings);
    }

    private Exchange Make(string stored = "1001")
    {
        UserRow user = new(5, "1001", "A", "", "AGENT", "", "", "", "", "", "", "", false, UserRole.Agent, 1, "1001", new AgentRow(), 0, 0);
        ExtensionRow extension = new(1, 5, "1001", "A", "s", "", "", "", "", 0, 0);
        ConfigurationRows rows = new(
            [user],
            [extension],
            [],
            [],
            [],
            [TrunkRow.At(1, "carrier", Carrier)],
            [],
            new IdCounters(5, 1, 0, 0, 0, 0)
        );
        StoredBinding binding = new(
            stored,
            $"sip:1001@{Phone}",
            "udp",
            Own.ToString(),
            Phone,
            "c",
            1,
            now.WallMicros + 60_000_000,
            1000,
            ""
        );
        ExchangeConfig config = new()
        {
            Listeners = [new SipListener(SipTransport.Udp, Own)],
            Tenants = [new TenantConfig(1, "demo", "demo.test", rows, [binding])],
        };
        Exchange exchange = new(config, new byte[32], outbox, now);
        exchange.Handle(new PortsBound([.. Enumerable.Range(0, 10).Select(i => new PortPair(0, i, Own.WithPort(20_000 + 2 * i)))]), now);
        return exchange;
    }

    private void Commit(Exchange exchange, ConfigurationCommand command)
    {
        outbox.Store.Clear();
        exchange.Handle(new CommandAsked(1, new CommandRequest(++request, command)), now);
        CommitConfiguration commit = outbox.Store.OfType<CommitConfiguration>().Single();
        exchange.Handle(new Committed(1, commit.Order.CommitId), now);
    }

    private void Call(Exchange exchange, string number)
    {
        const string Sdp = "v=0\r\no=- 1 1 IN IP4 10.0.0.9\r\ns=-\r\nc=IN IP4 10.0.0.9\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n";
        string text =
            $"INVITE sip:{number}@10.0.0.1:5060 SIP/2.0\r\nVia: SIP/2.0/UDP {Carrier};branch=z9hG4bK-1;rport\r\nFrom: <sip:555@carrier.test>;tag=f\r\n"
            + $"To: <sip:{number}@10.0.0.1:5060>\r\nCall-ID: call\r\nCSeq: 1 INVITE\r\nContact: <sip:x@{Carrier}>\r\nMax-Forwards: 70\r\n"
            + $"Content-Type: application/sdp\r\nContent-Length: {Sdp.Length}\r\n\r\n{Sdp}";
        exchange.Handle(new Datagram(new Flow(SipTransport.Udp, Own, Carrier), Encoding.ASCII.GetBytes(text)), now);
    }

    private static string Text(SipOutput output) => Encoding.UTF8.GetString(output.Bytes.Span);
}
