namespace Tandem.Engine.Tests;

using System.Text;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Inputs;
using Tandem.Engine.Outputs;
using Tandem.Engine.Ports;
using Tandem.Engine.Settings;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Sip.Flows;
using Tandem.Sip.Settings;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>An exchange by itself: what it lets in, what it refuses, what it puts back.</summary>
public class ExchangeTests
{
    private static readonly NetAddress Own = NetAddress.FromV4(0x0A000001, 5060);
    private static readonly NetAddress Carrier = NetAddress.FromV4(0x0A000009, 5060);
    private readonly EngineOutbox outbox = new();
    private Now now = new(new Instant(TimeSpan.TicksPerSecond), 1_767_225_600_000_000);

    [Fact]
    public void Without_a_port_pair_a_call_gets_503()
    {
        Exchange exchange = Make(new ExchangeLimits());
        Assert.StartsWith("SIP/2.0 503", Call(exchange, 1), StringComparison.Ordinal);
        exchange.Handle(new PortsBound([new PortPair(0, 0, Own.WithPort(20_000))]), now);
        Assert.StartsWith("SIP/2.0 200", Call(exchange, 2), StringComparison.Ordinal);
        Assert.StartsWith("SIP/2.0 503", Call(exchange, 3), StringComparison.Ordinal);
    }

