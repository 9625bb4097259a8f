using Tandem.Foundation;

namespace Tandem.Sip.Settings;

/// <summary>One address we listen on.</summary>
/// <param name="Transport">The transport.</param>
/// <param name="Local">The bound address, as flows name it.</param>
/// <param name="Public">What Via and Contact say instead (the address for peers beyond a NAT); none means Local.</param>
public sealed record SipListener(SipTransport Transport, NetAddress Local, NetAddress Public = default)
{
    /// <summary>What Via and Contact say.</summary>
    public NetAddress Advertised =>
        Public.IsNone ? Local
        : Public.Port == 0 ? Public.WithPort(Local.Port)
        : Public;
}
