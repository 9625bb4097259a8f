namespace Tandem.Net.Transports;

using Tandem.Sip.Flows;

/// <summary>The far end of one stream, or of a WebSocket, to whom messages go in order. Every method may be called on any thread, at any time.</summary>
internal interface IStreamPeer
{
    Flow Flow { get; }

    /// <summary>It has said something.</summary>
    bool HasSpoken { get; }

    bool IsOver { get; }

    /// <summary>It has kept us waiting for longer than anybody may.</summary>
    bool IsLate { get; }

    /// <summary>False when the peer does not take what it is sent, or the connection ends: it is to be closed.</summary>
    bool TrySend(byte[] bytes);

    /// <summary>Ends it; what waits is still written, for a while.</summary>
    void Close();

    /// <summary>Ends it now.</summary>
    void Abort();
}
