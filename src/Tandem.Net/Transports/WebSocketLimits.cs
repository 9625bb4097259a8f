namespace Tandem.Net.Transports;

using Tandem.Foundation;

/// <summary>Limits of SIP over WebSockets, beside those of streams.</summary>
public sealed record WebSocketLimits
{
    /// <summary>WebSockets at a time; one more takes the place of one that never said anything, or is closed at once. A record of their own, since HTTP holds their connections.</summary>
    public StreamLimits Streams { get; init; } =
        new()
        {
            Connections = 3_000,
            OfOneSource = 500,
            FirstBytes = TimeSpan.FromSeconds(15),
            WaitingMessages = 64,
        };

    /// <summary>Bytes of one message; a larger one closes the WebSocket (1009).</summary>
    public int MessageBytes { get; init; } = 65_535;

    /// <summary>How long a message may take to be whole once it has begun.</summary>
    public TimeSpan MessageWithin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The same, with hosts that may have any number: a web proxy there brings everybody's.</summary>
    public WebSocketLimits Exempting(Predicate<NetAddress> hosts) => this with { Streams = Streams with { Exempt = hosts } };
}
