namespace Tandem.Engine.Tests;

using System.Text;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Inputs;
using Tandem.Engine.Media;
using Tandem.Engine.Outputs;
using Tandem.Engine.Ports;
using Tandem.Engine.Settings;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Playback;
using Tandem.Sip.Flows;
using Tandem.Sip.Settings;

/// <summary>Sounds that are fetched: once for all who wait, for one tenant at a time, and no more of them kept than the limits say.</summary>
public class SoundTests
{
    private const string Greeting = "file_string://say:zh/welcome!say:en/welcome";
    private static readonly NetAddress Own = NetAddress.FromV4(0x0A000001, 5060);
    private readonly EngineOutbox outbox = new();
    private readonly Now now = new(new Instant(TimeSpan.TicksPerSecond), 1_767_225_600_000_000);

    [Fact]
    public void A_sound_is_fetched_once_for_all_who_wait_and_then_at_hand()
    {
        Exchange exchange = Make();
        Arrive(exchange, 1, 1);
        Arrive(exchange, 1, 2);
        Assert.Equal([new LoadSound(1, Greeting)], outbox.Store.OfType<LoadSound>());
        outbox.Media.Clear();
        exchange.Handle(Loaded(1, Greeting, 100), now);
        Assert.Equal(2, Plays(100));
        outbox.Store.Clear();
        Arrive(exchange, 1, 3);
        Assert.Equal(3, Plays(100));
        Assert.Empty(outbox.Store.OfType<LoadSound>());
    }

    [Fact]
    public void What_was_loaded_for_one_tenant_no_other_hears()
    {
        Exchange exchange = Make();
        Arrive(exchange, 1, 1);
        Arrive(exchange, 2, 2);
        const long first = 100;
        const long second = 101;
        outbox.Media.Clear();
        exchange.Handle(Loaded(1, Greeting, first), now);
        Assert.Equal(1, Plays(first));
        exchange.Handle(Loaded(2, Greeting, second), now);
        Assert.Equal(1, Plays(second));
        Arrive(exchange, 2, 3);
        Assert.Equal(1, Plays(first));
        Assert.Equal(2, Plays(second));
    }

    [Fact]
    public void A_greeting_that_cannot_be_had_gives_way_to_the_music_and_is_asked_for_again()
    {
        Exchange exchange = Make();
        Arrive(exchange, 1, 1);
        outbox.Media.Clear();
        outbox.Store.Clear();
        exchange.Handle(new SoundLoaded(1, Greeting, 0, 0, "there is no such sound"), now);
        Assert.Contains(outbox.Media, order => order.Command is Play { Loop: true });
        Arrive(exchange, 1, 2);
        Assert.Single(outbox.Store.OfType<LoadSound>());
    }

    [Fact]
    public void What_is_missing_in_a_sound_is_known_as_long_as_it_is_kept()
    {
        SoundTable table = new(4, 60);
        table.Keep(Loaded(1, "a", 100) with { Reason = "there is no sound x" }, _ => { });
        Assert.True(table.TryGet(1, "a", out _, out string missing));
        Assert.Equal("there is no sound x", missing);
        Assert.True(table.TryGet(1, "", out _, out missing));
        Assert.Equal("", missing);
    }

    [Theory]
    [InlineData(2, 3_600)]
    [InlineData(100, 2)]
    public void Past_a_limit_what_was_used_longest_ago_goes(int count, int seconds)
    {
        SoundTable table = new(count, seconds);
        List<long> letGo = [];
        table.Keep(Loaded(1, "a", 100), letGo.Add);
        table.Keep(Loaded(1, "b", 101), letGo.Add);
        Assert.True(table.TryGet(1, "a", out _, out _));
        table.Keep(Loaded(1, "c", 102), letGo.Add);
        Assert.Equal([101], letGo);
        Assert.True(table.TryGet(1, "a", out _, out _));
        Assert.False(table.TryGet(1, "b", out _, out _));
        Assert.True(table.TryGet(1, "c", out _, out _));
    }

