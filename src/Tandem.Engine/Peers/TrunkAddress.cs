namespace Tandem.Engine.Peers;

using Tandem.Foundation;
using Tandem.Sip.Settings;

/// <summary>One address of a peer, and how it is spoken to.</summary>
public readonly record struct TrunkAddress(SipTransport Transport, NetAddress Address)
{
    /// <summary>As a URI to send to.</summary>
    public string Uri => $"sip:{Address};transport={Word}";

    public override string ToString() => $"{Word}:{Address}";

    private string Word =>
        Transport switch
        {
            SipTransport.Tcp => "tcp",
            SipTransport.Tls => "tls",
            _ => "udp",
        };
}
