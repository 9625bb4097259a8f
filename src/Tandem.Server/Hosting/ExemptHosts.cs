namespace Tandem.Server.Hosting;

using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Foundation;
using Tandem.Net;

/// <summary>
/// Hosts that may have as many connections as they like: trusted proxies, local networks, and the trunks there are at the time, at the addresses they were
/// found at. Any thread; asked only about those who have more than their share, and then looked for once a second at most.
/// </summary>
internal sealed class ExemptHosts(IReadOnlyList<NetBlock> given, Func<IEnumerable<TenantViews>> tenants)
{
    private const long RefreshMillis = 1_000;

    private readonly Lock gate = new();
    private IReadOnlyList<NetBlock> trunks = [];
    private long refreshed = -RefreshMillis;

    public bool Contains(NetAddress host)
    {
        if (NetBlock.AnyContains(given, host))
        {
            return true;
        }
        lock (gate)
        {
            if (Environment.TickCount64 - refreshed >= RefreshMillis)
            {
                trunks = [.. tenants().SelectMany(Of)];
                refreshed = Environment.TickCount64;
            }
            return NetBlock.AnyContains(trunks, host);
        }
    }

    private static IEnumerable<NetBlock> Of(TenantViews views)
    {
        foreach (TrunkRow trunk in views.Trunks.All().Where(trunk => !trunk.Disabled))
        {
            foreach (string source in trunk.Sources)
            {
                if (NetBlock.TryParse(source, out NetBlock block))
                {
                    yield return block;
                }
            }
            foreach (string found in views.TrunkStates[trunk.Id]?.Addresses ?? [])
            {
                // udp:203.0.113.5:5060
                if (NetAddress.TryParse(found[(found.IndexOf(':', StringComparison.Ordinal) + 1)..], out NetAddress address))
                {
                    yield return NetBlock.Of(address);
                }
            }
        }
    }
}
