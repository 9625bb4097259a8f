namespace Tandem.Net.Names;

using Tandem.Core.Contract.Rows;
using Tandem.Engine.Inputs;
using Tandem.Engine.Peers;
using Tandem.Foundation;
using Tandem.Sip.Settings;

/// <summary>What the exchange asks about names; the answers come as inputs, also when there are none.</summary>
/// <param name="resolver">Who knows.</param>
/// <param name="limits">How long it is kept that nothing was found.</param>
/// <param name="post">To the loop; any thread.</param>
/// <param name="failed">What nobody expected.</param>
internal sealed class NameQuestions(PeerResolver resolver, DnsLimits limits, Action<EngineInput> post, Action<string, Exception> failed)
{
    public async Task FindAsync(PeerLookUp lookUp)
    {
        PeerAddresses found = PeerAddresses.None(limits.KeepOther);
        try
        {
            found = await resolver.FindAsync(lookUp).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            failed("looking up a trunk", e);
        }
        post(new PeersFound(lookUp.Ticket, found.Addresses, (long)found.Keep.TotalSeconds));
    }

    public async Task ResolveAsync(string host, int port, SipTransport transport, long ticket)
    {
        NetAddress[] found = [];
        try
        {
            TrunkTransport by = transport switch
            {
                SipTransport.Tcp => TrunkTransport.Tcp,
                SipTransport.Tls => TrunkTransport.Tls,
                _ => TrunkTransport.Udp,
            };
            PeerAddresses there = await resolver.FindAsync(new PeerLookUp(0, host, port, by)).ConfigureAwait(false);
            found = [.. there.Addresses.Select(each => each.Address)];
        }
        catch (Exception e)
        {
            failed("looking up a name", e);
        }
        post(new Resolved(ticket, found));
    }
}
