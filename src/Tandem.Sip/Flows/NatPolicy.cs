using Tandem.Foundation;

namespace Tandem.Sip.Flows;

/// <summary>
/// Whether a peer is reached where its packets come from rather than where its Contact says. Phones behind a NAT, and phones that write a
/// name or a private address, only hear us on the flow; a trunk that announces another node of itself has to be believed.
/// </summary>
internal static class NatPolicy
{
    /// <param name="source">The flow its message came on.</param>
    /// <param name="contact">Its Contact's address with port; none when the host is a name.</param>
    /// <param name="symmetric">It asked for rport (RFC 3581), or we sent to this very flow because it registered on it.</param>
    /// <param name="isAnswer">The message answers a request that we sent by URI, so the source is only a hop on the way.</param>
    public static bool UsesFlow(in Flow source, NetAddress contact, bool symmetric, bool isAnswer)
    {
        if (source.IsReliable || contact.IsNone || contact == source.Remote)
        {
            return true;
        }
        if (contact.SameHost(source.Remote))
        {
            return symmetric;
        }
        return !isAnswer || symmetric || contact.IsUnspecified || (contact.IsPrivate && !source.Remote.IsPrivate);
    }
}
