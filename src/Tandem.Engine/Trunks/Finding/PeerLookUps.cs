namespace Tandem.Engine.Trunks.Finding;

using Tandem.Core.Contract.Rows;
using Tandem.Engine.Inputs;
using Tandem.Engine.Outputs;
using Tandem.Engine.Peers;

/// <summary>The look-ups under way, each answered once by the rim, which gives up by itself.</summary>
internal sealed class PeerLookUps(EngineOutbox outbox)
{
    private readonly Dictionary<long, (PeerSearch Search, int Peer)> asked = [];
    private long lastTicket;

    public void Ask(PeerSearch search, int peer, TrunkPeer of, TrunkTransport transport)
    {
        asked.Add(++lastTicket, (search, peer));
        outbox.LookUps.Add(new PeerLookUp(lastTicket, of.Host, of.Port, transport));
    }

    public void Found(PeersFound found)
    {
        if (asked.Remove(found.Ticket, out (PeerSearch Search, int Peer) known))
        {
            known.Search.Found(known.Peer, found.Addresses, found.Seconds);
        }
    }
}
