namespace Tandem.Net.Names;

using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Security.Cryptography;
using DnsClient;
using DnsClient.Protocol;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Peers;
using Tandem.Foundation;
using Tandem.Net.Transports;
using Tandem.Sip.Settings;

/// <summary>
/// Where SIP is spoken for a name (RFC 3263): NAPTR says by what transport, SRV at which hosts and ports, A and AAAA at which addresses. What DNS does not
/// know the system's resolver is asked for, its hosts file among it. Any thread.
/// </summary>
internal sealed class PeerResolver : IDisposable
{
    private const int DefaultPort = 5060;
    private const int DefaultTlsPort = 5061;
    private static readonly (SipTransport Transport, string Service, string Prefix)[] Services =
    [
        (SipTransport.Udp, "SIP+D2U", "_sip._udp."),
        (SipTransport.Tcp, "SIP+D2T", "_sip._tcp."),
        (SipTransport.Tls, "SIPS+D2T", "_sips._tcp."),
    ];

    private readonly DnsLimits limits;
    private readonly NameResolver system;
    private readonly LookupClient? dns;
    private readonly SemaphoreSlim turns;
    private readonly ConcurrentDictionary<PeerLookUp, (long Until, PeerAddresses Found)> kept = [];
    private readonly ConcurrentDictionary<NetAddress, string> names = [];

    public PeerResolver(DnsLimits limits, NameResolver system)
    {
        this.limits = limits;
        this.system = system;
        turns = new SemaphoreSlim(limits.Searches);
        NameServer[] servers = limits.Servers.Count > 0 ? [.. limits.Servers.Select(each => new NameServer(each))] : SystemServers();
        // What is found is kept here, each part of it as long as the shortest says.
        dns =
            servers.Length == 0
                ? null
                : new LookupClient(
                    new LookupClientOptions(servers)
                    {
                        UseCache = false,
                        Timeout = limits.Patience,
                        Retries = 1,
                        ThrowDnsErrors = false,
                    }
                );
    }

    /// <summary>Never throws; no addresses when the name leads nowhere.</summary>
    public async Task<PeerAddresses> FindAsync(PeerLookUp asked)
    {
        PeerLookUp key = asked with { Ticket = 0 };
        long now = Environment.TickCount64;
        if (kept.TryGetValue(key, out (long Until, PeerAddresses Found) known) && known.Until > now)
        {
            return known.Found with { Keep = TimeSpan.FromMilliseconds(known.Until - now) };
        }
        await turns.WaitAsync().ConfigureAwait(false);
        try
        {
            PeerAddresses found = await SearchAsync(asked).ConfigureAwait(false);
            Keep(key, found);
            return found;
        }
        finally
        {
            turns.Release();
        }
    }

    /// <summary>The name an address was found by, whatever its port; null when there is none.</summary>
    public string? NameOf(NetAddress address) => names.GetValueOrDefault(address.WithPort(0));

    public void Dispose() => turns.Dispose();