    [Fact]
    public void Past_the_limit_of_calls_a_second_new_ones_get_503_with_retry_after_and_old_ones_stay()
    {
        Exchange exchange = Make(new ExchangeLimits { CallsPerSecond = 8 }, ports: 100);
        string[] answers = [.. Enumerable.Range(0, 10).Select(i => Call(exchange, i))];
        Assert.Equal(2, answers.Count(answer => answer.StartsWith("SIP/2.0 200", StringComparison.Ordinal)));
        Assert.All(answers.Skip(2), answer => Assert.Contains("Retry-After: 5", answer, StringComparison.Ordinal));
        Assert.Equal(2, exchange.LiveCalls);
        now = now.Plus(TimeSpan.FromSeconds(1));
        Assert.StartsWith("SIP/2.0 200", Call(exchange, 50), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(JournalLevel.High, "SIP/2.0 200")]
    [InlineData(JournalLevel.Full, "SIP/2.0 503")]
    public void A_full_journal_takes_no_new_calls(JournalLevel level, string answer)
    {
        Exchange exchange = Make(new ExchangeLimits(), ports: 10);
        exchange.Handle(new JournalLevelChanged(level), now);
        Assert.StartsWith(answer, Call(exchange, 1), StringComparison.Ordinal);
    }

    [Fact]
    public void Draining_takes_no_new_calls()
    {
        Exchange exchange = Make(new ExchangeLimits(), ports: 10);
        exchange.Handle(new Drain(), now);
        Assert.StartsWith("SIP/2.0 503", Call(exchange, 1), StringComparison.Ordinal);
    }

    [Fact]
    public void When_patience_is_over_calls_are_hung_up_and_their_records_closed()
    {
        Exchange exchange = Make(new ExchangeLimits(), ports: 10);
        string answer = Call(exchange, 1);
        Give(exchange, Request("ACK", 1, "sales", answer.Split("To: ")[1].Split(";tag=")[1].Split('\r')[0]));
        exchange.Handle(new EndCalls(), now);
        Assert.Contains(outbox.Sip.Outputs, output => Text(output).StartsWith("BYE ", StringComparison.Ordinal));
        Assert.Contains(
            outbox.Store,
            order => order is KeepEvents keep && keep.Events.Any(each => each.Data is Kinds.LegEnded { Cause: "server_stops" })
        );
        Assert.Equal(0, exchange.LiveCalls);
    }

    [Fact]
    public void A_registration_of_before_is_reached_at_once()
    {
        StoredBinding kept = new(
            "1001",
            "sip:1001@10.0.0.5:5060",
            "udp",
            Own.ToString(),
            "10.0.0.5:5060",
            "c",
            1,
            now.WallMicros + 60_000_000,
            1000,
            ""
        );
        StoredBinding old = kept with { Extension = "1002", ExpiresMicros = now.WallMicros - 1 };
        Exchange exchange = Make(new ExchangeLimits(), ports: 10, bindings: [kept, old]);
        Assert.Equal(1, exchange.Counts.Sip.Bindings);
        Call(exchange, 1, "1001");
        Assert.Contains(outbox.Sip.Outputs, output => Text(output).StartsWith("INVITE sip:1001@10.0.0.5:5060", StringComparison.Ordinal));
    }

    [Fact]
    public void A_released_port_pair_rests_before_it_is_lent_again()
    {
        Exchange exchange = Make(new ExchangeLimits(), ports: 1);
        string first = Call(exchange, 1);
        string tag = first.Split("To: ")[1].Split(";tag=")[1].Split('\r')[0];
        Give(exchange, Request("ACK", 1, "sales", tag));
        Give(exchange, Request("BYE", 1, "sales", tag, cseq: 2));
        Assert.Equal(0, exchange.Counts.PortsLent);
        Assert.StartsWith("SIP/2.0 503", Call(exchange, 2), StringComparison.Ordinal);
        now = now.Plus(TimeSpan.FromSeconds(2));
        Assert.StartsWith("SIP/2.0 200", Call(exchange, 3), StringComparison.Ordinal);
    }

    [Fact]
    public void Ports_are_lent_in_an_order_that_only_the_seed_tells()
    {
        int[] first = Lent(seed: 1);
        Assert.Equal(first, Lent(seed: 1));
        Assert.NotEqual(first, Lent(seed: 2));
        Assert.NotEqual(first.Order(), first);
    }

    [Theory]
    [InlineData(false, PeerTrust.Known)]
    [InlineData(true, PeerTrust.SdpOnly)]
    public void Media_is_told_where_the_peer_is_and_what_its_trunk_wants(bool bySdp, PeerTrust trust)
    {
        Exchange exchange = Make(new ExchangeLimits(), ports: 10, carrier: TrunkRow.At(1, "carrier", Carrier) with { MediaBySdp = bySdp });
        Call(exchange, 1);
        Assert.Equal(new MediaPeer(Carrier, trust), outbox.Media.Select(order => order.Command).OfType<Open>().Single().Plan.Peer);
    }

    [Fact]
    public void A_pair_that_strangers_send_to_is_lent_last_until_it_is_quiet()
    {
        Exchange exchange = Make(new ExchangeLimits(), ports: 3);
        // Reported before the pair is announced, and after.
        exchange.Handle(new MediaHappened(0, new Noisy(new LegPort(3, 0))), now);
        exchange.Handle(new PortsBound([new PortPair(0, 3, Own.WithPort(20_006))]), now);
        exchange.Handle(new MediaHappened(0, new Noisy(new LegPort(1, 0))), now);
        Assert.Equal(2, exchange.FreePorts(0));
        Call(exchange, 1);
        Call(exchange, 2);
        Assert.Equal([0, 2], Pairs().Order());
        exchange.Handle(new MediaHappened(0, new Quiet(new LegPort(3, 0))), now);
        Call(exchange, 3);
        Assert.Equal(3, Pairs()[^1]);
        // Rather a noisy one than none: its strangers are told to the worker.
        Call(exchange, 4);
        Assert.Equal(1, Pairs()[^1]);
        Assert.Equal(now.Mono, outbox.Media.Select(order => order.Command).OfType<Open>().Last().Lent);
    }

    private int[] Pairs() => [.. outbox.Media.Select(order => order.Command).OfType<Open>().Select(open => open.Leg.Pair)];

    private int[] Lent(byte seed)
    {
        Exchange exchange = Make(new ExchangeLimits(), ports: 20, seed: seed);
        outbox.Media.Clear();
        for (int i = 0; i < 10; i++)
        {
            Call(exchange, i);
        }
        return Pairs();
    }

    private Exchange Make(
        ExchangeLimits limits,
        int ports = 0,
        IReadOnlyList<StoredBinding>? bindings = null,
        TrunkRow? carrier = null,
        byte seed = 0
    )
    {
        ExtensionRow[] extensions =
        [
            .. new[] { "1001", "1002" }.Select((number, i) => new ExtensionRow(i + 1, i + 2, number, number, "s", "", "", "", "", 0, 0)),
        ];
        QueueRow queue = new(1, "sales", "callcenter", "longest-idle-agent", "", "", "", false, [], 0, 0);
        ConfigurationRows rows = new(
            [],
            extensions,
            [queue],
            [],
            [],
            [carrier ?? TrunkRow.At(1, "carrier", Carrier)],
            [],
            new IdCounters(1, 2, 1, 0, 0, 0)
        );
        ExchangeConfig config = new()
        {
            Listeners = [new SipListener(SipTransport.Udp, Own)],
            Tenants = [new TenantConfig(1, "demo", "demo.test", rows, bindings ?? [])],
            Limits = limits,
        };
        Exchange exchange = new(config, [seed, .. new byte[31]], outbox, now);
        exchange.Handle(new PortsBound([.. Enumerable.Range(0, ports).Select(i => new PortPair(0, i, Own.WithPort(20_000 + 2 * i)))]), now);
        return exchange;
    }

    /// <summary>A call from the trunk; its last answer.</summary>
    private string Call(Exchange exchange, int number, string to = "sales")
    {
        outbox.Sip.Outputs.Clear();
        Give(exchange, Request("INVITE", number, to, null));
        return outbox.Sip.Outputs.Select(Text).Last(text => text.StartsWith("SIP/2.0", StringComparison.Ordinal));
    }

    private void Give(Exchange exchange, string text) =>
        exchange.Handle(new Datagram(new Flow(SipTransport.Udp, Own, Carrier), Encoding.ASCII.GetBytes(text)), now);

    private static string Text(SipOutput output) => Encoding.UTF8.GetString(output.Bytes.Span);

    private static string Request(string method, int number, string to, string? toTag, int cseq = 1)
    {
        string sdp =
            method == "INVITE" ? "v=0\r\no=- 1 1 IN IP4 10.0.0.9\r\ns=-\r\nc=IN IP4 10.0.0.9\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n" : "";
        return $"{method} sip:{to}@10.0.0.1:5060 SIP/2.0\r\nVia: SIP/2.0/UDP 10.0.0.9:5060;branch=z9hG4bK-{number}-{method};rport\r\n"
            + $"From: <sip:555{number}@carrier.test>;tag=f{number}\r\nTo: <sip:{to}@10.0.0.1:5060>{(toTag == null ? "" : $";tag={toTag}")}\r\nCall-ID: call-{number}\r\n"
            + $"CSeq: {cseq} {method}\r\nContact: <sip:x@10.0.0.9:5060>\r\nMax-Forwards: 70\r\nContent-Type: application/sdp\r\nContent-Length: {sdp.Length}\r\n\r\n{sdp}";
    }
}
