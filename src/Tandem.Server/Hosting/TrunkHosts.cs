namespace Tandem.Server.Hosting;

using System.Text;
using Tandem.Core.Contract.Rows;
using Tandem.Foundation;

/// <summary>The addresses of a tenant's trunks, as far as they are given as addresses.</summary>
internal static class TrunkHosts
{
    public static IEnumerable<NetBlock> Of(ConfigurationRows rows)
    {
        foreach (TrunkRow trunk in rows.Trunks)
        {
            foreach (TrunkPeer peer in trunk.Peers)
            {
                if (NetAddress.TryParseHost(Encoding.ASCII.GetBytes(peer.Host), out NetAddress address))
                {
                    yield return NetBlock.Of(address);
                }
            }
            foreach (string source in trunk.Sources)
            {
                if (NetBlock.TryParse(source, out NetBlock block))
                {
                    yield return block;
                }
            }
        }
    }
}
