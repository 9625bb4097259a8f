namespace Tandem.Sip.Settings;

/// <summary>How SIP travels.</summary>
public enum SipTransport : byte
{
    Udp,
    Tcp,
    Tls,

    /// <summary>A WebSocket, one message a frame (RFC 7118). Only peers open them.</summary>
    Ws,

    /// <summary>A WebSocket inside TLS.</summary>
    Wss,
}
