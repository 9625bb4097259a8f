using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Endpoint;
using Tandem.Sip.Flows;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;

namespace Tandem.Sip.Registration;

/// <summary>
/// Where a registered contact is called: through the proxies it registered through (RFC 3327), on the flow it registered on, or at the contact's own address
/// where that is reachable.
/// </summary>
internal sealed class ContactFlows(IReadOnlyList<LocalNet> localNets)
{
    public Flow Of(in Incoming incoming, ReadOnlySpan<byte> contact, IReadOnlyList<string> path)
    {
        Flow source = incoming.Source;
        if (path.Count > 0)
        {
            NetAddress proxy = UriTarget.AddressOf(Encoding.UTF8.GetBytes(path[0]));
            return proxy.IsNone || source.IsReliable ? source : source with { Remote = proxy };
        }
        NetAddress address = UriTarget.AddressOf(contact);
        bool usesFlow =
            !IsCalledInside(incoming, address) && NatPolicy.UsesFlow(source, address, incoming.Message.Via.HasRport, isAnswer: false);
        return usesFlow ? source : source with { Remote = address };
    }

    // Inside a local network there is no NAT before the phone: it is where it says. But the networks of homes are numbered alike: what comes from a public
    // address comes from behind another NAT, whatever its Contact says.
    private bool IsCalledInside(in Incoming incoming, NetAddress contact)
    {
        Flow source = incoming.Source;
        bool mayBeNear = source.Remote.IsPrivate || LocalNet.AnyContains(localNets, source.Remote);
        return !source.IsReliable
            && !contact.IsNone
            && mayBeNear
            && LocalNet.AnyContains(localNets, contact)
            && CameDirectly(incoming.Message);
    }

    private static bool CameDirectly(SipMessage request)
    {
        int hops = 0;
        foreach (ReadOnlySpan<byte> _ in request.Values(HeaderName.Via))
        {
            hops++;
        }
        return hops == 1;
    }
}
