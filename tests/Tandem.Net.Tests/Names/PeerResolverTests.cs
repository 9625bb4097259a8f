namespace Tandem.Net.Tests.Names;

using System.Net;
using System.Net.Sockets;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Peers;
using Tandem.Foundation;
using Tandem.Net.Names;
using Tandem.Net.Transports;
using Tandem.TestKit.Names;

/// <summary>Where SIP is spoken for a name, asked of a name server that is ours.</summary>
public sealed class PeerResolverTests : IDisposable
{
    private readonly SmallDns dns = new();
    private readonly PeerResolver resolver;

    public PeerResolverTests()
    {
        NameResolver system = new(
            new ResolverLimits(),
            (host, _) =>
                host == "in.hosts"
                    ? Task.FromResult(new[] { IPAddress.Parse("192.0.2.99") })
                    : Task.FromException<IPAddress[]>(new SocketException(11001)),
            () => TimeSpan.Zero
        );
        resolver = new PeerResolver(new DnsLimits { Servers = [dns.Address] }, system);
    }

    public void Dispose()
    {
        resolver.Dispose();
        dns.Dispose();
    }

    [Fact]
    public async Task NAPTR_says_by_what_transport_SRV_where_and_A_at_which_addresses()
    {
        dns.AddPointer("carrier.test", 20, 10, "SIP+D2U", "_sip._udp.carrier.test");
        dns.AddPointer("carrier.test", 10, 20, "SIP+D2T", "_sip._tcp.carrier.test");
        dns.AddPointer("carrier.test", 10, 10, "SIPS+D2T", "_sips._tcp.carrier.test");
        dns.AddPointer("carrier.test", 5, 5, "E2U+web", "_http._tcp.carrier.test");
        dns.AddService("_sips._tcp.carrier.test", 1, 0, 5071, "one.carrier.test");
        dns.AddService("_sip._tcp.carrier.test", 1, 0, 5070, "one.carrier.test");
        dns.AddService("_sip._udp.carrier.test", 2, 0, 5080, "two.carrier.test");
        dns.AddService("_sip._udp.carrier.test", 1, 0, 5070, "one.carrier.test");
        dns.AddAddress("one.carrier.test", "192.0.2.1");
        dns.AddAddress("one.carrier.test", "192.0.2.11");
        dns.AddAddress("two.carrier.test", "192.0.2.2");
        Assert.Equal(
            [
                "tls:192.0.2.1:5071",
                "tls:192.0.2.11:5071",
                "tcp:192.0.2.1:5070",
                "tcp:192.0.2.11:5070",
                "udp:192.0.2.1:5070",
                "udp:192.0.2.11:5070",
                "udp:192.0.2.2:5080",
            ],
            await Find("carrier.test")
        );
        Assert.Equal("carrier.test", resolver.NameOf(NetAddress.FromV4(0xC0000202, 9)));
    }

    [Fact]
    public async Task Without_NAPTR_the_services_are_asked_for_and_a_transport_that_was_chosen_alone()
    {
        dns.AddService("_sip._udp.carrier.test", 1, 0, 5080, "one.carrier.test");
        dns.AddService("_sip._tcp.carrier.test", 1, 0, 5090, "one.carrier.test");
        dns.AddService("_sips._tcp.carrier.test", 1, 0, 5091, "one.carrier.test");
        dns.AddAddress("one.carrier.test", "192.0.2.1");
        Assert.Equal(["udp:192.0.2.1:5080", "tcp:192.0.2.1:5090"], await Find("carrier.test"));
        Assert.Equal(["tls:192.0.2.1:5091"], await Find("carrier.test", transport: TrunkTransport.Tls));
        Assert.Equal(["tcp:192.0.2.1:5090"], await Find("carrier.test", transport: TrunkTransport.Tcp));
    }

    [Fact]
    public async Task A_name_without_services_is_at_its_addresses_and_with_a_port_only_there()
    {
        dns.AddAddress("carrier.test", "192.0.2.1");
        dns.AddService("_sip._udp.carrier.test", 1, 0, 5080, "other.test");
        Assert.Equal(["udp:192.0.2.1:5070"], await Find("carrier.test", 5070));
        Assert.DoesNotContain(dns.Asked, asked => asked.StartsWith('_'));
        dns.Forget();
        dns.AddAddress("plain.test", "192.0.2.2");
        Assert.Equal(["udp:192.0.2.2:5060"], await Find("plain.test"));
        Assert.Equal(["tls:192.0.2.2:5061"], await Find("plain.test", transport: TrunkTransport.Tls));
    }

    [Fact]
    public async Task A_service_that_is_decidedly_not_there_is_not_looked_for_elsewhere()
    {
        dns.AddService("_sip._udp.carrier.test", 0, 0, 0, ".");
        dns.AddAddress("carrier.test", "192.0.2.1");
        Assert.Empty(await Find("carrier.test", transport: TrunkTransport.Udp));
    }

    [Fact]
    public async Task What_DNS_does_not_know_the_system_may()
    {
        Assert.Equal(["udp:192.0.2.99:5060"], await Find("in.hosts"));
        Assert.Empty(await Find("nowhere.test"));
    }

    [Fact]
    public async Task An_answer_is_kept_as_long_as_the_shortest_of_its_parts_says()
    {
        dns.Seconds = 20;
        dns.AddAddress("carrier.test", "192.0.2.1");
        PeerAddresses first = await resolver.FindAsync(new PeerLookUp(1, "carrier.test", 0, TrunkTransport.Any));
        int asked = dns.Asked.Count;
        PeerAddresses again = await resolver.FindAsync(new PeerLookUp(2, "carrier.test", 0, TrunkTransport.Any));
        Assert.Equal(asked, dns.Asked.Count);
        Assert.InRange(first.Keep, TimeSpan.FromSeconds(19), TimeSpan.FromSeconds(20));
        Assert.True(again.Keep <= first.Keep);
        Assert.Equal(first.Addresses, again.Addresses);
    }

    private async Task<IEnumerable<string>> Find(string host, int port = 0, TrunkTransport transport = TrunkTransport.Any) =>
        (await resolver.FindAsync(new PeerLookUp(0, host, port, transport))).Addresses.Select(address => address.ToString());
}
