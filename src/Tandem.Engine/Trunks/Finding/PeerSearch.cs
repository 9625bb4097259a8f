namespace Tandem.Engine.Trunks.Finding;

using System.Text;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Peers;
using Tandem.Foundation;
using Tandem.Sip.Settings;

/// <summary>
/// Keeps the addresses of a trunk's peers: those given as such at once, those of names as they are found, looked up again when an answer is no longer
/// good. What was found stays in use while a name cannot be found again.
/// </summary>
/// <param name="trunk">Whose.</param>
/// <param name="lookUps">Asks for names.</param>
/// <param name="services">What it needs.</param>
/// <param name="found">Told when the addresses are other than before.</param>
internal sealed class PeerSearch(Trunk trunk, PeerLookUps lookUps, TrunkServices services, Action found) : ITrunkTimed
{
    private const int DefaultPort = 5060;
    private const int DefaultTlsPort = 5061;

    private readonly IReadOnlyList<TrunkPeer> peers = trunk.Row.Peers;
    private readonly TrunkAddress[][] addresses = new TrunkAddress[trunk.Row.Peers.Count][];
    private readonly DeadlineHandle[] timers = new DeadlineHandle[trunk.Row.Peers.Count];
    private bool stopped;

    public void Start()
    {
        for (int i = 0; i < peers.Count; i++)
        {
            addresses[i] = [];
            if (NetAddress.TryParseHost(Encoding.ASCII.GetBytes(peers[i].Host), out NetAddress host))
            {
                SipTransport transport = Transport(trunk.Row.Transport);
                int usual = transport == SipTransport.Tls ? DefaultTlsPort : DefaultPort;
                addresses[i] = [new TrunkAddress(transport, host.WithPort(peers[i].Port == 0 ? usual : peers[i].Port))];
            }
            else
            {
                lookUps.Ask(this, i, peers[i], trunk.Row.Transport);
            }
        }
        Put();
    }

    public void Stop()
    {
        stopped = true;
        for (int i = 0; i < timers.Length; i++)
        {
            services.Clock.Cancel(ref timers[i]);
        }
    }

    public void Found(int peer, TrunkAddress[] there, long seconds)
    {
        if (stopped)
        {
            return;
        }
        bool isFound = there.Length > 0;
        TimeSpan again = !isFound
            ? services.Limits.TrunkNameRetry
            : TimeSpan.FromSeconds(
                Math.Clamp(seconds, (long)services.Limits.TrunkNameLeast.TotalSeconds, (long)services.Limits.TrunkNameMost.TotalSeconds)
            );
        services.Clock.Arm(ref timers[peer], services.Turn.Now.Mono + again, this, peer, "trunk name");
        if (!isFound)
        {
            trunk.Failed($"the name {peers[peer].Host} cannot be found", services.Turn.Now);
            services.Reports.Changed(trunk, trunk.LastError);
        }
        else if (!there.AsSpan().SequenceEqual(addresses[peer]))
        {
            addresses[peer] = there;
            Put();
        }
    }

    void ITrunkTimed.OnTimer(int peer)
    {
        timers[peer] = default;
        lookUps.Ask(this, peer, peers[peer], trunk.Row.Transport);
    }

    // Who is known already keeps what is known of him.
    private void Put()
    {
        List<TrunkTarget> targets = [];
        for (int i = 0; i < peers.Count; i++)
        {
            foreach (TrunkAddress address in addresses[i])
            {
                if (!targets.Exists(each => each.Address == address))
                {
                    string host = peers[i].ToString();
                    targets.Add(
                        trunk.Targets.FirstOrDefault(each => each.Address == address && each.Host == host) ?? new TrunkTarget(address, host)
                    );
                }
            }
        }
        trunk.Find(targets);
        found();
    }

    private static SipTransport Transport(TrunkTransport transport) =>
        transport switch
        {
            TrunkTransport.Tcp => SipTransport.Tcp,
            TrunkTransport.Tls => SipTransport.Tls,
            _ => SipTransport.Udp,
        };
}