    private async Task<PeerAddresses> SearchAsync(PeerLookUp asked)
    {
        Search search = new(limits.KeepMost);
        try
        {
            if (dns is not null && asked.Host.Contains('.', StringComparison.Ordinal))
            {
                await AskDnsAsync(asked, search).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is DnsResponseException or SocketException or OperationCanceledException or ArgumentException)
        {
            // No server answers, or the name is none: the system may know it all the same.
        }
        if (search.Found.Count == 0 && !search.IsRefused)
        {
            SipTransport transport = Of(asked.Transport);
            NetAddress[] addresses = await system.ResolveAsync(asked.Host, PortOf(asked.Port, transport)).ConfigureAwait(false);
            search.Found.AddRange(addresses.Select(address => new TrunkAddress(transport, address)));
            search.Shorten(limits.KeepOther);
        }
        TrunkAddress[] found = [.. search.Found.Distinct().Take(limits.Addresses)];
        TimeSpan keep = search.Keep < limits.KeepLeast ? limits.KeepLeast : search.Keep;
        return found.Length == 0 ? PeerAddresses.None(limits.KeepOther) : new PeerAddresses(found, keep);
    }

    private async Task AskDnsAsync(PeerLookUp asked, Search search)
    {
        if (asked.Port != 0)
        {
            await AddAddressesAsync(asked.Host, asked.Port, Of(asked.Transport), search).ConfigureAwait(false);
            return;
        }
        List<(SipTransport Transport, string Name)> services =
            asked.Transport == TrunkTransport.Any ? await NaptrAsync(asked.Host, search).ConfigureAwait(false) : [];
        if (services.Count == 0)
        {
            services =
            [
                .. Services
                    .Where(each =>
                        asked.Transport == TrunkTransport.Any ? each.Transport != SipTransport.Tls : each.Transport == Of(asked.Transport)
                    )
                    .Select(each => (each.Transport, each.Prefix + asked.Host)),
            ];
        }
        foreach ((SipTransport transport, string name) in services)
        {
            await AddServiceAsync(name, transport, search).ConfigureAwait(false);
        }
        if (search.Found.Count == 0 && !search.IsRefused)
        {
            SipTransport transport = Of(asked.Transport);
            await AddAddressesAsync(asked.Host, PortOf(0, transport), transport, search).ConfigureAwait(false);
        }
    }

    // RFC 3403 §4.1: by order, then preference; "s" leads to SRV records.
    private async Task<List<(SipTransport Transport, string Name)>> NaptrAsync(string host, Search search)
    {
        IDnsQueryResponse response = await dns!.QueryAsync(host, QueryType.NAPTR).ConfigureAwait(false);
        List<(SipTransport, string)> services = [];
        foreach (NAPtrRecord record in response.Answers.NAPtrRecords().OrderBy(each => (each.Order, each.Preference)))
        {
            search.Shorten(record);
            int service = Array.FindIndex(Services, each => each.Service.Equals(record.Services, StringComparison.OrdinalIgnoreCase));
            if (service >= 0 && record.Flags.Equals("s", StringComparison.OrdinalIgnoreCase))
            {
                services.Add((Services[service].Transport, record.Replacement.Value));
            }
        }
        return services;
    }

    private async Task AddServiceAsync(string name, SipTransport transport, Search search)
    {
        IDnsQueryResponse response = await dns!.QueryAsync(name, QueryType.SRV).ConfigureAwait(false);
        List<SrvTarget> targets = [];
        foreach (SrvRecord record in response.Answers.SrvRecords())
        {
            search.Shorten(record);
            targets.Add(new SrvTarget(record.Target.Value, record.Port, record.Priority, record.Weight));
        }
        // A target of "." says that the service is decidedly not there (RFC 2782).
        search.IsRefused |= targets.Count == 1 && targets[0].Host == ".";
        foreach (SrvTarget target in SrvOrder.Of(targets.Where(each => each.Host != "."), most => RandomNumberGenerator.GetInt32(most + 1)))
        {
            await AddAddressesAsync(target.Host, target.Port, transport, search, response.Additionals).ConfigureAwait(false);
        }
    }

    private async Task AddAddressesAsync(
        string host,
        int port,
        SipTransport transport,
        Search search,
        IReadOnlyList<DnsResourceRecord>? told = null
    )
    {
        List<AddressRecord> records = [.. (told ?? []).AddressRecords().Where(each => Same(each.DomainName.Value, host))];
        if (records.Count == 0)
        {
            IDnsQueryResponse v4 = await dns!.QueryAsync(host, QueryType.A).ConfigureAwait(false);
            IDnsQueryResponse v6 = await dns.QueryAsync(host, QueryType.AAAA).ConfigureAwait(false);
            records = [.. v4.Answers.AddressRecords(), .. v6.Answers.AddressRecords()];
        }
        foreach (AddressRecord record in records)
        {
            search.Shorten(record);
            search.Found.Add(new TrunkAddress(transport, NetAddress.FromBytes(record.Address.GetAddressBytes(), (ushort)port)));
        }
    }

    private void Keep(PeerLookUp key, PeerAddresses found)
    {
        if (kept.Count >= limits.Answers)
        {
            kept.TryRemove(kept.MinBy(each => each.Value.Until).Key, out _);
        }
        kept[key] = (Environment.TickCount64 + (long)found.Keep.TotalMilliseconds, found);
        if (names.Count >= limits.Answers)
        {
            names.Clear();
        }
        foreach (TrunkAddress address in found.Addresses)
        {
            names[address.Address.WithPort(0)] = key.Host;
        }
    }

    // Never those of somebody far away whom nobody has named.
    private static NameServer[] SystemServers()
    {
        try
        {
            return [.. NameServer.ResolveNameServers(skipIPv6SiteLocal: true, fallbackToGooglePublicDns: false)];
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool Same(string a, string b) => a.TrimEnd('.').Equals(b.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);

    private static SipTransport Of(TrunkTransport transport) =>
        transport switch
        {
            TrunkTransport.Tcp => SipTransport.Tcp,
            TrunkTransport.Tls => SipTransport.Tls,
            _ => SipTransport.Udp,
        };

    private static int PortOf(int port, SipTransport transport) =>
        port != 0 ? port
        : transport == SipTransport.Tls ? DefaultTlsPort
        : DefaultPort;

    /// <summary>What one search has found so far, and for how long that is good.</summary>
    private sealed class Search(TimeSpan most)
    {
        public List<TrunkAddress> Found { get; } = [];

        public bool IsRefused { get; set; }

        public TimeSpan Keep { get; private set; } = most;

        public void Shorten(DnsResourceRecord record) => Shorten(TimeSpan.FromSeconds(record.InitialTimeToLive));

        public void Shorten(TimeSpan keep) => Keep = keep < Keep ? keep : Keep;
    }
}