    [Fact]
    public void One_sound_longer_than_all_that_may_be_kept_is_kept_alone()
    {
        SoundTable table = new(10, 1);
        List<long> letGo = [];
        table.Keep(Loaded(1, "a", 100, 500), letGo.Add);
        table.Keep(Loaded(1, "long", 101, 5_000), letGo.Add);
        Assert.False(table.TryGet(1, "a", out _, out _));
        Assert.True(table.TryGet(1, "long", out long found, out _));
        Assert.Equal(101, found);
        table.Keep(Loaded(1, "a", 102, 500), letGo.Add);
        Assert.Equal([100, 101], letGo);
        Assert.False(table.TryGet(1, "long", out _, out _));
    }

    [Fact]
    public void The_same_path_again_takes_the_place_of_the_one_before()
    {
        SoundTable table = new(10, 2);
        List<long> letGo = [];
        table.Keep(Loaded(1, "kept", 99, 500), letGo.Add);
        for (int i = 0; i < 20; i++)
        {
            table.Keep(Loaded(1, "a", 100 + i), letGo.Add);
        }
        Assert.Equal(Enumerable.Range(100, 19).Select(i => (long)i), letGo);
        Assert.True(table.TryGet(1, "kept", out _, out _));
    }

    private static SoundLoaded Loaded(int tenant, string path, long number, long milliseconds = 1_000) =>
        new(tenant, path, number, milliseconds, "");

    private int Plays(long sound) => outbox.Media.Count(order => order.Command is Play play && play.Sound == sound);

    private Exchange Make()
    {
        QueueRow queue = new(1, "sales", "callcenter", "longest-idle-agent", "", "", Greeting, false, [], 0, 0);
        TenantConfig[] tenants =
        [
            .. new[] { 1, 2 }.Select(id => new TenantConfig(
                id,
                $"t{id}",
                $"t{id}.test",
                new ConfigurationRows(
                    [],
                    [],
                    [queue],
                    [],
                    [],
                    [TrunkRow.At(1, "carrier", Carrier(id))],
                    [],
                    new IdCounters(1, 1, 1, 0, 0, 0)
                ),
                []
            )),
        ];
        ExchangeConfig config = new() { Listeners = [new SipListener(SipTransport.Udp, Own)], Tenants = tenants };
        Exchange exchange = new(config, new byte[32], outbox, now);
        exchange.Handle(new PortsBound([.. Enumerable.Range(0, 20).Select(i => new PortPair(0, i, Own.WithPort(20_000 + 2 * i)))]), now);
        return exchange;
    }

    // A call from the tenant's trunk, answered: it waits in the queue.
    private void Arrive(Exchange exchange, int tenant, int number)
    {
        outbox.Sip.Outputs.Clear();
        Give(exchange, tenant, "INVITE", number, "");
        string answer = outbox
            .Sip.Outputs.Select(output => Encoding.UTF8.GetString(output.Bytes.Span))
            .Last(text => text.Contains(" 200 "));
        Give(exchange, tenant, "ACK", number, $";tag={answer.Split("To: ")[1].Split(";tag=")[1].Split('\r')[0]}");
    }

    private void Give(Exchange exchange, int tenant, string method, int number, string tag)
    {
        string sdp = "v=0\r\no=- 1 1 IN IP4 10.0.0.9\r\ns=-\r\nc=IN IP4 10.0.0.9\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n";
        string body = method == "INVITE" ? sdp : "";
        string text =
            $"{method} sip:sales@10.0.0.1:5060 SIP/2.0\r\nVia: SIP/2.0/UDP {Carrier(tenant)};branch=z9hG4bK-{number}-{method};rport\r\n"
            + $"From: <sip:555{number}@carrier.test>;tag=f{number}\r\nTo: <sip:sales@10.0.0.1:5060>{tag}\r\nCall-ID: call-{number}\r\n"
            + $"CSeq: 1 {method}\r\nContact: <sip:x@{Carrier(tenant)}>\r\nMax-Forwards: 70\r\nContent-Type: application/sdp\r\n"
            + $"Content-Length: {body.Length}\r\n\r\n{body}";
        exchange.Handle(new Datagram(new Flow(SipTransport.Udp, Own, Carrier(tenant)), Encoding.ASCII.GetBytes(text)), now);
    }

    private static NetAddress Carrier(int tenant) => NetAddress.FromV4(0x0A000010 + (uint)tenant, 5060);
}
