namespace Tandem.Sip.Settings;

/// <summary>How SIP travels.</summary>
public enum SipTransport : byte
{
    Udp,
    Tcp,
    Tls,
}
